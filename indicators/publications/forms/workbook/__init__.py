"""The workbook: figures as numbers, and beside them all that is needed to read them."""
