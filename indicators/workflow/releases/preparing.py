"""Prepares a release that nobody outside sees, and asks the cities whose figures it changes."""

from collections.abc import Collection
from datetime import timedelta

from indicators.build import Beside, prepare
from indicators.errors import MonitorError
from indicators.making import Progress
from indicators.workflow.access.people import Right
from indicators.workflow.access.rights import require
from indicators.workflow.acting import Acting
from indicators.workflow.casebook import Candidate, Casebook, casebook
from indicators.workflow.deciding import turn
from indicators.workflow.journal.events import Asked, Discarded, Prepared, Stated
from indicators.workflow.received import with_deliveries
from indicators.workflow.releases.ingredients import (
    changed_cities,
    included,
    ingredients,
    inputs_of,
    of_city,
)
from indicators.workflow.workflow_rules import workflow_rules

LONGEST_STATEMENT = 1500


class ReleasingError(MonitorError):
    """A step on the way to a release that cannot be taken as things stand."""


def prepare_release(
    acting: Acting, without: Collection[str] = (), progress: Progress = lambda _: None
) -> str:
    """Makes a release of all accepted deliveries and returns its number.

    `without` names cities whose new deliveries are left out because they have not agreed. What is
    public stays as it is. Raises MonitorError as a build does, and AccessError.
    """
    require(acting.person, Right.PREPARE)
    _check_known(without, acting)
    # The solver and what it needs take 40 megabytes; pages that only look at a release do without.
    from indicators.release.audit_release import audit_candidate

    book = casebook(acting.workplace.private)
    found = ingredients(book, without)
    made = prepare(
        with_deliveries(acting.workplace, found.deliveries),
        acting.catalogue,
        acting.today,
        Beside(found.said, found.reasons, book.candidates),
        progress,
    )
    progress("attack")
    exposed = len(audit_candidate(acting.workplace, made).exposed)
    inputs = inputs_of(found, acting.workplace, acting.catalogue)
    with turn(acting) as mine:
        mine.decide(
            Prepared(
                release=made.release,
                sha256=made.sha256,
                inputs=inputs,
                deliveries=found.numbers,
                without=found.without,
                exposed=exposed,
            )
        )
    return made.release


def open_candidate(book: Casebook, release: str) -> Candidate:
    """A prepared release that is not public yet and may become so. Raises ReleasingError."""
    found = book.candidates.get(release)
    if found is None:
        raise ReleasingError("release_not_prepared", release=release)
    if found.published_at is not None:
        raise ReleasingError("release_is_public", release=release)
    if found.is_discarded:
        raise ReleasingError("release_is_discarded", release=release)
    return found


def newest_candidate(book: Casebook) -> Candidate | None:
    """The prepared release that is worked on: the last one, unless it is public or given up."""
    for candidate in reversed(book.candidates.values()):
        if candidate.published_at is not None:
            return None
        if not candidate.is_discarded:
            return candidate
    return None


def ask_cities(release: str, acting: Acting) -> tuple[str, ...]:
    """Asks every city whose figures the release changes for its statement; returns them."""
    require(acting.person, Right.PREPARE)
    with turn(acting) as mine:
        candidate = open_candidate(mine.book, release)
        deliveries = [mine.book.deliveries[number] for number in candidate.prepared.deliveries]
        cities = tuple(changed_cities(mine.book, deliveries))
        until = acting.today + timedelta(days=workflow_rules().days_to_answer)
        mine.decide(Asked(release=release, cities=cities, until=until))
        return cities


def state(city: str, agrees: bool, words: tuple[str, str], acting: Acting) -> tuple[int, ...]:
    """A city's answer on its deliveries as they stand now; returns their numbers.

    `words` are what it wants shown beside its figures, German and English, empty for nothing.
    Raises ReleasingError where there is nothing to answer for.
    """
    require(acting.person, Right.STATE, city)
    german, english = (text.strip() for text in words)
    if len(german) > LONGEST_STATEMENT or len(english) > LONGEST_STATEMENT:
        raise ReleasingError("statement_too_long", most=LONGEST_STATEMENT)
    with turn(acting) as mine:
        numbers = of_city(included(mine.book, ()), city)
        if not numbers:
            raise ReleasingError("statement_of_nothing", city=city)
        mine.decide(
            Stated(
                city=city,
                deliveries=numbers,
                agrees=agrees,
                statement=german,
                statement_en=english,
            )
        )
        return numbers


def discard(release: str, why: str, acting: Acting) -> None:
    """Gives a prepared release up; its file stays until another of its number is prepared."""
    require(acting.person, Right.PREPARE)
    with turn(acting) as mine:
        open_candidate(mine.book, release)
        mine.decide(Discarded(release=release, why=why.strip()))


def _check_known(cities: Collection[str], acting: Acting) -> None:
    known = {city.code for city in acting.catalogue.monitored_cities}
    for city in sorted(set(cities) - known):
        raise MonitorError("unknown_area", code=city, allowed=", ".join(sorted(known)))
