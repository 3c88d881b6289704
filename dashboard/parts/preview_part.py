"""How the city would look with a draft, made when it is asked for and kept for this visit."""

from functools import partial
from pathlib import Path

import streamlit as st

from dashboard.frame.languages import language
from dashboard.parts.elements_of_pieces import show
from dashboard.parts.progress_part import steps_shown
from dashboard.parts.shown_blocks import show_blocks, show_heading, view_now
from indicators.errors import MonitorError
from indicators.making import Progress
from indicators.publications.exhibit import Words
from indicators.publications.forms.markup import element
from indicators.publications.forms.pieces import Prose
from indicators.release import Release
from indicators.workflow.acting import Acting
from indicators.workflow.apart import apart
from indicators.workflow.deliveries.city_preview import Preview, make_preview, preview
from indicators.workflow.deliveries.delivery_check import Checked
from indicators.workflow.deliveries.drafts import Draft, parcel_of
from indicators.workflow.deliveries.handing_in import Parcel
from indicators.workflow.deliveries.preview_blocks import changes_blocks, city_page
from indicators.workflow.steps import PREVIEW_STEPS, counted

_PREVIEW = "preview"


def show_preview(found: Draft, checked: Checked, me: Acting) -> None:
    """The button, what would change, and the page of the city before and after."""
    view = view_now()
    show_heading(view.say("delivery_preview_heading"))
    if checked.errors:
        show_blocks([Words(view.say("delivery_preview_needs"))])
        return
    if st.button(view.say("delivery_preview_make"), key=f"preview:{found.number}"):
        _make(found, me)
    kept = st.session_state.get(_PREVIEW)
    if kept is None or kept[0] != _key(found):
        return
    made: Preview = kept[1]
    show_blocks([Words(_counts(made, found.city)), *changes_blocks(made, view)])
    with st.expander(view.say("delivery_preview_before")):
        if made.before is None:
            show_blocks([Words(view.say("delivery_preview_none"))])
        else:
            _show_city(made.before, found.city)
    with st.expander(view.say("delivery_preview_after"), expanded=True):
        _show_city(made.after, found.city)


def _make(found: Draft, me: Acting) -> None:
    with steps_shown("preview") as told:
        progress = counted(PREVIEW_STEPS, told)
        try:
            made = preview(parcel_of(found, me), me, _make_apart, progress)
        except MonitorError as problem:
            st.error(problem.sentence(language()))
            return
    st.session_state[_PREVIEW] = (_key(found), made)


def _make_apart(parcel: Parcel, me: Acting, folder: Path, progress: Progress) -> None:
    apart(partial(make_preview, parcel, me, folder), progress)


def _key(found: Draft) -> tuple[object, ...]:
    return (found.number, found.files, found.replaces, found.extent)


def _counts(made: Preview, city: str) -> str:
    kinds = [change.kind for change in made.figures]
    hidden = sum(
        change.now is not None and change.now["status"] == "hidden" for change in made.figures
    )
    return view_now().say(
        "delivery_preview_counts",
        city=view_now().speaker.area(city),
        new=kinds.count("new"),
        corrected=kinds.count("corrected"),
        hidden=hidden,
        flips=len(made.verdicts),
    )


def _show_city(release: Release, city: str) -> None:
    """The page of the city of a release as it is read: nothing to choose, charts as drawings."""
    html = city_page(release, city, language())
    show([Prose(element("div", html, class_="om-prose"))])
