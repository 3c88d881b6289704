"""How the tests move about: the paths of all pages, and when a page is ready."""

from playwright.sync_api import Page

PATHS = {
    "uebersicht": "/",
    "stadt": "/stadt",
    "indikator": "/indikator",
    "vergleich": "/vergleich",
    "paritaetspfad": "/paritaetspfad",
    "erhebung": "/erhebung",
    "massnahmen": "/massnahmen",
    "erfassbarkeit": "/erfassbarkeit",
    "datenqualitaet": "/datenqualitaet",
    "methodik": "/methodik",
    "suche": "/suche",
}

SITE_PATHS = {
    "impressum": "/impressum",
    "datenschutz": "/datenschutz",
    "barrierefreiheit": "/barrierefreiheit",
}
"""Pages about the site itself, to which every page leads from its foot."""


def visit(page: Page, address: str) -> None:
    """Opens an address and waits until the script has run and charts are drawn."""
    page.goto(address)
    wait_until_ready(page)


def wait_until_ready(page: Page) -> None:
    """The footer is the last thing a page writes; a chart is ready when it has its drawing.

    Streamlit fetches the code of a widget when it first needs it and shows a grey box until then.
    """
    page.get_by_test_id("stMain").get_by_text("Veröffentlichungsstand").or_(
        page.get_by_test_id("stMain").get_by_text("Release ")
    ).last.wait_for(timeout=30_000)
    page.wait_for_function(
        """() => !document.querySelector('[data-testid=stStatusWidget]')
            && !document.querySelector('[data-testid=stSkeleton]')
            && !document.getElementById('om-still')
            && [...document.querySelectorAll('[data-testid=stPlotlyChart]')]
                .every(plot => plot.querySelector('svg'))""",
        timeout=30_000,
    )
