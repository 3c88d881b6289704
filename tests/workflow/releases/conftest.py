"""Workplaces of the fictional cities, each built once and copied for whoever changes it."""

import shutil

import pytest

from indicators.workflow.deliveries.handing_in import hand_in
from indicators.workflow.deliveries.reviewing import accept
from indicators.workflow.releases.preparing import prepare_release
from indicators.workplace import Workplace
from tests.rules_off import switch_rules_off
from tests.secret import plant_secret
from tests.workflow.fictional_place import acting, empty_place, parcel
from tests.workflow.people import ANNA, CLARA, DENIZ


@pytest.fixture(scope="session")
def prepared_once(tmp_path_factory):
    """Two cities have delivered, Anna has accepted both and prepared a release."""
    place = empty_place(tmp_path_factory.mktemp("prepared"))
    plant_secret(place.private)
    hand_in(parcel("X01"), acting(place, CLARA))
    hand_in(parcel("X02"), acting(place, DENIZ))
    with pytest.MonkeyPatch.context() as patch:
        switch_rules_off(patch)
        accept(1, "", acting(place, ANNA, 1))
        accept(2, "", acting(place, ANNA, 1))
        prepare_release(acting(place, ANNA, 2))
    return place.folder


@pytest.fixture
def place(prepared_once, tmp_path):
    folder = shutil.copytree(prepared_once, tmp_path / "work")
    return Workplace((), folder, is_demonstration=True)
