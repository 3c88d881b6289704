"""Reads an Excel workbook (XLSX) part by part, as the person who filled it in sees it.

Everything here but `process` and `judgement` runs in a process of its own with limits on time and
memory, and so imports nothing that is slow to load.
"""
