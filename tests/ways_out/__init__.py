"""Every way out of a release, scraped: no hidden number may stand on any, or be worked out.

Scraped: the release file, the nine pages (text, tables, charts with hover texts, alternative
texts, files to download, links), the command line, its errors, and the log of commands and builds.
Not scraped: the log of a served dashboard, and pictures. There is no PDF, PPTX or XLSX yet; a way
that is added belongs here.
"""
