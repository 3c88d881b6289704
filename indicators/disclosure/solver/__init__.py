"""Which cells to hide, and the attack that checks it: numbers and sums, no meaning."""
