"""What a city hands in: drafts, checks, corrections, and the review by Referat V.2."""
