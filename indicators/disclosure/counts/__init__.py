"""The counts behind published figures, and the sums that link them."""
