"""The files of a release: which there are, how they are made, and where they lie."""
