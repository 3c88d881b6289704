"""Markdown as our texts use it, made HTML: what Streamlit would show, and nothing else.

Delivered parts of a text are escaped before they get here. Of Markdown, only what our own texts
need is switched on, so that an escape forgotten somewhere gives neither picture nor HTML.
"""

import re
from collections.abc import Callable, MutableMapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from indicators.publications.speech.escaping import WORD_JOINER

Address = Callable[[str], str]
"""Where a link of ours leads in this form: /stadt?stadt=05117 → /lesen/stadt?stadt=05117."""

_ICON = re.compile(r":material/[a-z0-9_]+:\s*")
_SMALL = ":small["


def in_blocks(text: str, address: Address) -> str:
    """Paragraphs and lists."""
    return _clean(_MARKDOWN.render(text, {"address": address}))


def in_line(text: str, address: Address) -> str:
    """A heading, label or cell."""
    return _clean(_MARKDOWN.renderInline(text.strip(), {"address": address}))


def parsed(text: str) -> list[Token]:
    """The same Markdown for forms that are not HTML."""
    return _MARKDOWN.parse(text)


def _clean(html: str) -> str:
    """Without what keeps Streamlit from reading commands: here it reads none."""
    return html.replace(WORD_JOINER, "").strip()


def _icon(state: StateInline, silent: bool) -> bool:
    """Icons say nothing that the words beside them do not."""
    found = _ICON.match(state.src, state.pos)
    if not found:
        return False
    state.pos = found.end()
    return True


def _small(state: StateInline, silent: bool) -> bool:
    """`:small[words]`, in which there may be links."""
    if not state.src.startswith(_SMALL, state.pos):
        return False
    bracket = state.pos + len(_SMALL) - 1
    end = state.md.helpers.parseLinkLabel(state, bracket)
    if end < 0:
        return False
    if not silent:
        _push_small(state, bracket + 1, end)
    state.pos = end + 1
    return True


def _push_small(state: StateInline, start: int, end: int) -> None:
    before, state.posMax = state.posMax, end
    state.pos = start
    state.push("small_open", "small", 1)
    state.md.inline.tokenize(state)
    state.push("small_close", "small", -1)
    state.posMax = before


def _open_link(
    renderer: RendererHTML,
    tokens: Sequence[Token],
    place: int,
    options: OptionsDict,
    env: MutableMapping[str, Any],
) -> str:
    tokens[place].attrSet("href", env["address"](str(tokens[place].attrGet("href"))))
    if title := tokens[place].attrGet("title"):
        # A sign says little when it is read out alone.
        tokens[place].attrSet("aria-label", f"{tokens[place + 1].content}: {title}")
    return renderer.renderToken(tokens, place, options, env)


def _made() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": False})
    # Without indented code a list may stand as far in as Streamlit allows.
    made.disable(["image", "html_block", "html_inline", "code", "reference"])
    made.disable(["heading", "lheading", "hr", "fence", "blockquote", "autolink"])
    made.inline.ruler.before("escape", "icon", _icon)
    made.inline.ruler.before("escape", "small", _small)
    made.add_render_rule("link_open", _open_link)
    return made


_MARKDOWN = _made()
