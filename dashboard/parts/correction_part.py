"""What a draft says beside its files: which delivery it corrects, and why a warning stays."""

import streamlit as st

from dashboard.parts.shown_blocks import show_heading, view_now
from indicators.publications.speech.escaping import in_markdown
from indicators.workflow.acting import Acting
from indicators.workflow.deliveries.delivery_check import Checked
from indicators.workflow.deliveries.drafts import Draft, write_down
from indicators.workflow.deliveries.reviewing import visible_deliveries

LONGEST_WHY = 500


def show_correction(found: Draft, me: Acting) -> None:
    """Asks what is replaced, where the city has delivered for this year before."""
    earlier = [
        one
        for one in visible_deliveries(me)
        if (one.handed_in.city, one.handed_in.year) == (found.city, found.year)
        and one.status == "accepted"
    ]
    if not earlier:
        return
    view = view_now()
    show_heading(view.say("delivery_correction_heading"))
    days = {one.number: view.speaker.day(one.at.astimezone().date()) for one in earlier}
    replaces = st.selectbox(
        view.say("delivery_replaces"),
        [None, *days],
        index=[None, *days].index(found.replaces) if found.replaces in days else 0,
        format_func=lambda number: (
            view.say("delivery_replaces_none")
            if number is None
            else view.say("delivery_replaces_number", number=number, day=days[number])
        ),
        key=f"replaces:{found.number}",
    )
    extent, why = None, ""
    if replaces is not None:
        extent = st.radio(
            view.say("delivery_extent"),
            ["rows", "whole"],
            index=["rows", "whole"].index(found.extent or "rows"),
            format_func=lambda code: view.say(f"delivery_extent_{code}"),
            key=f"extent:{found.number}",
        )
        why = st.text_area(
            view.say("delivery_why"),
            value=found.why,
            max_chars=LONGEST_WHY,
            key=f"why:{found.number}",
        )
    if (replaces, extent, why) != (found.replaces, found.extent, found.why):
        write_down(found.number, me, replaces=replaces, extent=extent, why=why)


def show_reasons(found: Draft, checked: Checked, me: Acting) -> None:
    """Asks for a reason per rule whose warnings are to stay."""
    view = view_now()
    rules = checked.warned_rules(view.language)
    if not rules:
        return
    show_heading(view.say("delivery_reasons_heading"))
    kept = dict(found.kept)
    for rule, words in rules.items():
        kept[rule] = st.text_input(
            view.say("delivery_reason", words=in_markdown(words)),
            value=found.kept.get(rule, ""),
            max_chars=LONGEST_WHY,
            key=f"kept:{found.number}:{rule}",
        )
    if kept != found.kept:
        write_down(found.number, me, kept=kept)
