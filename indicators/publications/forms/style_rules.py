"""Style attributes as rules with a class, so that a page needs no permission for inline style."""

import re

_TAG = re.compile(r"<[a-z][^>]*\sstyle=\"[^>]*>")
_STYLE = re.compile(r'\sstyle="([^"]*)"')
_CLASS = re.compile(r'(?<=\sclass=")')


def style_apart(html: str) -> tuple[str, str]:
    """The same elements without style attributes, and the rules that style them instead.

    A browser that is told which style belongs to a document (by the hash of it) obeys no
    attribute. Equal attributes share a class; the rules win like attributes over those before.
    """
    names: dict[str, str] = {}
    changed = _TAG.sub(lambda tag: _with_class(tag[0], names), html)
    rules = "".join(f":root .{name} {{ {style} }}\n" for style, name in names.items())
    return changed, rules


def _with_class(tag: str, names: dict[str, str]) -> str:
    style = _STYLE.search(tag)
    assert style is not None
    name = names.setdefault(style[1], f"own{len(names) + 1}")
    bare = _STYLE.sub("", tag, count=1)
    if _CLASS.search(bare):
        return _CLASS.sub(f"{name} ", bare, count=1)
    end = re.search(r"\s*/?>$", bare)
    assert end is not None
    return f'{bare[: end.start()]} class="{name}"{end[0]}'
