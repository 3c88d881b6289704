"""What the server answers to an address that does not exist: a page with the way home.

It needs neither Streamlit nor a release, so it comes at once and even when those fail.
"""

from html import escape

from dashboard.frame.addresses import START, listed
from indicators.publications.forms.rooted import rooted
from indicators.publications.view import texts

_FRAME = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>
body {{ font: 1.05rem/1.5 "Public Sans", Verdana, sans-serif; color: #1C2733; background: #FFFFFF;
  max-width: 42rem; margin: 0 auto; padding: 2rem 1.25rem; }}
h1, h2 {{ line-height: 1.2; }}
a {{ color: #0B5563; }}
a:focus-visible {{ outline: 3px solid #B4520A; outline-offset: 2px; }}
li {{ margin: 0.35rem 0; }}
section + section {{ border-top: 1px solid #E4E0D6; margin-top: 2.5rem; }}
</style>
</head>
<body>
<main>
{sections}
</main>
</body>
</html>
"""


def not_found_page(language: str) -> bytes:
    """The page in both languages, the given one first: whoever strays may have lost theirs."""
    other = {"de": "en", "en": "de"}[language]
    page = _FRAME.format(
        language=language,
        title=escape(f"{_say('not_found', language)} – {_say('product', language)}"),
        sections=_section(language, 1) + _section(other, 2),
    )
    return rooted(page).encode("utf-8")


def _section(language: str, level: int) -> str:
    """Heading, sentence and the way to every page; nothing of the address is repeated."""
    links = "".join(
        f'<li><a href="{escape(_address(path, language))}">'
        f"{escape(_say(f'page_{page.file}', language))}</a></li>"
        for path, page in listed().items()
    )
    heading = escape(_say("not_found", language))
    text = escape(_say("not_found_text", language))
    return (
        f'<section lang="{language}"><h{level}>{heading}</h{level}>\n'
        f"<p>{text}</p>\n<ul>{links}</ul></section>\n"
    )


def _address(path: str, language: str) -> str:
    query = "" if language == "de" else f"?sprache={language}"
    return f"/{'' if path == START else path}{query}"


def _say(key: str, language: str) -> str:
    return texts()[key][language]
