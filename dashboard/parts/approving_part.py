"""The page Freigabe: for Referat V.2 from prepared to public, for a city its statement."""

from collections.abc import Mapping
from datetime import datetime

from dashboard.frame.signed_in import acting
from dashboard.parts.attempts import show_said
from dashboard.parts.checklist_part import show_checklist
from dashboard.parts.own_statement import show_statement
from dashboard.parts.preparing_part import show_asking, show_preparing
from dashboard.parts.publishing_part import show_every_release, show_publishing
from dashboard.parts.shown_blocks import show_blocks, show_heading, show_title, view_now
from indicators.publications.exhibit import Words
from indicators.release.pointer import read_pointer
from indicators.workflow.access.people import Right
from indicators.workflow.access.rights import may
from indicators.workflow.acting import Acting
from indicators.workflow.casebook import Candidate, casebook
from indicators.workflow.releases.checklist import review
from indicators.workflow.releases.early_sight import may_see
from indicators.workflow.releases.preparing import newest_candidate
from indicators.workflow.releases.release_blocks import changes_blocks


def show_approving() -> None:
    """The whole page, as the person's tasks want it."""
    me = acting()
    assert me is not None, "the frame admits only people who are signed in"
    show_title("page_approval")
    show_said()
    if may(me.person, Right.PREPARE):
        _show_for_office(me)
    elif may(me.person, Right.STATE):
        for city in sorted(me.person.cities):
            show_statement(city, me)
    else:
        _show_for_council(me)


def _show_for_office(me: Acting) -> None:
    view = view_now()
    candidate = newest_candidate(casebook(me.workplace.private))
    show_blocks([Words(_where_it_stands(candidate, me))])
    show_preparing(me)
    if candidate is not None:
        found = review(candidate.release, me)
        show_heading(view.say("release_changes_heading"))
        show_blocks([Words(_way_to(candidate)), *changes_blocks(found.differences, view)])
        show_checklist(found, me)
        show_asking(candidate, me)
        show_publishing(found, me)
    show_every_release(me)


def _where_it_stands(candidate: Candidate | None, me: Acting) -> str:
    view = view_now()
    pointer = read_pointer(me.workplace.releases)
    now = _next(candidate)
    if pointer is None:
        return view.say("release_none_message", next=now)
    return view.say("release_office_message", release=view.release.release_id, next=now)


def _next(candidate: Candidate | None) -> str:
    say = view_now().say
    if candidate is None:
        return say("release_next_prepare")
    if candidate.scheduled is not None:
        time = said_time(candidate.scheduled.at)
        return say("release_next_scheduled", release=candidate.release, time=time)
    form = "approved" if candidate.approved_by else "check"
    return say(f"release_next_{form}", release=candidate.release)


def _show_for_council(me: Acting) -> None:
    say = view_now().say
    waiting = _early(casebook(me.workplace.private).candidates, me)
    if not waiting:
        show_blocks([Words(say("release_council_message"))])
    for one in waiting:
        assert one.scheduled is not None
        time = said_time(one.scheduled.at)
        words = say("release_council_early", release=one.release, time=time)
        show_blocks([Words(f"{words} {_way_to(one)}")])


def _way_to(candidate: Candidate) -> str:
    """A link to the public pages as they would be."""
    view = view_now()
    return view.page_link(view.say("release_look"), "", stand=candidate.release)


def _early(candidates: Mapping[str, Candidate], me: Acting) -> list[Candidate]:
    """Releases that wait for their time and that this person may see before."""
    return [one for one in candidates.values() if one.scheduled is not None and may_see(me, one)]


def said_time(at: datetime) -> str:
    """A point in time as people here read it."""
    return f"{at.astimezone():%d.%m.%Y, %H:%M}"
