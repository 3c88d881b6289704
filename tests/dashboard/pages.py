"""Opens pages of the dashboard without a browser, always through the entry script."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

import dashboard
from tests.dashboard.shown import notes_in, parts_in, tables_in, words_in

ENTRY = Path(dashboard.__file__).with_name("app.py")

PAGES = {
    "overview": "Wie offen sind die Verwaltungen?",
    "city": "Stadt",
    "indicator": "Indikator",
    "comparison": "Vergleich",
    "parity_path": "Pfad zur Parität",
    "planning": "Erhebung planen",
    "measures": "Maßnahmen",
    "recordability": "Erfassbarkeit",
    "data_quality": "Datenqualität",
    "methodology": "Methodik",
    "search": "Suche",
}


class Page(AppTest):
    """A page whose tables and notes are HTML of our own, and are found like Streamlit's."""

    @property
    def table(self):
        return [table for html in self.html for table in tables_in(html.value)]

    @property
    def title(self):
        return self._parts("h1")

    @property
    def header(self):
        return self._parts("h2")

    @property
    def subheader(self):
        return self._parts("h3")

    @property
    def markdown(self):
        return [words_in(html.value) for html in self.html]

    @property
    def caption(self):
        kinds = ("p.remark", "div.remark", "footer.remark")
        return [*super().caption, *(part for kind in kinds for part in self._parts(kind))]

    @property
    def folds(self):
        return [expander.label for expander in self.expander] + [
            part.value for part in self._parts("summary")
        ]

    def _parts(self, name):
        return [part for html in self.html for part in parts_in(html.value, name)]

    @property
    def info(self):
        return [*super().info, *self._notes("info")]

    @property
    def success(self):
        return [*super().success, *self._notes("success")]

    @property
    def warning(self):
        return [*super().warning, *self._notes("warning")]

    @property
    def error(self):
        return [*super().error, *self._notes("error")]

    def _notes(self, kind):
        found = (note for html in self.html for note in notes_in(html.value))
        return [note for note in found if note.name == kind]


def open_page(name: str, **address: str) -> Page:
    """A page as a visitor sees it who follows an address with these parameters."""
    page = Page(str(ENTRY), default_timeout=30)
    # The first run makes the language switch, which then keeps its language.
    if "sprache" in address:
        page.query_params["sprache"] = address["sprache"]
    page.run()
    for key, value in address.items():
        page.query_params[key] = value
    if name != "overview":
        page.switch_page(f"app_pages/{name}.py")
    page.run()
    return page


def text_of(page: Page) -> str:
    """All words on the page that Streamlit shows as text or tables."""
    parts = [element.value for element in (*page.title, *page.header, *page.subheader)]
    parts += [element.value for element in (*page.markdown, *page.caption)]
    parts += [element.value for element in (*page.info, *page.warning, *page.error)]
    parts += [element.value.to_csv() for element in page.table]
    return "\n".join(str(part) for part in parts)
