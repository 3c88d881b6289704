"""Erhebung planen: what a survey or count could show, before it is paid for."""

from dashboard.page import show_page

show_page("planning")
