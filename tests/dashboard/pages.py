"""Opens pages of the dashboard without a browser, always through the entry script."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

import dashboard

ENTRY = Path(dashboard.__file__).with_name("app.py")

PAGES = {
    "overview": "Wie offen sind die Verwaltungen?",
    "city": "Stadt",
    "indicator": "Indikator",
    "comparison": "Vergleich",
    "parity_path": "Pfad zur Parität",
    "measures": "Maßnahmen",
    "recordability": "Erfassbarkeit",
    "data_quality": "Datenqualität",
    "methodology": "Methodik",
    "search": "Suche",
}


def open_page(name: str, **address: str) -> AppTest:
    """A page as a visitor sees it who follows an address with these parameters."""
    page = AppTest.from_file(str(ENTRY), default_timeout=30)
    # The first run makes the language switch, which then keeps its language.
    if "sprache" in address:
        page.query_params["sprache"] = address["sprache"]
    page.run()
    for key, value in address.items():
        page.query_params[key] = value
    if name != "overview":
        page.switch_page(f"app_pages/{name}.py")
    return page.run()


def text_of(page: AppTest) -> str:
    """All words on the page that Streamlit shows as text or tables."""
    parts = [element.value for element in (*page.title, *page.header, *page.subheader)]
    parts += [element.value for element in (*page.markdown, *page.caption)]
    parts += [element.value for element in (*page.info, *page.warning, *page.error)]
    parts += [element.value.to_csv() for element in page.table]
    return "\n".join(str(part) for part in parts)
