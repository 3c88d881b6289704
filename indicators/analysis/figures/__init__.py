"""Figures of a release before protection: stored, computed, with their intervals."""
