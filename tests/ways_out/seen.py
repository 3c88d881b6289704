"""What a real browser has of a page: words, attributes, what it keeps, and charts as drawn."""

from collections import Counter
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote_plus, urlencode

from tests.browser.visits import PATHS, visit
from tests.ways_out import rows

SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
PATH_OF = {
    "indicator": PATHS["indikator"],
    "city": PATHS["stadt"],
    "comparison": PATHS["vergleich"],
}


class Seen(NamedTuple):
    """A page that was opened; `content` is what the script found, what is spoken, and files."""

    name: str
    address: dict
    content: dict

    @property
    def way(self):
        return f"browser {self.name} {' '.join(self.address.values())}"

    @property
    def areas(self):
        return [area] if (area := rows.context_of(self)[1]) else []


def look_at(browser, dashboard, addresses, tamper="0"):
    """The pages at these addresses as a browser that was never there before has them.

    `tamper` is a script that changes a page before it is read.
    """
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, locale="de-DE")
    page, answers, found = context.new_page(), [], []
    page.on("response", lambda answer: answers.append(answer))
    for name, address in addresses:
        answers.clear()
        visit(page, f"{dashboard}{PATH_OF[name]}?{urlencode(address)}")
        page.evaluate(tamper)
        found.append(Seen(name, address, _content(page, answers, dashboard)))
    context.close()
    return found


def _content(page, answers, dashboard):
    content = page.evaluate(SCRIPT)
    content["spoken"] = page.locator("body").aria_snapshot().splitlines()
    content["kept"] += [(cookie["name"], cookie["value"]) for cookie in page.context.cookies()]
    files = [answer.text() for answer in answers if _is_read(answer)]
    linked = {link for link in content["links"] if link.startswith("/lesen/datei/")}
    answers = (page.request.get(f"{dashboard}{link}") for link in sorted(linked))
    files += [answer.body().decode("utf-8-sig") for answer in answers]
    content["figures"] = [file for file in files if rows.is_for_programs(file)]
    content["files"] = [
        line for file in files if not rows.is_for_programs(file) for line in file.splitlines()
    ]
    # A link to a heading has its words for an address.
    anchors = [link for link in content["links"] if link.startswith("#")]
    content["texts"] += [unquote_plus(anchor).replace("-", " ") for anchor in anchors]
    links = [link for link in (page.url, *content["links"]) if link not in anchors]
    content["links"] = [link.removeprefix(dashboard) for link in links]
    return content


def _is_read(answer):
    """Whether the browser fetched something beside fonts, pictures and programs."""
    kind = answer.headers.get("content-type", "")
    return answer.ok and kind.startswith(("text/csv", "text/html", "application/json"))


def texts_of(seen):
    """Everything that is words, whoever reads it."""
    content = seen.content
    drawings = [part for graph in content["graphs"] for part in (graph, graph["picture"])]
    return [
        *(text for name in ("texts", "attributes", "spoken", "files") for text in content[name]),
        *(text for drawing in drawings for text in drawing["words"]),
        *(text for graph in content["graphs"] for text in graph["tooltips"]),
    ]


def leaks_in_marks(way, graph, published):
    """Marks of a chart that are where no published figure is, and marks without a number."""
    leaks = []
    for trace, marks in zip(graph["data"], graph["marks"], strict=True):
        given = sum(None not in pair for pair in zip(trace["x"], trace["y"], strict=True))
        leaks += [f"{way}: {len(marks)} marks, {given} numbers"] * (len(marks) > given)
        leaks += [
            f"{way}: mark at {mark['at']}" for mark in marks if not _is_published(mark, published)
        ]
    return leaks


def _is_published(mark, published):
    """Whether a figure is where the mark is, two pixels more or less."""
    (x, y), (width, height) = mark["at"], mark["pixel"]
    if is_year(x):
        of_year = published.loc[published["year"] == round(x), "value"]
        return bool(((of_year - y).abs() <= 2 * height).any())
    return bool(((published["value"] - x).abs() <= 2 * width).any())


def is_year(number):
    return 2000 <= number <= 2100


def years_of_marks(graph):
    """How many marks stand at each year."""
    places = [mark["at"][0] for marks in graph["marks"] for mark in marks]
    return Counter(round(place) for place in places if is_year(place))
