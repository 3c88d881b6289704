"""A file that is not public, offered on a page to the person who looks at it."""

from collections.abc import Callable
from datetime import UTC, datetime
from html import escape

import streamlit as st

from dashboard.frame.show_html import show_html
from dashboard.serving.offer_requests import FETCH
from dashboard.serving.offered_files import OFFERS
from dashboard.serving.session_cookie import NAME
from indicators.publications.forms.markup import element, link


def offer(label: str, file_name: str, make_bytes: Callable[[], bytes], media_type: str) -> None:
    """Shows a link to a file, which is made when somebody follows it; nothing for the public.

    Not `st.download_button`, whose files anybody can fetch who knows their address. Within a
    session `file_name` is the name of the file: two files of a page need two names. `make_bytes`
    runs outside the page, so it asks nothing of Streamlit, and it asks for its rights itself.
    """
    session = st.context.cookies.get(NAME)
    if not session:
        return
    word = OFFERS.offer(session, file_name, make_bytes, media_type, datetime.now(UTC))
    way = link(f"{FETCH}{word}", escape(label), class_="button")
    show_html(element("p", way, class_="om-person"))
