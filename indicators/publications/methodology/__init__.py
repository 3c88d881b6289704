"""Concepts, methods, formulas, disclosure control, sources."""
