"""What every document of ours in HTML has around its body."""

from html import escape

from indicators.publications.forms.rooted import rooted
from indicators.publications.forms.style_rules import style_apart

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>{title}</title>
<link rel="icon" href="/app/static/favicon.png" />
{links}<style>
{style}</style>
</head>
<body>
{body}
</body>
</html>
"""


def html_page(language: str, title: str, style: str, body: str, links: str = "") -> str:
    """A whole document. `title` is text; all else is HTML already."""
    inside, rules = style_apart(body)
    document = _PAGE.format(
        language=language, title=escape(title), style=style + rules, body=inside, links=links
    )
    return rooted(document)
