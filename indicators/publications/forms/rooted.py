"""Addresses of ours where the site is one folder of a larger one: "/stadt" → "/monitor/stadt"."""

import re
from functools import cache

from indicators.publications.site.operator import site_prefix


def rooted(html: str) -> str:
    """HTML and style whose own addresses begin with the path of the site; twice is once.

    All who compose pages write addresses as if the site were alone, and need not know.
    """
    prefix = site_prefix()
    return _own_addresses(prefix).sub(rf"\g<1>{prefix}\g<2>", html) if prefix else html


@cache
def _own_addresses(prefix: str) -> re.Pattern[str]:
    done = re.escape(prefix.removeprefix("/"))
    return re.compile(rf'(\s(?:href|src|action)="|\burl\(")(/(?!/|{done}[/?#"]))')
