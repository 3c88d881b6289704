"""Approving, publishing now or later, going back, and the list of all releases."""

from datetime import datetime, time

import streamlit as st

from dashboard.parts.attempts import attempt
from dashboard.parts.shown_blocks import show_blocks, show_heading, view_now
from indicators.publications.exhibit import Words
from indicators.workflow.acting import Acting
from indicators.workflow.releases.checklist import Review
from indicators.workflow.releases.preparing import discard
from indicators.workflow.releases.publishing_steps import approve, publish_now, roll_back, schedule
from indicators.workflow.releases.register_of_releases import every_release
from indicators.workflow.releases.release_blocks import releases_table
from indicators.workflow.releases.withdrawing import withdraw

LONGEST_WHY = 500
TEN = time(10)


def show_publishing(found: Review, me: Acting) -> None:
    """The steps that are left for a prepared release."""
    view = view_now()
    candidate = found.candidate
    release = candidate.release
    show_heading(view.say("release_approve_heading"))
    sha256 = candidate.prepared.sha256[:12]
    show_blocks([Words(view.say("release_approve_words", sha256=sha256))])
    if not candidate.approved_by:
        label = view.say("release_approve_button", release=release)
        if st.button(label, key="approve", disabled=not found.is_ready, type="primary"):
            attempt(lambda: _approve(release, me))
    else:
        _show_times(release, me)
    if st.button(view.say("release_discard_button", release=release), key="discard"):
        attempt(lambda: _discard(release, me))


def _show_times(release: str, me: Acting) -> None:
    view = view_now()
    if st.button(view.say("release_publish_button"), key="publish", type="primary"):
        attempt(lambda: _publish(release, me))
    with st.form("later"):
        left, right = st.columns(2)
        day = left.date_input(view.say("release_later_day"), me.today, format="DD.MM.YYYY")
        clock = right.time_input(view.say("release_later_time"), TEN)
        early = st.text_input(view.say("release_later_early"))
        is_sent = st.form_submit_button(view.say("release_later_button"))
    if is_sent:
        at = datetime.combine(day, clock).astimezone()
        people = [name.strip() for name in early.split(",") if name.strip()]
        attempt(lambda: _schedule(release, at, people, me))


def show_every_release(me: Acting) -> None:
    """All releases, and the way back to an earlier one."""
    view = view_now()
    found = every_release(me)
    show_heading(view.say("release_all_heading"))
    show_blocks([releases_table(found, view)])
    earlier = [one.release for one in found if one.state == "public"]
    if not earlier:
        return
    with st.form("back"):
        st.subheader(view.say("release_back_heading"), anchor=False)
        release = st.selectbox(view.say("release_back_choose"), earlier)
        why = st.text_input(view.say("release_back_why"), max_chars=LONGEST_WHY)
        is_sent = st.form_submit_button(view.say("release_back_button"))
    if is_sent:
        attempt(lambda: _go_back(release, why, me))
    _show_withdrawing(earlier, me)


def _show_withdrawing(earlier: list[str], me: Acting) -> None:
    """Taking a release back for good, also one that was rolled back."""
    view = view_now()
    with st.form("withdraw"):
        st.subheader(view.say("release_withdraw_heading"), anchor=False)
        show_blocks([Words(view.say("release_withdraw_words"))])
        release = st.selectbox(view.say("release_withdraw_choose"), earlier, index=None)
        why = st.text_input(view.say("release_withdraw_why"), max_chars=LONGEST_WHY)
        is_sent = st.form_submit_button(view.say("release_withdraw_button"))
    if is_sent and release is not None:
        attempt(lambda: _withdraw(release, why, me))


def _approve(release: str, me: Acting) -> str:
    approve(release, "", me)
    return view_now().say("release_approved_now", release=release)


def _publish(release: str, me: Acting) -> str:
    publish_now(release, me)
    return view_now().say("release_published_now", release=release)


def _schedule(release: str, at: datetime, people: list[str], me: Acting) -> str:
    schedule(release, at, people, me)
    return view_now().say("release_later_now", release=release, time=f"{at:%d.%m.%Y, %H:%M}")


def _discard(release: str, me: Acting) -> str:
    discard(release, "", me)
    return view_now().say("release_discarded_now", release=release)


def _withdraw(release: str, why: str, me: Acting) -> str:
    withdraw(release, why, me)
    return view_now().say("release_withdrawn_now", release=release)


def _go_back(release: str, why: str, me: Acting) -> str:
    roll_back(release, why, me)
    return view_now().say("release_back_now", release=release)
