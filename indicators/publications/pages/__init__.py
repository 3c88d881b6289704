"""The pages: each composes blocks out of a view, once, for every way out."""
