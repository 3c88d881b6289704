"""The leaves on what a city says about its figures, and on new figures it has not agreed to."""

from collections.abc import Iterator

from indicators.publications.dossier.leaf import Leaf
from indicators.publications.provenance import Address
from indicators.publications.view import View
from indicators.publications.vintages import said_of_release


def of_city(view: View, area: str, address: Address) -> Iterator[Leaf]:
    """Its statement, and that new figures are missing; nothing where there is neither."""
    missing = view.table("absences")
    if told := said_of_release.absence_words(missing, view.speaker, area):
        yield Leaf("fehlt", "", told, (), None, None, address)
    for row in view.table("statements", area=area).to_dict("records"):
        headline = view.say("statement_heading", city=view.speaker.area(area))
        text = tuple(said_of_release.statement(view, row))
        yield Leaf("stellungnahme", "", headline, text, None, None, address)
