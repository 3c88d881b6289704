"""Signing in with OpenID Connect: Streamlit's own way there and back, with our session at its end.

Streamlit would leave what it was told about a person in the browser for thirty days, in as many
cookies as it takes, and could not take it back. Here it stays on the server.
"""

import json
from collections import OrderedDict
from collections.abc import Mapping
from datetime import UTC, datetime
from html import escape
from typing import Any
from urllib.parse import parse_qs, urlsplit

from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.auth_util import encode_provider_token, get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from dashboard.serving.inner_answers import asked_inside, lead
from dashboard.serving.openid import PROVIDER
from dashboard.serving.ready_answers import Answer, send_answer
from dashboard.serving.session_cookie import given
from dashboard.serving.sessions import SESSIONS, Session
from indicators.errors import message

CALLBACK = "/oauth2callback"
_LOGIN, _LOGOUT = "/auth/login", "/auth/logout"
_MOST_ON_THE_WAY = 1_000
_on_the_way: OrderedDict[str, str] = OrderedDict()
"""Where those who are signing in now came from, by the word that the provider returns."""


async def go_to_provider(
    app: ASGIApp, scope: Scope, receive: Receive, send: Send, place: str
) -> None:
    """Leads to the provider of identities; `place` is the page to come back to."""
    asked = {"provider": encode_provider_token(PROVIDER)}
    found = await asked_inside(app, scope, receive, _LOGIN, asked)
    if found.status >= 400 or not found.location.startswith("http"):
        await send_answer(_failed(502), scope, send)
        return
    for state in parse_qs(urlsplit(found.location).query).get("state", []):
        _on_the_way[state] = place
    while len(_on_the_way) > _MOST_ON_THE_WAY:
        _on_the_way.popitem(last=False)
    await lead(found.location, found.cookie_lines(), send)


async def come_back(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Begins a session for whoever comes back with the provider's word."""
    found = await asked_inside(app, scope, receive, CALLBACK)
    query = parse_qs(scope["query_string"].decode("latin-1"))
    place = _on_the_way.pop(query.get("state", [""])[0], "/")
    claims = _claims(found.cookies)
    lines = found.cookie_lines(USER_COOKIE_NAME)
    if claims is not None:
        kept = {name: text for name, text in found.cookies.items() if _is_theirs(name) and text}
        word = SESSIONS.begin(claims, datetime.now(UTC), kept)
        await lead(place, [*lines, (b"set-cookie", given(word).encode())], send)
    elif query.keys() & {"code", "error"}:
        await send_answer(_failed(403), scope, send)
    else:
        # The provider leads here after a sign-out too.
        await lead("/", lines, send)


async def leave_provider(
    app: ASGIApp, scope: Scope, receive: Receive, session: Session
) -> str | None:
    """Where to end the session at the provider as well; None where it has no such place."""
    kept = "; ".join(f"{name}={text}" for name, text in session.kept.items())
    heads = [pair for pair in scope["headers"] if pair[0] != b"cookie"]
    inside = {**scope, "headers": [*heads, (b"cookie", kept.encode("latin-1"))]}
    found = await asked_inside(app, inside, receive, _LOGOUT, {})
    return found.location if found.location.startswith("http") else None


def farewell(place: str, cookie: str) -> Answer:
    """The page that leads on to the provider: a form of ours may not be led to another site."""
    said = " ".join(escape(message("sign_out_goes_on", one)) for one in ("de", "en"))
    where = escape(place)
    page = (
        '<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Abmelden</title>'
        f'<meta http-equiv="refresh" content="0; url={where}"></head>'
        f'<body><p><a href="{where}">{said}</a></p></body></html>'
    )
    heads = {"content-type": "text/html; charset=utf-8", "cache-control": "no-store"}
    return 200, heads | {"set-cookie": cookie}, page.encode()


def _claims(cookies: Mapping[str, str]) -> dict[str, Any] | None:
    """What Streamlit was told about the person, which may lie in many cookies."""
    secret = get_cookie_secret()

    def one(name: str) -> bytes | None:
        return decode_signed_value(secret, name, cookies.get(name, ""))

    told = get_cookie_with_chunks(one, USER_COOKIE_NAME)
    claims: dict[str, Any] = json.loads(told) if told else {}
    return claims if claims.get("is_logged_in") else None


def _is_theirs(name: str) -> bool:
    return name.startswith(USER_COOKIE_NAME)


def _failed(status: int) -> Answer:
    said = "\n".join(message("sign_in_failed", one) for one in ("de", "en"))
    heads = {"content-type": "text/plain; charset=utf-8", "cache-control": "no-store"}
    return status, heads, said.encode()
