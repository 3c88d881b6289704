"""Blocks of a page as elements of Streamlit, one function a kind. Nothing is composed here."""

from collections.abc import Callable, Iterable, Iterator
from functools import singledispatch
from itertools import groupby
from typing import Any

import streamlit as st

from dashboard.frame.addresses import path_of
from dashboard.frame.boxes import show_note
from dashboard.frame.languages import language
from dashboard.frame.say import say
from dashboard.frame.travelling import along
from dashboard.parts import choices, ready
from indicators.publications import exhibit
from indicators.publications.drawing.style import CONFIG
from indicators.publications.forms.cite import ANCHOR
from indicators.publications.forms.place import alone_address
from indicators.publications.speech.escaping import in_address


def show(blocks: Iterable[exhibit.Block]) -> None:
    """Shows blocks one below the other."""
    for block in joined(blocks):
        _show(block)


def joined(blocks: Iterable[exhibit.Block]) -> Iterator[exhibit.Block]:
    """Words that follow each other are one text: each element costs time on its way."""
    for is_words, run in groupby(blocks, lambda block: isinstance(block, exhibit.Words)):
        if is_words:
            texts = [block.text for block in run if isinstance(block, exhibit.Words)]
            yield exhibit.Words("\n\n".join(texts))
        else:
            yield from run


@singledispatch
def _show(block: object) -> None:
    raise AssertionError(f"no way to show {type(block).__name__}")


@_show.register
def _(block: exhibit.Heading) -> None:
    element: Callable[..., Any] = (st.title, st.header, st.subheader)[block.level - 1]
    if block.has_link:
        element(block.text, anchor=block.anchor or None)
    else:
        element(block.text, anchor=False)


@_show.register
def _(block: exhibit.Words) -> None:
    st.markdown(block.text)


@_show.register
def _(block: exhibit.Small) -> None:
    st.caption(block.text)


@_show.register
def _(block: exhibit.Note) -> None:
    show_note(block.kind, block.text)


@_show.register
def _(block: exhibit.Formula) -> None:
    st.latex(block.text)


@_show.register
def _(block: exhibit.Markup) -> None:
    st.html(block.html)


@_show.register
def _(block: exhibit.Link) -> None:
    page = f"app_pages/{block.page}.py"
    codes = along(path_of(block.page)) | dict(block.codes)
    st.page_link(page, label=block.label, icon=block.icon, query_params=codes)


@_show.register
def _(block: exhibit.Table) -> None:
    st.html(ready.table_of(block))


@_show.register
def _(block: exhibit.Download) -> None:
    st.download_button(
        block.label,
        block.table.csv,
        file_name=block.name,
        mime="text/csv",
        key=f"csv:{block.name}",
        on_click="ignore",
    )


@_show.register
def _(block: exhibit.Chart) -> None:
    figure = ready.figure_of(block, language())
    st.plotly_chart(figure, theme=None, config=CONFIG, key=block.name, alt=block.alternative)
    st.caption(" ".join(filter(None, [block.caption, _alone(block)])))
    with st.expander(say("as_table")):
        show(block.table)
        _show(block.download)


def _alone(block: exhibit.Chart) -> str:
    """The ways to the chart alone, as Markdown; one that stands on no page has none."""
    if block.address is None:
        return ""
    page, codes = block.address
    address = alone_address(block.name, dict(codes), path_of(page))
    cited = f"[{say('cite_heading')}]({in_address(f'{address}#{ANCHOR}')})"
    return f"[{say('show_alone')}]({in_address(address)}) · {cited}"


@_show.register
def _(block: exhibit.Fold) -> None:
    with st.expander(block.label, expanded=block.is_open):
        show(block.blocks)


@_show.register
def _(block: exhibit.Card) -> None:
    with st.container(border=True, height="stretch" if block.is_tall else "content"):
        show(block.blocks)


@_show.register
def _(block: exhibit.Columns) -> None:
    widths = block.widths or len(block.columns)
    for column, blocks in zip(st.columns(widths, gap=block.gap), block.columns, strict=True):
        with column:
            show(blocks)


_show.register(exhibit.Choice, choices.choose)
_show.register(exhibit.Choices, choices.choose_some)
_show.register(exhibit.Typed, choices.choose_text)
_show.register(exhibit.Switch, choices.choose_toggle)
_show.register(exhibit.Slider, choices.choose_number)
_show.register(exhibit.Reset, choices.offer_reset)
