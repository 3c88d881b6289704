"""Entry script: navigation, language, watermark, and the frame around every page."""

from pathlib import Path

import streamlit as st

from dashboard import cached
from dashboard.elements import prepare_document, show_footer, show_watermark
from dashboard.languages import choose_language
from dashboard.say import say

PAGES = {
    "uebersicht": ("overview", ":material/home:"),
    "stadt": ("city", ":material/location_city:"),
    "indikator": ("indicator", ":material/show_chart:"),
    "vergleich": ("comparison", ":material/compare_arrows:"),
    "paritaetspfad": ("parity_path", ":material/alt_route:"),
    "massnahmen": ("measures", ":material/checklist:"),
    "erfassbarkeit": ("recordability", ":material/grid_on:"),
    "datenqualitaet": ("data_quality", ":material/fact_check:"),
    "methodik": ("methodology", ":material/menu_book:"),
}

# Without a page icon of our own Streamlit would fetch the navigation icon from another host.
STATIC = Path(__file__).parent / "static"
ICON = str(STATIC / "favicon.png")
st.set_page_config(layout="wide", initial_sidebar_state="auto", page_icon=ICON)

st.logo(str(STATIC / "logo.png"), size="large")
with st.sidebar:
    language = choose_language("Sprache / Language")

pages = [
    st.Page(
        f"app_pages/{name}.py",
        title=say(f"page_{name}"),
        icon=icon,
        url_path=path,
        default=path == "uebersicht",
    )
    for path, (name, icon) in PAGES.items()
]
page = st.navigation(pages)
st.set_page_config(page_title=f"{page.title} – {say('product')}", page_icon=ICON)

with st.sidebar:
    st.caption(say("sidebar_note", release=cached.release().release_id))

prepare_document(language)
show_watermark(cached.release().info["is_demonstration"])
page.run()
show_footer(cached.release())
