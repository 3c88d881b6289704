"""How much a delivery may hold. Imports nothing, so that the reading process starts at once."""

# A city delivers some hundred rows a year; 20,000 leaves room and keeps a check under seconds.
MOST_ROWS = 20_000
# The widest form has 19 columns; the rest leaves room for blank ones.
MOST_COLUMNS = 50

# Titles and explanations may stand above the headings.
MOST_ROWS_ABOVE_THE_HEADINGS = 50

# A workbook is unpacked and read in a process of its own that may not take more than this.
# Seconds of the processor: a busy machine is not the file's fault.
SECONDS = 10
LONGEST_WAIT_SECONDS = 60
MEMORY_BYTES = 500 * 1024**2
# Room for the most rows a sheet may have.
MOST_UNPACKED_BYTES = 20 * 1024**2
# Excel itself writes a dozen parts, and some for every picture.
MOST_PARTS = 1_000
# A cell with a run of its own font lies eight elements deep.
MOST_LEVELS = 64
# Text may be stored once and shown in a million cells; what counts is what is shown.
MOST_CHARACTERS = 20_000_000
# Excel's own limit of a cell.
MOST_CHARACTERS_OF_A_CELL = 32_767
# Merged areas are looked at one by one.
MOST_MERGED_AREAS = 1_000
# Of one kind of remark in one sheet, so many are listed and the rest is counted.
MOST_REMARKS_OF_A_KIND = 200
