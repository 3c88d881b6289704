"""Signing in and out, and what only a browser with a session may send."""

from datetime import UTC, datetime
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.frame.addresses import is_page
from dashboard.serving import openid, openid_requests
from dashboard.serving.ready_answers import Answer, listed, send_answer
from dashboard.serving.request_limits import UPLOADS
from dashboard.serving.session_cookie import given, taken, word_of
from dashboard.serving.sessions import SESSIONS
from dashboard.serving.this_machine import is_from_this_machine
from indicators import resources
from indicators.demonstration.fictional_people import fictional_person
from indicators.errors import message

SIGN_IN, SIGN_OUT = "/anmelden", "/abmelden"
MOST = 2_000
"""Bytes of the form with which somebody signs in."""


class SignIn:
    """Answers these two addresses, refuses files of the public, and passes on the rest."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"] if scope["type"] == "http" else ""
        if path == SIGN_OUT:
            await send_answer(await self._sign_out(scope, receive), scope, send)
        elif path == SIGN_IN and resources.is_demonstration():
            await send_answer(await _sign_in_as_fictional(scope, receive), scope, send)
        elif path == SIGN_IN and openid.is_set_up():
            SESSIONS.end(word_of(scope))
            await openid_requests.go_to_provider(self._app, scope, receive, send, _page(scope))
        elif path == openid_requests.CALLBACK and openid.is_set_up():
            await openid_requests.come_back(self._app, scope, receive, send)
        elif path.startswith(UPLOADS) and not _has_session(scope):
            await send_answer(_refused("upload_needs_person"), scope, send)
        else:
            await self._app(scope, receive, send)

    async def _sign_out(self, scope: Scope, receive: Receive) -> Answer:
        """By a form only, so that no link and no picture of another site signs anybody out."""
        if scope["method"] != "POST":
            return _leads_to("/")
        ended = SESSIONS.end(word_of(scope))
        if ended is None or not ended.kept:
            return _leads_to("/", taken())
        place = await openid_requests.leave_provider(self._app, scope, receive, ended)
        return openid_requests.farewell(place, taken()) if place else _leads_to("/", taken())


def _page(scope: Scope) -> str:
    query = parse_qs(scope["query_string"].decode("latin-1"))
    return safe_place(query.get("seite", [""])[0])


def _has_session(scope: Scope) -> bool:
    return SESSIONS.active(word_of(scope), datetime.now(UTC)) is not None


async def _sign_in_as_fictional(scope: Scope, receive: Receive) -> Answer:
    if scope["method"] != "POST":
        return _leads_to("/")
    if not is_from_this_machine(scope):
        return _refused("sign_in_elsewhere")
    if listed(scope, b"sec-fetch-site") not in ([], ["same-origin"]):
        return _refused("sign_in_elsewhere")
    form = parse_qs(await _body(receive), max_num_fields=4)
    person = fictional_person(form.get("person", [""])[0])
    if person is None:
        return _refused("sign_in_unknown")
    SESSIONS.end(word_of(scope))
    word = SESSIONS.begin({"sub": person.subject}, datetime.now(UTC))
    return _leads_to(safe_place(form.get("seite", [""])[0]), given(word))


def safe_place(asked: str) -> str:
    """The page that somebody was on; the start page for what is none of ours."""
    path, _, _ = asked.partition("?")
    return asked if is_page(path) and asked.isprintable() and asked.isascii() else "/"


async def _body(receive: Receive) -> str:
    body = b""
    while len(body) <= MOST:
        sent = await receive()
        body += sent.get("body", b"")
        if not sent.get("more_body"):
            break
    return body[:MOST].decode("utf-8", "replace")


def _leads_to(place: str, cookie: str = "") -> Answer:
    headers = {"location": place, "cache-control": "no-store"}
    return 303, headers | ({"set-cookie": cookie} if cookie else {}), b""


def _refused(key: str) -> Answer:
    said = "\n".join(message(key, language) for language in ("de", "en"))
    headers = {"content-type": "text/plain; charset=utf-8", "cache-control": "no-store"}
    return 403, headers, said.encode()
