"""An open draft on the page Datenlieferung: its files, what was found, how it would look."""

import hashlib
from functools import partial

import streamlit as st

from dashboard.frame.languages import language
from dashboard.parts.attempts import attempt
from dashboard.parts.correction_part import show_correction, show_reasons
from dashboard.parts.marked_part import offer_marked
from dashboard.parts.preview_part import show_preview
from dashboard.parts.progress_part import steps_shown
from dashboard.parts.shown_blocks import show_blocks, show_heading, view_now
from indicators.publications.exhibit import Words
from indicators.workflow.acting import Acting
from indicators.workflow.casebook import casebook
from indicators.workflow.deliveries.delivery_check import Checked
from indicators.workflow.deliveries.drafts import (
    Draft,
    add_file,
    draft,
    hand_in_draft,
    parcel_of,
    remove_file,
    throw_away,
)
from indicators.workflow.deliveries.finding_blocks import checked_blocks
from indicators.workflow.deliveries.handing_in import (
    HandInError,
    Parcel,
    check_parcel,
    plain_name,
)

KINDS = ["xlsx", "xlsm", "ods", "csv"]
_CHECKED = "checked"
_UPLOADS = "uploads"


def show_draft(found: Draft, me: Acting) -> None:
    """Everything about one draft, in the order of the work."""
    _take_uploads(found, me)
    found = draft(found.number, me)
    _show_files(found, me)
    if not found.files:
        return
    checked = _checked(parcel_of(found, me), me)
    view = view_now()
    show_heading(view.say("delivery_checked_heading"))
    show_blocks(checked_blocks(checked, view))
    offer_marked(found, checked, me)
    show_correction(found, me)
    show_reasons(found, checked, me)
    show_preview(draft(found.number, me), checked, me)
    _show_hand_in(draft(found.number, me), checked, me)


def _take_uploads(found: Draft, me: Acting) -> None:
    """Files just uploaded go into the draft at once; the browser may be closed then.

    The field is a new one after each time: below it stands what the draft holds, and a second list
    of the same files, whose crosses take nothing out of the draft, would mislead.
    """
    times = st.session_state.setdefault(_UPLOADS, 0)
    uploads = st.file_uploader(
        view_now().say("delivery_upload"),
        type=KINDS,
        accept_multiple_files=True,
        key=f"upload:{found.number}:{times}",
        max_upload_size=20,
    )
    if uploads:
        st.session_state[_UPLOADS] = times + 1
        attempt(lambda: _taken(found.number, [(one.name, one.getvalue()) for one in uploads], me))


def _taken(number: str, files: list[tuple[str, bytes]], me: Acting) -> str:
    """Keeps every file that can be kept. Raises HandInError for the first that cannot."""
    refused: list[HandInError] = []
    for name, content in files:
        try:
            add_file(number, name, content, me)
        except HandInError as problem:
            refused.append(problem)
    if refused:
        raise refused[0]
    return view_now().say("delivery_taken", files=", ".join(plain_name(name) for name, _ in files))


def _show_files(found: Draft, me: Acting) -> None:
    view = view_now()
    for file in found.files:
        label = view.say("delivery_remove", file=file.name)
        if st.button(label, key=f"remove:{found.number}:{file.kept_as}"):
            attempt(partial(_removed, found.number, file.name, me))
    if st.button(view.say("delivery_discard"), key=f"discard:{found.number}"):
        attempt(lambda: _thrown_away(found.number, me))


def _removed(number: str, name: str, me: Acting) -> str:
    remove_file(number, name, me)
    return ""


def _thrown_away(number: str, me: Acting) -> str:
    throw_away(number, me)
    st.query_params.pop("entwurf", None)
    return ""


def _checked(parcel: Parcel, me: Acting) -> Checked:
    """What the check finds; the same files are not checked again at every click."""
    key = _fingerprint(parcel)
    known = st.session_state.get(_CHECKED)
    if known and known[0] == key:
        found: Checked = known[1]
        return found
    with steps_shown("check") as told:
        found = check_parcel(parcel, me, casebook(me.workplace.private), told)
    st.session_state[_CHECKED] = (key, found)
    return found


def _fingerprint(parcel: Parcel) -> str:
    digest = hashlib.sha256(f"{parcel.city}{parcel.year}{parcel.replaces}".encode())
    for name, content in parcel.files:
        digest.update(f"{name}{len(content)}".encode() + hashlib.sha256(content).digest())
    return digest.hexdigest()


def _show_hand_in(found: Draft, checked: Checked, me: Acting) -> None:
    view = view_now()
    show_heading(view.say("delivery_hand_in_heading"))
    rules = checked.warned_rules(language())
    is_ready = not checked.errors and all(found.kept.get(rule, "").strip() for rule in rules)
    if not is_ready:
        show_blocks([Words(view.say("delivery_not_yet"))])
    label = view.say("delivery_hand_in")
    if st.button(label, key=f"hand:{found.number}", disabled=not is_ready, type="primary"):
        attempt(lambda: _handed_in(found.number, me))


def _handed_in(number: str, me: Acting) -> str:
    delivered = hand_in_draft(number, me)
    st.query_params.pop("entwurf", None)
    return view_now().say("delivery_handed_in", number=delivered)
