"""The one process: Streamlit pages behind compression, security headers and the right language."""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs

import streamlit as st
import uvicorn
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.addresses import is_page
from dashboard.not_found import not_found_page
from dashboard.reading import warm
from dashboard.reading_answers import ReadingPages
from dashboard.trouble import show_trouble

SCRIPT = Path(__file__).with_name("app.py")

# Streamlit's own pages need inline styles and scripts and WebAssembly; other hosts they do not.
HEADERS = {
    "content-security-policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "connect-src 'self' ws: wss:; worker-src 'self' blob:; frame-ancestors 'self'; "
        "base-uri 'self'; form-action 'self'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


def build_app() -> st.App:
    """The ASGI application; run it with `build_app().run()` or any ASGI server."""
    return st.App(
        SCRIPT,
        middleware=[
            # Outermost: its pages have stricter headers of their own and are compressed already.
            Middleware(ReadingPages),
            Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5),
            Middleware(PageHeaders),
        ],
        on_script_error=show_trouble,
    )


def serve(port: int, on_ready: Callable[[], None] = lambda: None) -> None:
    """Serves the dashboard on this machine until it is stopped."""
    app = build_app()
    # Streamlit turns the server's English chatter on at its start, so a level set here would
    # not last; a filter does. People get one line of ours, and nobody's visits are recorded.
    logging.getLogger("uvicorn.error").addFilter(lambda record: record.levelno > logging.INFO)
    logging.getLogger("uvicorn.access").addFilter(lambda _: False)
    server = uvicorn.Server(
        uvicorn.Config(app, host="localhost", port=port, log_config=None, access_log=False)
    )
    asyncio.run(_serve(server, on_ready))


async def _serve(server: uvicorn.Server, on_ready: Callable[[], None]) -> None:
    """Runs the server and calls `on_ready` once it answers, not before."""
    running = asyncio.create_task(server.serve())
    while not server.started and not running.done():
        await asyncio.sleep(0.05)
    if server.started:
        on_ready()
    warming = asyncio.create_task(warm())
    await running
    warming.cancel()


# Streamlit's script would look for its server below the page first: two requests that end in 404.
# All pages lie side by side, so its server answers where the page's own folder is.
HOME = b'<script>window.__streamlit = {BACKEND_BASE_URL: new URL(".", location.href).href}</script>'


class PageHeaders:
    """Adds security headers, and the language to the page that Streamlit calls English.

    Streamlit answers every unknown address with its empty page and 200; here it is a 404 page.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        # Streamlit would compress the page before its language can be set; we do that outside.
        headers = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        plain: Scope = {**scope, "headers": headers}
        page = _change_page if is_page(scope["path"]) else _refuse_page
        await self.app(plain, receive, _Answer(send, _language(scope), page).send)


class _Answer:
    """One HTTP answer on its way out; a page of HTML is held back until it is whole."""

    def __init__(self, send: Send, language: str, page: Callable[[Message, bytes, str], bytes]):
        self._send = send
        self._language = language
        self._page = page
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [
                *message["headers"],
                *((name.encode(), value.encode()) for name, value in HEADERS.items()),
            ]
            if _is_html(message):
                self._start = message
                return
        elif self._start is not None:
            await self._collect(message)
            return
        await self._send(message)

    async def _collect(self, message: Message) -> None:
        assert self._start is not None
        self._body += message.get("body", b"")
        if message.get("more_body"):
            return
        # An answer to HEAD has no body; its length is that of the page all the same.
        body = self._page(self._start, self._body, self._language)
        self._start["headers"] = [
            *(pair for pair in self._start["headers"] if pair[0] != b"content-length"),
            (b"content-length", str(len(body)).encode()),
        ]
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": body if self._body else b""})


def _change_page(_: Message, body: bytes, language: str) -> bytes:
    """Streamlit's page in our language, told where its server is."""
    named = body.replace(b'<html lang="en">', f'<html lang="{language}">'.encode(), 1)
    return named.replace(b"<head>", b"<head>" + HOME, 1)


def _refuse_page(start: Message, _: bytes, language: str) -> bytes:
    """A page of ours instead of Streamlit's, whose age and mark are no longer true."""
    start["status"] = 404
    of_file = (b"etag", b"last-modified", b"accept-ranges")
    start["headers"] = [pair for pair in start["headers"] if pair[0] not in of_file]
    return not_found_page(language)


def _is_html(message: Message) -> bool:
    return any(
        name == b"content-type" and value.startswith(b"text/html")
        for name, value in message["headers"]
    )


def _language(scope: Scope) -> str:
    query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    return "en" if query.get("sprache") == ["en"] else "de"
