"""Überblick: the contract goals, the map of the cities, what is known and what is new."""

from dashboard.page import show_page

show_page("overview")
