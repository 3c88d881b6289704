"""Erfassbarkeit: what is known for each city and indicator, and what would close each gap."""

from dashboard.page import show_page

show_page("recordability")
