"""Methodik: concepts, methods, formulas, disclosure control, signs, sources, accessibility."""

from dashboard.page import show_page

show_page("methodology")
