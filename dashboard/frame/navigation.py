"""The list of pages and the field that searches everything, in the frame of every page.

Both are HTML of our own: links of Streamlit's leave behind what was chosen, and each of them is
an element that the browser waits for. `page.js` follows them without loading the page anew.
"""

from html import escape
from urllib.parse import urlencode

from dashboard.frame.addresses import SEARCH, START, WORKFLOW, every_page, listed
from dashboard.frame.languages import language
from dashboard.frame.say import say
from dashboard.frame.show_html import show_html
from dashboard.frame.travelling import along
from dashboard.frame.vintage import vintage, with_vintage
from indicators.publications.forms.markup import element, link, void
from indicators.publications.forms.place import STAND
from indicators.publications.selection import LONGEST_WORD
from indicators.workflow.access.people import Person
from indicators.workflow.access.rights import may


def show_pages(current: str) -> None:
    """All pages; city, indicator and language that were chosen travel along."""
    items = "".join(element("li", _link(path, path == current)) for path in listed())
    show_html(
        element("nav", element("ul", items), class_="om-pages", aria_label=say("reading_pages"))
    )


def show_workflow_pages(current: str, person: Person | None) -> None:
    """The pages on which somebody has something to do; nothing for the public."""
    items = "".join(
        element("li", _link(path, path == current))
        for path, page in WORKFLOW.items()
        if person and page.right and may(person, page.right)
    )
    if items:
        listing = element("ul", items)
        show_html(element("nav", listing, class_="om-pages", aria_label=say("workflow_pages")))


def _link(path: str, is_current: bool) -> str:
    codes = along(path)
    address = "/" if path == START else f"/{path}"
    query = f"?{urlencode(codes, safe=',')}" if codes else ""
    current = {"aria_current": "page"} if is_current else {}
    way = with_vintage(address + query, vintage(path).number)
    return link(way, escape(say(f"page_{every_page()[path].file}")), **current)


def show_search() -> None:
    """Asks for a word; the page of results has it in its address."""
    field = void(
        "input",
        id="om-wort",
        name="wort",
        type="search",
        placeholder=say("search_everything_example"),
        maxlength=str(LONGEST_WORD),
    )
    number = vintage(SEARCH).number
    past = void("input", type="hidden", name=STAND, value=number) if number else ""
    label = element("label", escape(say("search_everything")), for_="om-wort")
    spoken = "" if language() == "de" else void("input", type="hidden", name="sprache", value="en")
    button = element("button", escape(say("search_go")), type="submit")
    fields = element("div", field + button)
    show_html(
        element(
            "form",
            label + fields + spoken + past,
            action=f"/{SEARCH}",
            method="get",
            role="search",
            class_="om-search",
        )
    )
