"""Ways out beside the dashboard: the same blocks in other forms."""
