"""What axe finds on a page, in light and dark."""

from axe_playwright_python.sync_playwright import Axe

SCHEMES = ("light", "dark")


def found_by_axe(page):
    """Every rule that is broken, with the scheme and the elements."""
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        for rule in Axe().run(page).response["violations"]:
            found.append((scheme, rule["id"], [node["html"][:160] for node in rule["nodes"]]))
    return found
