"""Every way out of a release, scraped: no hidden number may stand on any, or be worked out.

Scraped: the release file; the nine pages (text, tables, charts with hover texts, alternative
texts, files to download, addresses of links); pages in a real browser (words and attributes of the
document, what is read aloud, charts as they are drawn and as they would be saved, tooltips, what
the browser keeps); tables that a dashboard keeps in memory; the command line and its errors; the
logs of commands, builds, pages and of a served dashboard, and its answers to what no page asks.
Each scraper is shown to find a number that was put back, mostly in `test_planted_*`.
Papers (PDF, DOCX, PPTX with the sheets behind its charts), workbooks and archives are read as text,
as rows and as exact numbers. A way that is added belongs here.
"""
