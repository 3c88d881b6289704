"""A deck for a meeting: one slide a leaf, a static page that needs no program to be read."""

from html import escape
from pathlib import Path

from indicators.publications.dossier.leaf import Dossier
from indicators.publications.forms.deck_place import deck_address
from indicators.publications.forms.deck_slide import foot, slide_element
from indicators.publications.forms.document import FONTS, LANGUAGES
from indicators.publications.forms.html_page import html_page
from indicators.publications.forms.markup import element, link
from indicators.publications.forms.slides_of import slides_of
from indicators.publications.page_paths import living

STYLE = FONTS + Path(__file__).with_name("deck.css").read_text(encoding="utf-8")
SCRIPT = "/app/static/deck.js"
START = "start"
"""The first slide: what it is about, and the way to each of the others."""
_LINKS = """<link rel="alternate" hreflang="de" href="{german}" />
<link rel="alternate" hreflang="en" href="{english}" />
<script src="{script}" defer="defer"></script>
"""


def make_deck(dossier: Dossier) -> bytes:
    """The deck as one file; the same dossier makes the same bytes."""
    view, found = dossier.view, slides_of(dossier)
    count = len(found) + 1
    slides = [slide_element(one, dossier, place, count) for place, one in enumerate(found, 2)]
    main = element("main", "\n".join([_first(dossier, count), *slides]), **_words(dossier))
    skip = link(f"#{dossier.leaves[0].name}", escape(view.say("deck_skip")), class_="skip")
    links = _LINKS.format(
        german=escape(deck_address(dossier.area, "de")),
        english=escape(deck_address(dossier.area, "en")),
        script=SCRIPT,
    )
    title = f"{dossier.title} – {view.say('product')}"
    return html_page(view.language, title, STYLE, f"{skip}\n{main}", links).encode("utf-8")


def _words(dossier: Dossier) -> dict[str, str]:
    """What the script says, which knows no language itself."""
    keys = ("previous", "next", "down", "fullscreen", "place", "controls")
    say = dossier.view.say
    # The numbers are the script's to fill in.
    holes = {"number": "{number}", "count": "{count}"}
    return {f"data_{key}": say(f"deck_{key}", **holes) for key in keys}


def _first(dossier: Dossier, count: int) -> str:
    """What it is about, when, and a list of the slides."""
    view = dossier.view
    listed = "".join(
        element("li", link(f"#{leaf.name}", escape(leaf.headline))) for leaf in dossier.leaves
    )
    contents = element(
        "nav", element("ol", listed), aria_label=view.say("deck_contents"), class_="contents"
    )
    parts = [
        element("p", escape(f"{view.say('product')} · {view.say('deck_for')}"), class_="kicker"),
        element("h1", escape(dossier.title), tabindex="-1"),
        element("div", "".join([*_remarks(dossier), contents]), class_="body"),
        foot(escape(view.say("deck_keys")), dossier, START, 1, count),
    ]
    return element("section", "\n".join(parts), id=START, class_="slide first")


def _remarks(dossier: Dossier) -> list[str]:
    """That the cities do not exist; how to move about; the other language; the living page."""
    view = dossier.view
    told = []
    if view.release.info["is_demonstration"]:
        told.append(element("p", escape(view.say("alone_watermark")), class_="watermark"))
    other = next(code for code in LANGUAGES if code != view.language)
    ways = [
        link(living(dossier.leaves[0].address), escape(view.say("deck_living"))),
        link(
            deck_address(dossier.area, other),
            escape(view.say("deck_other_language")),
            lang=other,
            hreflang=other,
        ),
    ]
    told.append(element("p", " · ".join(ways)))
    return told
