"""Vergleich: cities side by side where their figures compare, and the reasons where not."""

from dashboard.page import show_page

show_page("comparison")
