"""Every form in which a release leaves as a file: one line each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Literal

from indicators.publications.dossier.dossier_areas import ALL

if TYPE_CHECKING:
    # Whoever only lists the forms does not load the pages that dossiers are made from.
    from indicators.publications.dossier.leaf import Dossier

Make = Callable[["Dossier"], bytes]


@dataclass(frozen=True)
class Form:
    """A kind of file; its maker is loaded when it is needed, so that a missing library stops only
    what needs it."""

    name: str
    maker: str
    """Module and function: dossier → bytes."""
    file: str
    """The path of the file; `{area}` is the code of a city, or "alle", `{language}` de or en."""
    media_type: str
    about: Literal["each", "city", "all"] = "each"
    """Of which dossiers there is one: of each, of cities only, of all cities together only."""
    languages: tuple[str, ...] = ("de", "en")

    def path(self, area: str, language: str) -> str:
        """The path of the file about an area."""
        return self.file.format(area=area or "alle", language=language)

    def is_about(self, area: str, language: str) -> bool:
        """Whether there is such a file."""
        wanted = {"each": True, "city": area != ALL, "all": area == ALL}
        return wanted[self.about] and language in self.languages

    def make(self) -> Make:
        """The function that makes it. Raises ImportError where a library is missing."""
        module, _, function = self.maker.partition(":")
        made: Make = getattr(import_module(module), function)
        return made


_FORMS = "indicators.publications.forms"

FORMS: tuple[Form, ...] = (
    Form("deck", f"{_FORMS}.deck:make_deck", "sitzung/{area}.{language}.html", "text/html"),
)


def forms_of(area: str, language: str) -> Iterator[Form]:
    """The forms that there are of a dossier."""
    return (form for form in FORMS if form.is_about(area, language))
