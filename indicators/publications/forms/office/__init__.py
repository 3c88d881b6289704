"""Files that people edit on: the paper for the council and the slides."""
