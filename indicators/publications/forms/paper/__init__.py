"""Papers by Typst: the report, the profile of one page, and pictures of charts."""
