"""The first page: where each contract goal stands."""
