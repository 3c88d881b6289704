"""Streamlit's one page of HTML, which it fills later by script, as this product's own.

It gets its language and name, is told where its server is and what it will need. Streamlit
answers every unknown address with this page and 200; here that is a 404 page.
"""

import hashlib
import re
from collections.abc import Callable
from functools import cache, partial
from html import escape
from pathlib import Path
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.frame.addresses import is_page
from dashboard.serving.chunks import later_scripts
from dashboard.serving.not_found import not_found_page
from dashboard.serving.shared_tags import shared_tags
from dashboard.serving.still_page import still_page
from indicators.publications.view import texts

OWN = Path(__file__).parents[1] / "static"

# Streamlit's script would look for its server below the page first: two requests that end in 404.
# All pages lie side by side, so its server answers where the page's own folder is.
HOME = b'<script>window.__streamlit = {BACKEND_BASE_URL: new URL(".", location.href).href}</script>'
# It asks for its own typeface (170 kB) at once, and sets one hidden link in it before it knows
# ours. Here that name stands for our typeface, which every page needs anyway.
THEIR_FONT = re.compile(rb'<link\s+rel="preload"[^>]*as="font"[^>]*>')
OUR_FONTS = {
    "Source Sans": "public-sans-latin-wght-normal",
    "Public Sans": "public-sans-latin-wght-normal",
    "Source Serif Latin": "source-serif-4-latin-wght-normal",
}
"""By name. The theme names the last two as well, but not before Streamlit has come."""


def _font_links() -> bytes:
    paths = {name: f"./app/static/fonts/{file}.woff2" for name, file in OUR_FONTS.items()}
    preloads = (
        f'<link rel="preload" href="{path}" as="font" type="font/woff2" crossorigin>'
        for path in dict.fromkeys(paths.values())
    )
    faces = (
        f'@font-face {{ font-family: "{name}"; font-weight: 100 900; src: url("{path}"); }}'
        for name, path in paths.items()
    )
    return "\n".join([*preloads, "<style>", *faces, "</style>\n"]).encode()


FONT_LINKS = _font_links()

# Streamlit would answer these for its own file: compress it before it can be changed, send a part
# of it, or say that a page is still the one kept, though ours has changed since.
ASKED_OF_FILES = (b"accept-encoding", b"range", b"if-range", b"if-none-match", b"if-modified-since")
SAID_OF_FILES = (b"content-length", b"etag", b"last-modified", b"accept-ranges")


Page = Callable[[Message, bytes, str], bytes]
"""Makes what is sent of an answer's start, its body and the language."""


class Document:
    """Changes answers of HTML on their way out; everything else passes."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = [pair for pair in scope["headers"] if pair[0] not in ASKED_OF_FILES]
        # The length of a page is known when it is whole; who asks for the head alone is told it
        # too, and the server leaves the body out.
        method = "GET" if scope["method"] == "HEAD" else scope["method"]
        plain: Scope = {**scope, "headers": headers, "method": method}
        page: Page = _refuse_page
        if is_page(scope["path"]):
            query = scope.get("query_string", b"").decode("latin-1")
            beginning = await still_page(scope["path"], query)
            shared = await shared_tags(scope["path"], query)
            page = partial(_change_page, beginning, shared)
        await self._app(plain, receive, _Answer(send, _language(scope), page).send)


class _Answer:
    """One HTTP answer on its way out; a page of HTML is held back until it is whole."""

    def __init__(self, send: Send, language: str, page: Page):
        self._send = send
        self._language = language
        self._page = page
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_html(message):
            self._start = message
        elif self._start is not None:
            await self._collect(message)
        else:
            await self._send(message)

    async def _collect(self, message: Message) -> None:
        assert self._start is not None
        self._body += message.get("body", b"")
        if message.get("more_body"):
            return
        body = self._page(self._start, self._body, self._language)
        self._start["headers"] = [
            *(pair for pair in self._start["headers"] if pair[0] not in SAID_OF_FILES),
            (b"content-length", str(len(body)).encode()),
        ]
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": body})


def _change_page(beginning: bytes, shared: bytes, _: Message, body: bytes, language: str) -> bytes:
    """Streamlit's page in our language and name; where its server is and what it will need.

    What it will show at first stands in it already.
    """
    named = body.replace(b'<html lang="en">', f'<html lang="{language}">'.encode(), 1)
    title = f"<title>{escape(texts()['product'][language])}</title>".encode()
    titled = named.replace(b"<title>Streamlit</title>", title, 1)
    lighter = THEIR_FONT.sub(b"", titled, count=1)
    told = lighter.replace(b"<head>", b"<head>" + HOME, 1)
    prepared = told.replace(b"</head>", FONT_LINKS + _preloads() + shared + b"</head>", 1)
    style, script = _ours()
    shown = prepared.replace(b"<body>", b"<body>" + style + beginning, 1)
    return shown.replace(b"</body>", script + b"</body>", 1)


@cache
def _ours() -> tuple[bytes, bytes]:
    """Style and script that the theme cannot give, once a visit instead of with every click.

    The style in the body, since what comes later wins over Streamlit's, and before all that is
    seen; both named with a digest of the content, since browsers keep them for a day.
    """
    style, script = (_named_by_content(name) for name in ("page.css", "page.js"))
    link = f'<link rel="stylesheet" href="{style}">'
    return link.encode(), f'<script src="{script}"></script>'.encode()


def _named_by_content(name: str) -> str:
    digest = hashlib.sha256((OWN / name).read_bytes()).hexdigest()[:12]
    return f"./app/static/{name}?v={digest}"


@cache
def _preloads() -> bytes:
    """What the first elements will need, fetched while the server still thinks."""
    links = [f'<link rel="modulepreload" crossorigin href=".{it}">' for it in later_scripts()]
    return "\n".join(links).encode()


def _refuse_page(start: Message, _: bytes, language: str) -> bytes:
    """A page of ours instead of Streamlit's."""
    start["status"] = 404
    return not_found_page(language)


def _is_html(message: Message) -> bool:
    return any(
        name == b"content-type" and value.startswith(b"text/html")
        for name, value in message["headers"]
    )


def _language(scope: Scope) -> str:
    query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    return "en" if query.get("sprache") == ["en"] else "de"
