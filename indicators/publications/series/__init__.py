"""One indicator or reference series: its values, its bases, its definition."""
