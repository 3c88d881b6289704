"""The way of a figure with people in it: hand in, review, agree, release; every step a decision."""
