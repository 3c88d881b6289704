"""What is asked for instead of pages: data, feeds, files for one person, how the server is."""

from collections.abc import Awaitable, Callable

from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.serving import (
    api_requests,
    data_requests,
    offer_requests,
    preview_requests,
    server_requests,
    subscription_requests,
)
from dashboard.serving.ready_answers import Answer, send_answer

DOORS: tuple[tuple[Callable[[str], bool], Callable[[Scope], Awaitable[Answer]]], ...] = (
    (api_requests.is_ours, api_requests.api_answer),
    (data_requests.is_ours, data_requests.data_answer),
    (subscription_requests.is_ours, subscription_requests.subscription_answer),
    (server_requests.is_ours, server_requests.server_answer),
    (preview_requests.is_ours, preview_requests.preview_answer),
    (offer_requests.is_ours, offer_requests.offer_answer),
)
"""Which addresses are whose."""


class ForPrograms:
    """Answers these addresses and passes on the rest."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"] if scope["type"] == "http" else ""
        for is_ours, answer in DOORS:
            if path and is_ours(path):
                await send_answer(await answer(scope), scope, send)
                return
        await self._app(scope, receive, send)
