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
    await running


class PageHeaders:
    """Adds security headers, and the language to the page that Streamlit calls English."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        # Streamlit would compress the page before its language can be set; we do that outside.
        headers = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        plain: Scope = {**scope, "headers": headers}
        await self.app(plain, receive, _Answer(send, _language(scope)).send)


class _Answer:
    """One HTTP answer on its way out; a page of HTML is held back until it is whole."""

    def __init__(self, send: Send, language: str) -> None:
        self._send = send
        self._language = language
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
        body = self._body.replace(
            b'<html lang="en">', f'<html lang="{self._language}">'.encode(), 1
        )
        self._start["headers"] = [
            (name, str(len(body)).encode() if name == b"content-length" else value)
            for name, value in self._start["headers"]
        ]
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": body})


def _is_html(message: Message) -> bool:
    return any(
        name == b"content-type" and value.startswith(b"text/html")
        for name, value in message["headers"]
    )


def _language(scope: Scope) -> str:
    query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    return "en" if query.get("sprache") == ["en"] else "de"
