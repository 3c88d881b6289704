"""Pfad zur Parität: what assumptions about new staff would lead to. A scenario, no forecast."""

from dashboard.page import show_page

show_page("parity_path")
