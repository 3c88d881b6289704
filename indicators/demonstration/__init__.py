"""Fictional cities with invented figures, so that every situation of the monitor can be seen."""

from indicators.demonstration.settings import SITUATIONS
from indicators.demonstration.workplace import demonstration_catalogue, demonstration_workplace

__all__ = ["SITUATIONS", "demonstration_catalogue", "demonstration_workplace"]
