"""Impressum: who runs the site."""

from dashboard.page import show_page

show_page("imprint")
