"""A city sees its own page as it would be; nothing public changes, nothing of others is told."""

import re

import pytest

from indicators.release.pointer import read_pointer
from indicators.workflow.access.rights import AccessError
from indicators.workflow.deliveries import city_preview as previews
from indicators.workflow.deliveries.city_preview import preview
from indicators.workflow.deliveries.preview_blocks import city_page
from tests.secret import plant_secret
from tests.workflow.fictional_place import acting, empty_place, parcel
from tests.workflow.people import CLARA, DENIZ

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("without_rules")]


@pytest.fixture
def place(tmp_path):
    place = empty_place(tmp_path)
    plant_secret(place.private)
    return place


def test_the_own_figures_are_there_and_nothing_is_public(place):
    found = preview(parcel(), acting(place, CLARA))

    assert found.before is None
    assert set(found.after.figures()["area"]) >= {"X01"}
    assert {change.figure["area"] for change in found.figures} == {"X01"}
    assert read_pointer(place.releases) is None


def test_the_same_files_are_not_computed_twice(place, monkeypatch):
    first = preview(parcel(), acting(place, CLARA))

    def never(*_):
        raise AssertionError

    monkeypatch.setattr(previews, "sketch", never)
    assert preview(parcel(), acting(place, CLARA)).after.path == first.after.path


def test_nobody_previews_for_another_city(place):
    with pytest.raises(AccessError):
        preview(parcel("X01"), acting(place, DENIZ))


def test_the_page_of_the_preview_is_that_of_the_city_and_leads_nowhere(place):
    found = preview(parcel(), acting(place, CLARA))
    html = city_page(found.after, "X01", "de")

    assert "Kontraktziel" in html
    assert [link for link in re.findall(r'href="([^"]*)"', html) if not link.startswith("#")] == []
    assert not re.search(r"<(form|select|input|button)\b", html)
