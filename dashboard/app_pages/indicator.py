"""Indikator: one series with breaks, intervals, definition, reading aid, caveats and sources."""

from dashboard.page import show_page

show_page("indicator")
