"""The one process: Streamlit pages behind security headers, ready files and the right language."""

import asyncio
import gc
import logging
from collections.abc import Callable
from pathlib import Path

import streamlit as st
import uvicorn
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from dashboard.frame.trouble import show_trouble
from dashboard.serving.chunks import STREAMLIT, first_scripts, later_scripts
from dashboard.serving.daily_round import every_day
from dashboard.serving.data_requests import warm_package
from dashboard.serving.due_releases import publish_when_due
from dashboard.serving.entry_document import Document
from dashboard.serving.for_programs import ForPrograms
from dashboard.serving.headers import SecurityHeaders
from dashboard.serving.lasting_answers import LastingPages
from dashboard.serving.openid import use_own_secrets
from dashboard.serving.path_prefix import PathPrefix
from dashboard.serving.preview_requests import warm_previews
from dashboard.serving.publisher import Publisher
from dashboard.serving.reading_answers import ReadingPages
from dashboard.serving.reading_pages import made_from, warm
from dashboard.serving.request_limits import MOST_HEAD, MOST_MESSAGE, RequestLimits
from dashboard.serving.sign_in_requests import SignIn
from dashboard.serving.static_files import A_DAY, FOREVER, File, StaticFiles, files_in

LOOK_SECONDS = 2
"""How often the server looks whether another release is in force."""
SCRIPT = Path(__file__).with_name("app.py")


def build_app() -> st.App:
    """The ASGI application; run it with `build_app().run()` or any ASGI server.

    Each layer answers what is its own and passes on the rest. HTML that is not Streamlit's has to
    be answered before `Document`, which takes it for an address that does not exist.
    """
    app = st.App(
        SCRIPT,
        middleware=[
            Middleware(RequestLimits),
            Middleware(PathPrefix),
            Middleware(SignIn),
            # Before all others: stricter headers of their own, and compressed already.
            Middleware(ForPrograms),
            Middleware(LastingPages),
            Middleware(ReadingPages),
            Middleware(SecurityHeaders),
            Middleware(StaticFiles, files=_static_files(), first=_needed_first()),
            Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5),
            Middleware(Document),
        ],
        on_script_error=show_trouble,
    )
    # Not before: the first option that is set reads the settings, and without an application
    # those beside its script are not found.
    use_own_secrets()
    return app


def _static_files() -> dict[str, File]:
    """Streamlit's files, whose names carry a hash, and ours, whose names do not."""
    return {
        **files_in(STREAMLIT / "static", "/static", FOREVER),
        **files_in(SCRIPT.with_name("static"), "/app/static", A_DAY),
    }


def _needed_first() -> list[str]:
    return [*later_scripts(), *first_scripts()]


def serve(
    port: int,
    on_ready: Callable[[], None] = lambda: None,
    publisher: Publisher | None = None,
    host: str = "localhost",
) -> None:
    """Serves the dashboard until it is stopped, to this machine only unless `host` says more.

    `publisher` makes the files of each release that comes into force; without one nobody does.
    """
    app = build_app()
    # Streamlit turns the server's English chatter on at its start, so a level set here would
    # not last; a filter does. People get one line of ours, and nobody's visits are recorded.
    logging.getLogger("uvicorn.error").addFilter(lambda record: record.levelno > logging.INFO)
    logging.getLogger("uvicorn.access").addFilter(lambda _: False)
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            host=host,
            port=port,
            log_config=None,
            access_log=False,
            # Who serves is nobody's business.
            server_header=False,
            ws_max_size=MOST_MESSAGE,
            h11_max_incomplete_event_size=2 * MOST_HEAD,
        )
    )
    asyncio.run(_serve(server, on_ready, publisher))


async def _serve(
    server: uvicorn.Server, on_ready: Callable[[], None], publisher: Publisher | None
) -> None:
    """Runs the server and calls `on_ready` once it answers, not before."""
    running = asyncio.create_task(server.serve())
    while not server.started and not running.done():
        await asyncio.sleep(0.05)
    if server.started:
        on_ready()
    preparing = asyncio.create_task(_prepare(publisher))
    daily = asyncio.create_task(every_day())
    due = asyncio.create_task(publish_when_due())
    await running
    for task in (preparing, daily, due):
        task.cancel()
    if publisher:
        publisher.stop()


async def _prepare(publisher: Publisher | None) -> None:
    """Makes what everyone opens first, now and whenever another release comes into force.

    Whoever comes meanwhile is answered as ever.
    """
    freeze_what_stays()
    ready = None
    while True:
        if (now := made_from()) != ready:
            await warm()
            await warm_package()
            await warm_previews()
            freeze_what_stays()
            ready = now
            if publisher and now:
                publisher.start()
        await asyncio.sleep(LOOK_SECONDS)


def freeze_what_stays() -> None:
    """Takes what is loaded by now out of the collector's rounds; call it when that is all.

    A full round looks at everything that lives as long as the process, modules above all, for
    90 to 100 ms in which nobody is answered. Streamlit's own round after every click is switched
    off in `config.toml`; the interpreter's stay on, and find little to look at.
    """
    gc.collect()
    gc.freeze()
