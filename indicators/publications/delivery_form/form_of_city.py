"""The form of a city for a year, with what the release in force has of the year before."""

from indicators import resources
from indicators.intake.template.collection import read_collection
from indicators.publications.delivery_form.form_sheets import DeliveryForm
from indicators.publications.delivery_form.form_workbook import make_workbook
from indicators.publications.delivery_form.last_year import published_before
from indicators.release import Release


def form_of_city(release: Release, city: str, year: int) -> bytes:
    """The workbook to fill in."""
    catalogue = release.catalogue
    return make_workbook(
        DeliveryForm(
            catalogue,
            catalogue.cities[city],
            year,
            read_collection(resources.collection_file()),
            published_before(release, catalogue, city, year),
            release.release_id,
            is_demonstration=bool(release.info["is_demonstration"]),
        )
    )
