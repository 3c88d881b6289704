"""Entry script: navigation, language, watermark, and the frame around every page."""

from pathlib import Path

import streamlit as st

from dashboard import cached
from dashboard.frame.addresses import PAGES, SEARCH, START, is_understood, listed
from dashboard.frame.boxes import show_note
from dashboard.frame.languages import LANGUAGES, choose_language, is_unknown_language
from dashboard.frame.say import say
from dashboard.frame.search_field import offer_search
from dashboard.frame.surround import show_footer, show_watermark
from dashboard.frame.travelling import along, remember

# Without a page icon of our own Streamlit would fetch the navigation icon from another host.
STATIC = Path(__file__).parent / "static"
ICON = str(STATIC / "favicon.png")
LANGUAGE_LABEL = "Sprache / Language"
st.set_page_config(layout="wide", initial_sidebar_state="auto", page_icon=ICON)

st.logo(str(STATIC / "logo.png"), size="large")
with st.sidebar:
    # Above the language, whose choice the names of the pages wait for.
    navigation = st.container(key="pages", gap="xsmall")
    search = st.container()
    language = choose_language(LANGUAGE_LABEL)

pages = {
    path: st.Page(
        f"app_pages/{entry.file}.py",
        title=say(f"page_{entry.file}"),
        icon=entry.icon,
        url_path=path,
        default=path == START,
    )
    for path, entry in PAGES.items()
}
# A list of our own: the links of Streamlit's leave behind what was chosen.
page = st.navigation(list(pages.values()), position="hidden")
st.set_page_config(page_title=f"{page.title} – {say('product')}", page_icon=ICON)
remember(page.url_path or START)

with navigation:
    for path in listed():
        st.page_link(pages[path], query_params=along(path))
if page.url_path != SEARCH:
    # That page asks for the word itself.
    with search:
        offer_search(pages)
with st.sidebar:
    st.caption(say("sidebar_note", release=cached.release().release_id))

show_watermark(cached.release().info["is_demonstration"])
given = {name: len(st.query_params.get_all(name)) for name in st.query_params}
if not is_understood(page.url_path, given):
    show_note("warning", say("address_not_understood"))
if is_unknown_language():
    st.caption(say("address_unknown", label=LANGUAGE_LABEL, shown=LANGUAGES[language]))
page.run()
show_footer(cached.release())
