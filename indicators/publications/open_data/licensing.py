"""Under which licence the data leave the house, and whom to name."""

from indicators.errors import CatalogueError
from indicators.publications.site.operator import read_site

NAME = "dl-de/by-2-0"
TITLE = "Datenlizenz Deutschland – Namensnennung – Version 2.0"
ADDRESS = "https://www.govdata.de/dl-de/by-2-0"
IN_DCAT_AP_DE = "http://dcat-ap.de/def/licenses/dl-by-de/2.0"
COOPERATION = "Städtekooperation Integration.Interkommunal"
PRODUCT = "Öffnungsmonitor"


def publisher() -> str:
    """Who publishes: those who run the site, or the cooperation where nobody has said so."""
    try:
        site = read_site()
    except CatalogueError:
        # The pages about the site say what is wrong with the file.
        return COOPERATION
    return site.operator.name if site else COOPERATION


def attribution(release_id: str) -> str:
    """How whoever uses the data names where they are from."""
    return f"{COOPERATION}: {PRODUCT}, Veröffentlichungsstand {release_id}, {NAME} ({ADDRESS})"
