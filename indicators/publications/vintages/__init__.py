"""What a release says beside its figures: statements of cities, absences, corrections, and past
releases."""
