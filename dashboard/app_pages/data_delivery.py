"""Datenlieferung: a city hands in its figures."""

from dashboard.parts.delivering import show_delivering

show_delivering()
