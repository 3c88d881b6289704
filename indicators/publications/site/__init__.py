"""Who runs this site: imprint, privacy, accessibility. What only they can know is in a file."""
