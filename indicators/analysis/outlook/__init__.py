"""What would happen if: the path to parity and the weather symbols of a target year."""
