"""The page Prüfung: what waits, a delivery beside the last one, and the decision about it."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard.frame.signed_in import acting
from dashboard.parts.attempts import attempt, show_said
from dashboard.parts.offering import offer
from dashboard.parts.shown_blocks import chosen, show_blocks, show_heading, show_title, view_now
from dashboard.parts.who_delivered import show_who_delivered
from indicators.publications.exhibit import Fold, Words
from indicators.publications.speech.escaping import in_markdown
from indicators.workflow.acting import Acting
from indicators.workflow.casebook import Delivery
from indicators.workflow.deliveries.beside_last import beside_last
from indicators.workflow.deliveries.delivery_blocks import (
    beside_blocks,
    deliveries_table,
    kept_blocks,
    remarks_of,
)
from indicators.workflow.deliveries.reviewing import (
    accept,
    comment,
    file_content,
    give_back,
    visible_deliveries,
)
from indicators.workflow.journal.signatures import name_of

Decision = Callable[[int, str, Acting], None]
BYTES = "application/octet-stream"
LONGEST_WORDS = 1000


def show_reviewing() -> None:
    """The whole page, for somebody who reviews."""
    me = acting()
    assert me is not None, "the frame admits only people who are signed in"
    view = view_now()
    show_title("page_review")
    show_said()
    found = visible_deliveries(me)
    waiting = [one for one in found if one.status == "handed_in"]
    form = {0: "none", 1: "one"}.get(len(waiting), "many")
    show_blocks([Words(view.say(f"review_message_{form}", count=len(waiting)))])
    show_who_delivered(me)
    if not found:
        return
    show_heading(view.say("review_list"))
    show_blocks([deliveries_table(found, view)])
    first = waiting[-1] if waiting else found[0]
    names = {str(one.number): _named(one) for one in found}
    number = chosen("lieferung", view.say("review_choose"), names, str(first.number))
    _show_delivery(next(one for one in found if str(one.number) == number), me)


def _named(one: Delivery) -> str:
    view = view_now()
    return view.say(
        "review_named",
        number=one.number,
        city=view.speaker.area(one.handed_in.city),
        year=one.handed_in.year,
        status=view.say(f"delivery_is_{one.status}"),
    )


def _show_delivery(one: Delivery, me: Acting) -> None:
    view = view_now()
    city = view.speaker.area(one.handed_in.city)
    show_heading(view.say("review_heading", number=one.number, city=city))
    if one.handed_in.replaces is not None:
        extent = view.say(f"delivery_extent_{one.handed_in.extent}")
        why = in_markdown(one.handed_in.why)
        replaced = one.handed_in.replaces
        show_blocks([Words(view.say("review_replaces", number=replaced, extent=extent, why=why))])
    for file in one.handed_in.files:
        label = view.say("review_file", file=file.name)
        make = partial(file_content, one.number, file.kept_as, me)
        offer(label, f"{one.number}_{file.name}", make, BYTES)
    kept = kept_blocks(one, view)
    said = remarks_of(one, lambda key: name_of(me.workplace.private, key), view)
    folds = (("review_kept", kept), ("workflow_remarks", said))
    show_blocks([Fold(view.say(key), tuple(blocks)) for key, blocks in folds if blocks])
    show_heading(view.say("review_beside"))
    show_blocks(beside_blocks(beside_last(one, me), view))
    _ask_decision(one, me)


def _ask_decision(one: Delivery, me: Acting) -> None:
    view = view_now()
    number = one.number
    words = st.text_area(
        view.say("review_words"), max_chars=LONGEST_WORDS, key=f"words:{number}:{one.status}"
    )
    is_open = one.status == "handed_in"
    columns = st.columns(3)
    steps = (("accept", accept, "accepted"), ("return", give_back, "returned"),
             ("comment", comment, "commented"))  # fmt: skip
    for column, (name, step, done) in zip(columns, steps, strict=True):
        is_shut = not is_open and name != "comment"
        label = view.say(f"review_{name}")
        if column.button(label, key=f"{name}:{number}", disabled=is_shut, width="stretch"):
            attempt(partial(_decided, step, number, words, done, me))


def _decided(step: Decision, number: int, words: str, done: str, me: Acting) -> str:
    step(number, words, me)
    return view_now().say(f"review_{done}", number=number)
