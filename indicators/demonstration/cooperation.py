"""The joint figures of the fictional cooperation, reported by one city for all."""

from collections.abc import Iterator
from datetime import date

from indicators.catalogue.models import City
from indicators.demonstration.fictional_figures import Figure, Way
from indicators.demonstration.settings import fictional_cities, structure

MEETINGS = 4


def cooperation_figures(year: int) -> Iterator[Figure]:
    """Meetings, deliveries and joint products of all member cities in one year."""
    way = Way("all", "administrative_record", "cooperation")
    members = sum(_is_member(entry.city, year) for entry in fictional_cities())
    seats = MEETINGS * members
    passed = (year - structure().first_year) / len(structure().years)
    numbers = {
        "meeting_seats": seats,
        # Attendance suffers in 2020 and 2021, as meetings did everywhere.
        "meeting_attendance": round(seats * (0.7 if year in (2020, 2021) else 0.84)),
        "member_cities": members,
        "cities_delivering": sum(entry.delivers(year) for entry in fictional_cities()),
        "cities_using_product": round(members * (0.5 + 0.4 * passed)),
    }
    for quantity, number in numbers.items():
        yield Figure(quantity, number, way, is_stock=False)


def _is_member(city: City, year: int) -> bool:
    day = date(year, 12, 31)
    return any(
        entry.role == "signatory"
        and entry.since <= day
        and (entry.until is None or entry.until >= day)
        for entry in city.memberships
    )
