"""Maßnahmen: the register, its timeline, one measure with its chain, one goal read backwards."""

from dashboard.page import show_page

show_page("measures")
