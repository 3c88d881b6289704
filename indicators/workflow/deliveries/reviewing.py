"""Referat V.2 decides about deliveries; the city that handed one in may take it back."""

from indicators.errors import MonitorError
from indicators.intake.acceptance import read_all
from indicators.intake.direct import check_directly
from indicators.intake.remarks import told_once
from indicators.workflow.access.people import Person, Right
from indicators.workflow.access.rights import may, require
from indicators.workflow.acting import Acting
from indicators.workflow.casebook import Casebook, Delivery, casebook
from indicators.workflow.deciding import turn
from indicators.workflow.journal.events import (
    Accepted,
    Commented,
    ReceivedFile,
    Returned,
    Withdrawn,
)
from indicators.workflow.received import kept_file


class ReviewError(MonitorError):
    """A decision about a delivery that cannot be made as things stand."""


def visible_deliveries(acting: Acting) -> tuple[Delivery, ...]:
    """The deliveries a person may see, the newest first: a city its own, Referat V.2 all."""
    return _visible(casebook(acting.workplace.private), acting.person)


def delivery(number: int, acting: Acting) -> Delivery:
    """One delivery. An unknown number and one of another city are refused alike."""
    return _seen(number, casebook(acting.workplace.private), acting.person)


def file_content(number: int, kept_as: str, acting: Acting) -> bytes:
    """A file as it was handed in. Raises ReviewError, or ReceivedError where it is damaged."""
    found = delivery(number, acting)
    file = next((file for file in found.handed_in.files if file.kept_as == kept_as), None)
    if file is None:
        raise ReviewError("delivery_unknown", number=number)
    return kept_file(acting.workplace.private, file).read_bytes()


def accept(number: int, why: str, acting: Acting) -> None:
    """Accepts a delivery for the next release. Raises ReviewError, AccessError.

    It is judged once more beside what is in force of its city: what contradicts it was perhaps
    not there when it was handed in. Others decide meanwhile; where that changed what is in force,
    it is judged again.
    """
    while True:
        book = casebook(acting.workplace.private)
        waiting = _waiting(number, book, acting)
        _check_beside(waiting, book, acting)
        with turn(acting) as mine:
            _waiting(number, mine.book, acting)
            if _in_force_with(waiting, mine.book) == _in_force_with(waiting, book):
                mine.decide(Accepted(delivery=number, why=why.strip()))
                return


def give_back(number: int, why: str, acting: Acting) -> None:
    """Returns a delivery to the city, with words. Raises ReviewError, AccessError."""
    if not why.strip():
        raise ReviewError("delivery_return_why", number=number)
    with turn(acting) as mine:
        _waiting(number, mine.book, acting)
        mine.decide(Returned(delivery=number, why=why.strip()))


def comment(number: int, words: str, acting: Acting) -> None:
    """A remark on a delivery, by whoever may see it."""
    if not words.strip():
        raise ReviewError("delivery_comment_empty")
    with turn(acting) as mine:
        _seen(number, mine.book, acting.person)
        mine.decide(Commented(delivery=number, why=words.strip()))


def take_back(number: int, why: str, acting: Acting) -> None:
    """The city takes a delivery back that nobody has decided about yet."""
    with turn(acting) as mine:
        found = _seen(number, mine.book, acting.person)
        require(acting.person, Right.DELIVER, found.handed_in.city)
        _check_undecided(found)
        mine.decide(Withdrawn(delivery=number, why=why.strip()))


def _visible(book: Casebook, person: Person) -> tuple[Delivery, ...]:
    require(person, Right.SEE_DELIVERIES)
    return tuple(
        found
        for _, found in sorted(book.deliveries.items(), reverse=True)
        if may(person, Right.SEE_DELIVERIES, found.handed_in.city)
    )


def _seen(number: int, book: Casebook, person: Person) -> Delivery:
    found = next((one for one in _visible(book, person) if one.number == number), None)
    if found is None:
        raise ReviewError("delivery_unknown", number=number)
    return found


def _waiting(number: int, book: Casebook, acting: Acting) -> Delivery:
    require(acting.person, Right.REVIEW)
    found = _seen(number, book, acting.person)
    _check_undecided(found)
    return found


def _check_undecided(found: Delivery) -> None:
    if found.status != "handed_in":
        raise ReviewError(f"delivery_is_{found.status}", number=found.number)


def _in_force_with(waiting: Delivery, book: Casebook) -> list[ReceivedFile]:
    """Files of the city, with their hashes, that would be in force if it were accepted."""
    return [
        file
        for one in book.accepted_with(waiting)
        if one.handed_in.city == waiting.handed_in.city
        for file in one.handed_in.files
    ]


def _check_beside(waiting: Delivery, book: Casebook, acting: Acting) -> None:
    """Raises ReviewError where it cannot stand beside what is in force of its city.

    What travels along with the program is judged with it when a release is prepared.
    """
    private = acting.workplace.private
    files = [kept_file(private, file) for file in _in_force_with(waiting, book)]
    tables, remarks = read_all(files, acting.catalogue)
    found = check_directly(tables, acting.catalogue, acting.today)
    errors = told_once(remarks, found).query("severity == 'error'")
    if len(errors):
        first = errors["sentence_de"].iloc[0]
        raise ReviewError("delivery_contradicts", number=waiting.number, first=first)
