"""The site as one folder of a larger one: a proxy passes "/monitor/stadt" on as it is."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from indicators.publications.site.operator import site_prefix


class PathPrefix:
    """Takes the path of the site off requests, and puts it before where answers lead.

    What all else is written for is a site of its own. Requests without the path are answered
    too, so that the server can be asked on its own machine.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        prefix = site_prefix() if scope["type"] in ("http", "websocket") else ""
        if not prefix or not f"{scope['path']}/".startswith(f"{prefix}/"):
            await self._app(scope, receive, send)
            return
        if scope["path"] == prefix and scope["type"] == "http":
            await _lead_into(scope, send, f"{prefix}/")
            return

        async def send_led(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [_led(pair, prefix.encode()) for pair in message["headers"]]
            await send(message)

        await self._app(_without(scope, prefix), receive, send_led)


def _without(scope: Scope, prefix: str) -> Scope:
    """The request as it would be of a site of its own."""
    raw = scope.get("raw_path") or b""
    return {
        **scope,
        "path": scope["path"].removeprefix(prefix) or "/",
        "raw_path": raw.removeprefix(prefix.encode()) or b"/",
    }


def _led(pair: tuple[bytes, bytes], prefix: bytes) -> tuple[bytes, bytes]:
    name, value = pair
    is_own = name == b"location" and value.startswith(b"/") and not value.startswith(b"//")
    return (name, prefix + value) if is_own else pair


async def _lead_into(scope: Scope, send: Send, place: str) -> None:
    """The folder itself, since links of the first page are looked for in it."""
    query = scope.get("query_string", b"")
    where = place.encode() + (b"?" + query if query else b"")
    heads = [(b"location", where), (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": 308, "headers": heads})
    await send({"type": "http.response.body", "body": b""})
