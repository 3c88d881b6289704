"""Suche: everything that answers a word, from every page."""

from dashboard.page import show_page

show_page("search")
