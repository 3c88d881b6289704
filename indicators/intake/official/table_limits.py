"""How much an official table may hold. Imports nothing: the reading process starts at once.

A table of all districts by age and nationality for one day has 30 MB as flat CSV; a regional table
of the census unpacks to some 50 MB.
"""

MOST_BYTES = 50 * 1024**2
MOST_UNPACKED_BYTES = 150 * 1024**2
SECONDS = 40
MEMORY_BYTES = 1024**3
# A classic table is looked at as a whole, and holds a tenth of what a flat one does.
MOST_CLASSIC_CHARACTERS = 10 * 1024**2
# Before a line is cut into cells: each cell costs eight times its sign in memory.
LONGEST_LINE = 100_000
# Of cells without a number, so many are named one by one.
MOST_NAMED = 200
