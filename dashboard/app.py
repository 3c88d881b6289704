"""Entry script: navigation, language, and the frame around every page."""

from pathlib import Path

import streamlit as st

from dashboard import cached
from dashboard.frame.addresses import SEARCH, START, every_page
from dashboard.frame.entrance import is_admitted, show_refusal
from dashboard.frame.languages import choose_language
from dashboard.frame.navigation import show_pages, show_search, show_workflow_pages
from dashboard.frame.say import say
from dashboard.frame.sign_in_ways import show_person
from dashboard.frame.signed_in import person
from dashboard.frame.surround import show_head
from dashboard.frame.travelling import remember
from dashboard.frame.vintage import vintage

# Without a page icon of our own Streamlit would fetch the navigation icon from another host.
STATIC = Path(__file__).parent / "static"
ICON = str(STATIC / "favicon.png")
st.set_page_config(layout="wide", initial_sidebar_state="auto", page_icon=ICON)

st.logo(str(STATIC / "logo.png"), size="large")
with st.sidebar:
    # Above the language, whose choice the names of the pages wait for.
    frame = st.container(key="pages", gap="xsmall")
    choose_language()

pages = [
    st.Page(
        f"app_pages/{entry.file}.py",
        title=say(f"page_{entry.file}"),
        url_path=path,
        default=path == START,
    )
    for path, entry in every_page().items()
]
page = st.navigation(pages, position="hidden")
st.set_page_config(page_title=f"{page.title} – {say('product')}", page_icon=ICON)
current = page.url_path or START
remember(current)
visitor = person()

with frame:
    show_pages(current)
    show_workflow_pages(current, visitor)
    if current != SEARCH:
        # That page asks for the word itself.
        show_search()
with st.sidebar:
    show_person(visitor, page.url_path)
    st.caption(say("sidebar_note", release=cached.release(vintage(current).file).release_id))
show_head(current)
if is_admitted(visitor, current):
    page.run()
else:
    show_refusal(visitor, current)
