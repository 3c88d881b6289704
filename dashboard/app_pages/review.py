"""Prüfung: Referat V.2 looks at what cities have handed in, and decides."""

from dashboard.parts.reviewing_part import show_reviewing

show_reviewing()
