"""What is said about a city, or about all, in one order, wherever it is taken from the pages."""
