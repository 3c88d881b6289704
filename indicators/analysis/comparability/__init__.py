"""What may stand side by side: two figures, two areas, staff and population."""
