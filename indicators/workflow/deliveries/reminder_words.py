"""A reminder to one city, to be copied into a letter or mail."""

from datetime import date

from indicators.publications.view import View
from indicators.workflow.casebook import Delivery
from indicators.workflow.deliveries.due_dates import Reminded, due_of, whom_to_ask


def reminder(reminded: Reminded, year: int, today: date, view: View) -> str:
    """To whom, what is awaited, until when, what to do, and whom to ask."""
    say, one = view.say, reminded.returned
    what = _returned(one, view) if one else say("review_reminder_missing", year=year)
    way = say("review_reminder_way_returned" if one else "review_reminder_way")
    ask = whom_to_ask()
    parts = [
        _whom(reminded, view),
        say("review_reminder_hello"),
        what,
        " ".join(filter(None, [_due(year, today, view), way])),
        say("review_reminder_ask", contact=ask) if ask else "",
        say("review_reminder_end"),
    ]
    return "\n\n".join(filter(None, parts))


def _whom(reminded: Reminded, view: View) -> str:
    city = view.speaker.area(reminded.city)
    if not reminded.contact:
        return view.say("review_reminder_nobody", city=city)
    return view.say("review_reminder_to", contact=reminded.contact, city=city)


def _returned(one: Delivery, view: View) -> str:
    """When it was returned, and with which words."""
    last = next(remark for remark in reversed(one.remarks) if remark.kind == "returned")
    return view.say(
        "review_reminder_returned",
        number=one.number,
        year=one.handed_in.year,
        day=view.speaker.day(last.at.astimezone().date()),
        why=last.why,
    )


def _due(year: int, today: date, view: View) -> str:
    due = due_of(year)
    if due is None:
        return ""
    key = "review_reminder_overdue" if due < today else "review_reminder_due"
    return view.say(key, day=view.speaker.day(due))
