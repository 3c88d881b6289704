"""Fictional cities with invented figures, so that every situation of the monitor can be seen."""

from indicators.demonstration.fictional_workplace import (
    demonstration_catalogue,
    demonstration_workplace,
)
from indicators.demonstration.settings import SITUATIONS

__all__ = ["SITUATIONS", "demonstration_catalogue", "demonstration_workplace"]
