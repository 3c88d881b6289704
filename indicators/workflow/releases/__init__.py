"""From accepted deliveries to a release: prepare, ask, check, approve, publish, roll back."""
