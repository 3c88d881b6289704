"""Disclosure control: which counts are hidden so that nobody's origin can be worked out.

Never opens a file of figures; the solver never sees the catalogue.
"""
