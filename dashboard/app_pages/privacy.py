"""Datenschutz: what is kept of a visit, and whom to ask."""

from dashboard.page import show_page

show_page("privacy")
