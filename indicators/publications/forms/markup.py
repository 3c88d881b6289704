"""Elements of HTML as text, written so that a reader of XML understands them too."""

import re
from collections.abc import Mapping
from html import escape, unescape

_TAG = re.compile(r"<[^>]*>")


def element(name: str, content: str = "", /, **attributes: str) -> str:
    """An element around HTML; `class_` is `class`, `aria_label` is `aria-label`."""
    return f"<{name}{_written(attributes)}>{content}</{name}>"


def void(name: str, /, **attributes: str) -> str:
    """An element that has no content, such as a field."""
    return f"<{name}{_written(attributes)} />"


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
    )


def link(address: str, content: str, /, **attributes: str) -> str:
    """A link around HTML."""
    return element("a", content, href=address, **attributes)


def text_of(html: str) -> str:
    """What is read where HTML cannot stand, as in a title or an attribute."""
    return unescape(_TAG.sub("", html)).strip()


def note(kind: str, html: str, /, name: str = "note") -> str:
    """A remark in a box of its own. It waits to be read; an alert would break into the reading."""
    return element("div", html, class_=f"{name} {kind}", role="note")
