"""Datenqualität: what came in, what went out, what the rules found, and the rules themselves."""

from dashboard.page import show_page

show_page("data_quality")
