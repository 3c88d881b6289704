"""One city: where it stands, what it has shown, what it could record."""
