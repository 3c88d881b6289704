"""What is monitored: goals, measures, indicators, cities, concepts (YAML) and its loader."""

from indicators.catalogue.catalogue import Catalogue
from indicators.catalogue.loader import load_catalogue

__all__ = ["Catalogue", "load_catalogue"]
