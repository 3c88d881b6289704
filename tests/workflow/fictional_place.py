"""A workplace of the fictional cities in which nobody has delivered anything yet."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

from indicators.catalogue import load_catalogue
from indicators.demonstration import demonstration_catalogue
from indicators.demonstration.settings import fictional_cities
from indicators.workflow.acting import Acting
from indicators.workflow.deliveries.handing_in import Parcel
from indicators.workplace import Workplace
from tests.a_year.filled_forms_of_a_year import YEAR, filled_form

NOON = datetime(2027, 2, 1, 12, tzinfo=UTC)


@cache
def fictional_catalogue():
    return demonstration_catalogue(load_catalogue())


@cache
def form_of(city, year=YEAR):
    """The filled workbook of a fictional city."""
    (found,) = (entry for entry in fictional_cities() if entry.city.code == city)
    return filled_form(found, year)


def empty_place(folder):
    return Workplace((), folder, is_demonstration=True)


def acting(place, person, minutes=0):
    """A person acting some minutes after noon."""
    return Acting(place, fictional_catalogue(), person, NOON + timedelta(minutes=minutes))


def later(acting, minutes=1):
    return replace(acting, now=acting.now + timedelta(minutes=minutes))


def parcel(city="X01", content=None, name="lieferung.xlsx", **more):
    return Parcel(city, YEAR, ((name, content or form_of(city)),), **more)
