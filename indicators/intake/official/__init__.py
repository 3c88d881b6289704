"""Official tables by the file: one module per form, one that makes figures of them.

Every form ends as the same thing: cells with a place in the file, an area, a time, and what each
characteristic says (`table_cells.py`). What they mean for the monitor stands in the catalogue
(`official_tables.yaml`).
"""
