"""Blocks and choices of pages as elements of Streamlit."""
