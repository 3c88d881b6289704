"""Charts as SVG, drawn from the same Plotly figures as on the screen, without a browser."""
