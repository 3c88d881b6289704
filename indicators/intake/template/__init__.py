"""What the printed form of a delivery asks of a city: its rows follow the catalogue."""
