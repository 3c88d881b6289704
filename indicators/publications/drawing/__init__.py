"""Charts: their common style and panels, and the drawing of them as SVG."""
