"""What a visitor sees when a page fails: a sentence, never a traceback."""

import logging
from html import escape

import streamlit as st

from dashboard.frame.languages import language
from dashboard.frame.say import say
from dashboard.frame.show_html import show_html
from dashboard.frame.surround import mark
from indicators.errors import MonitorError
from indicators.publications.forms.markup import element, link
from indicators.publications.forms.place import READING
from indicators.publications.speech.escaping import in_markdown

log = logging.getLogger("oeffnungsmonitor")


def show_trouble(problem: Exception) -> bool:
    """Shows a sentence instead of Streamlit's English error box; the details go to the log."""
    show_html(mark(""))
    if isinstance(problem, MonitorError):
        st.error(in_markdown(problem.sentence(language())), icon=":material/error:")
        return True
    log.error("A page failed", exc_info=problem)
    st.error(say("page_failed"), icon=":material/error:")
    # Reading pages do without what has failed here, more often than not.
    way = link(READING, escape(say("reading_version")))
    show_html(element("p", way, class_="om-prose"))
    return True
