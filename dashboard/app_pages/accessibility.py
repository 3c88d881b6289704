"""Barrierefreiheit: the statement, and where to report barriers."""

from dashboard.page import show_page

show_page("accessibility")
