"""What a survey or count could show before it is paid for."""
