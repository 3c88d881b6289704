"""One search over everything: measures, indicators, cities, goals and terms."""
