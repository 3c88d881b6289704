"""Pieces of a page as elements of Streamlit, one function a kind. Nothing is composed here."""

from collections.abc import Iterable
from functools import singledispatch

import streamlit as st

from dashboard.frame.show_html import show_html
from dashboard.parts import choices, ready
from indicators.publications import exhibit
from indicators.publications.drawing.style import CONFIG
from indicators.publications.forms.pieces import Frame, Piece, Prose


def show(pieces: Iterable[Piece]) -> None:
    """Shows pieces one below the other."""
    for piece in pieces:
        _show(piece)


@singledispatch
def _show(piece: object) -> None:
    raise AssertionError(f"no way to show {type(piece).__name__}")


@_show.register
def _(piece: Prose) -> None:
    show_html(piece.html)


@_show.register
def _(piece: exhibit.Chart) -> None:
    figure = ready.figure_of(piece)
    st.plotly_chart(figure, theme=None, config=CONFIG, key=piece.name, alt=piece.alternative)


@_show.register
def _(piece: Frame) -> None:
    block = piece.block
    if isinstance(block, exhibit.Columns):
        columns = st.columns(block.widths or len(block.columns), gap=block.gap)
    elif isinstance(block, exhibit.Fold):
        columns = [st.expander(block.label, expanded=block.is_open)]
    else:
        columns = [st.container(border=True, height="stretch" if block.is_tall else "content")]
    for column, part in zip(columns, piece.parts, strict=True):
        with column:
            show(part)


_show.register(exhibit.Choice, choices.choose)
_show.register(exhibit.Choices, choices.choose_some)
_show.register(exhibit.Typed, choices.choose_text)
_show.register(exhibit.Switch, choices.choose_toggle)
_show.register(exhibit.Slider, choices.choose_number)
_show.register(exhibit.Reset, choices.offer_reset)
