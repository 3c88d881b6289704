"""What a release is made of: accepted deliveries whose city agreed, and what cities said."""

import hashlib
import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.release.made import fingerprint_of
from indicators.release.release_tables import as_declared
from indicators.release.revisions import Reasons
from indicators.release.secret import secret_of
from indicators.workflow.casebook import Answer, Casebook, Delivery
from indicators.workflow.received import with_deliveries
from indicators.workplace import Workplace


@dataclass(frozen=True)
class Ingredients:
    """Deliveries in force for a release, cities left out, and what is said beside the figures."""

    deliveries: tuple[Delivery, ...]
    without: tuple[str, ...]
    said: dict[str, pd.DataFrame]
    reasons: Reasons

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the deliveries."""
        return tuple(one.number for one in self.deliveries)


def ingredients(book: Casebook, without: Collection[str]) -> Ingredients:
    """What goes into a release if it were prepared now.

    New deliveries of the cities in `without` are left out: those that were in force stay.
    """
    deliveries = included(book, without)
    answers = [book.answer(city, of_city(deliveries, city)) for city in cities_of(deliveries)]
    said = {
        "said_statements": _statements([one for one in answers if one is not None]),
        "said_absences": _absences(without, book),
    }
    return Ingredients(deliveries, tuple(sorted(without)), said, _reasons(deliveries))


def included(book: Casebook, without: Collection[str]) -> tuple[Delivery, ...]:
    """Accepted deliveries; of the cities in `without` only those of the release in force."""
    stays = in_force(book)
    own = [one for one in book.accepted() if one.handed_in.city not in without]
    old = [
        book.deliveries[number]
        for number in stays
        if book.deliveries[number].handed_in.city in without
    ]
    return tuple(sorted([*own, *old], key=lambda one: one.number))


def in_force(book: Casebook) -> tuple[int, ...]:
    """The deliveries in the release in force; none where the journal put none in force."""
    candidate = book.candidates.get(book.in_force or "")
    return candidate.prepared.deliveries if candidate else ()


def of_city(deliveries: Iterable[Delivery], city: str) -> tuple[int, ...]:
    """The numbers of a city's deliveries."""
    return tuple(one.number for one in deliveries if one.handed_in.city == city)


def cities_of(deliveries: Iterable[Delivery]) -> list[str]:
    """The cities that some deliveries come from."""
    return sorted({one.handed_in.city for one in deliveries})


def changed_cities(book: Casebook, deliveries: Sequence[Delivery]) -> list[str]:
    """Cities whose deliveries are others than in the release in force: they must agree."""
    before = [book.deliveries[number] for number in in_force(book)]
    cities = cities_of([*before, *deliveries])
    return [city for city in cities if of_city(before, city) != of_city(deliveries, city)]


def inputs_of(found: Ingredients, workplace: Workplace, catalogue: Catalogue) -> str:
    """A hash of everything that goes into a release; another one means another release.

    Keyed, because what cities have delivered must not be guessed from it.
    """
    place = with_deliveries(workplace, found.deliveries)
    fingerprint = fingerprint_of(place, catalogue, secret_of(workplace.private))
    said = {name: table.astype(str).to_dict("records") for name, table in found.said.items()}
    parts = [fingerprint, list(found.numbers), list(found.without), said]
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _statements(answers: Iterable[Answer]) -> pd.DataFrame:
    rows = [
        {
            "area": answer.stated.city,
            "agreed_on": pd.Timestamp(answer.at.date()),
            "text_de": answer.stated.statement,
            "text_en": answer.stated.statement_en,
        }
        for answer in answers
        if answer.stated.agrees and answer.stated.statement
    ]
    return as_declared(pd.DataFrame(rows), "statement")


def _absences(without: Collection[str], book: Casebook) -> pd.DataFrame:
    until = {
        city: candidate.until for candidate in book.candidates.values() for city in candidate.asked
    }
    rows = [
        {"area": city, "answer_until": pd.Timestamp(until[city]) if until.get(city) else pd.NaT}
        for city in sorted(without)
    ]
    return as_declared(pd.DataFrame(rows), "absence")


def _reasons(deliveries: Iterable[Delivery]) -> Reasons:
    """Why a city corrected a year; of several corrections the last word."""
    return {
        (one.handed_in.city, one.handed_in.year): one.handed_in.why
        for one in deliveries
        if one.handed_in.why
    }
