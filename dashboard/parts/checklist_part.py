"""The checklist of a prepared release, with a field for the reason of each warning."""

import streamlit as st

from dashboard.frame.languages import language
from dashboard.parts.attempts import attempt
from dashboard.parts.shown_blocks import show_blocks, show_heading, view_now
from indicators.publications.exhibit import Note, Words
from indicators.workflow.acting import Acting
from indicators.workflow.releases.checklist import Item, Review, justify

LONGEST_WHY = 500


def show_checklist(found: Review, me: Acting) -> None:
    """Errors, warnings, and the reasons that were given for them."""
    view = view_now()
    show_heading(view.say("release_list_heading"))
    count = sum(item.is_open for item in found.items)
    key = "release_list_open" if count else "release_list_ready"
    show_blocks([Words(view.say(key, count=count))])
    for item in found.items:
        words = view.say(f"release_item_{item.severity}", words=item.sentence(language()))
        show_blocks([Note(item.severity, words)])
    warnings = [item for item in found.items if item.severity == "warning"]
    if warnings:
        _ask_reasons(found.candidate.release, warnings, me)


def _ask_reasons(release: str, warnings: list[Item], me: Acting) -> None:
    view = view_now()
    with st.form(f"reasons:{release}"):
        given = {
            item.name: st.text_input(
                view.say("release_item_why", words=item.sentence(language())),
                value=item.why,
                max_chars=LONGEST_WHY,
                key=f"reason:{release}:{item.name}",
            )
            for item in warnings
        }
        is_sent = st.form_submit_button(view.say("release_keep_reasons"))
    if is_sent:
        before = {item.name: item.why for item in warnings}
        new = {name: why for name, why in given.items() if why.strip() and why != before[name]}
        attempt(lambda: _keep(release, new, me))


def _keep(release: str, reasons: dict[str, str], me: Acting) -> str:
    for name, why in reasons.items():
        justify(release, name, why, me)
    return view_now().say("release_reasons_kept")
