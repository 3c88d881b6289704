"""How much an official table may hold. Imports nothing: the reading process starts at once.

A table of all districts by age and nationality for one day has 30 MB as flat CSV; a regional table
of the census unpacks to some 50 MB.
"""

MOST_BYTES = 50 * 1024**2
MOST_UNPACKED_BYTES = 150 * 1024**2
SECONDS = 40
MEMORY_BYTES = 1024**3
# A classic table is looked at as a whole.
MOST_CLASSIC_ROWS = 100_000
# Of cells without a number, so many are named one by one.
MOST_NAMED = 200
