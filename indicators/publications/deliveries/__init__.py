"""What came in, what went out, what the rules found."""
