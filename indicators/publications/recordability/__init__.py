"""What is known of each indicator in each city, and what would close the gaps."""
