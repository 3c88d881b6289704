"""Verdicts on gaps as they are said, listed and explained."""
