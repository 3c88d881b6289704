"""What every answer says about itself to the browser, whoever gives it."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.serving.chunks import STREAMLIT
from dashboard.serving.entry_document import HOME
from dashboard.serving.strict_policy import SAME_EVERYWHERE, hashes_of_scripts

_SCRIPTS = hashes_of_scripts((STREAMLIT / "index.html").read_bytes() + HOME)

# Streamlit's own pages need inline styles; of scripts only the two that stand in its document.
HEADERS = {
    "content-security-policy": (
        f"default-src 'self'; script-src 'self' {_SCRIPTS}; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "connect-src 'self' ws: wss:; worker-src 'self' blob:; frame-ancestors 'self'; "
        "base-uri 'self'; form-action 'self'"
    ),
    **SAME_EVERYWHERE,
}
_PAIRS = [(name.encode(), value.encode()) for name, value in HEADERS.items()]


class SecurityHeaders:
    """Adds the security headers to every answer over HTTP."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_PAIRS]
            await send(message)

        await self._app(scope, receive, send_secured if scope["type"] == "http" else send)
