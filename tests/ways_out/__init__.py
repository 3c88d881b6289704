"""Every way out of a release, scraped: no hidden number may stand on any, or be worked out.

Ways today: the release file, the nine pages (text, tables, charts with hover texts, alternative
texts, files to download, links), the addresses the server answers, the command line, logs and
error messages. There is no PDF, PPTX or XLSX yet; a way that is added belongs here.
"""
