"""What was decided, by whom, when and why: append-only, each line chained to the one before."""
