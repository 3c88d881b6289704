"""What the server answers to an address that does not exist: a page with the way home.

It needs neither Streamlit nor a release, so it comes at once and even when those fail.
"""

from collections.abc import Callable
from html import escape

from dashboard.frame.addresses import START, listed
from indicators.publications.forms.rooted import rooted
from indicators.publications.speech.formats import day
from indicators.publications.view import texts
from indicators.release.withdrawals import Withdrawal

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
    return _page(language, lambda spoken: _say("not_found_text", spoken))


def withdrawn_page(language: str, withdrawal: Withdrawal) -> bytes:
    """The same for a release that was taken back, with the day and the reason."""
    return _page(language, lambda spoken: withdrawn_words(withdrawal, spoken))


def withdrawn_words(withdrawal: Withdrawal, language: str) -> str:
    """That a release was taken back, when and why; the reason as it was written."""
    date = day(withdrawal.on, language)
    words = {"number": withdrawal.release, "date": date, "why": withdrawal.why}
    return texts()["vintage_withdrawn"][language].format(**words)


def _page(language: str, words: Callable[[str], str]) -> bytes:
    other = {"de": "en", "en": "de"}[language]
    page = _FRAME.format(
        language=language,
        title=escape(f"{_say('not_found', language)} – {_say('product', language)}"),
        sections=_section(language, 1, words(language)) + _section(other, 2, words(other)),
    )
    return rooted(page).encode("utf-8")


def _section(language: str, level: int, words: str) -> str:
    """Heading, sentence and the way to every page; nothing of the address is repeated."""
    links = "".join(
        f'<li><a href="{escape(_address(path, language))}">'
        f"{escape(_say(f'page_{page.file}', language))}</a></li>"
        for path, page in listed().items()
    )
    heading = escape(_say("not_found", language))
    text = escape(words)
    return (
        f'<section lang="{language}"><h{level}>{heading}</h{level}>\n'
        f"<p>{text}</p>\n<ul>{links}</ul></section>\n"
    )


def _address(path: str, language: str) -> str:
    query = "" if language == "de" else f"?sprache={language}"
    return f"/{'' if path == START else path}{query}"


def _say(key: str, language: str) -> str:
    return texts()[key][language]
