"""What changed most stands first; what is new or gone stands apart."""

import io

import openpyxl
import pytest

from indicators.workflow.access.rights import AccessError
from indicators.workflow.deliveries.beside_last import beside_last
from indicators.workflow.deliveries.handing_in import hand_in
from indicators.workflow.deliveries.reviewing import accept, delivery
from tests.intake.filled_forms import cell
from tests.workflow.fictional_place import acting, empty_place, form_of, parcel
from tests.workflow.people import ANNA, CLARA, DENIZ


def changed(**cells):
    book = openpyxl.load_workbook(io.BytesIO(form_of("X01")))
    for key, value in cells.items():
        cell(book, "Grundzahlen", key, "Wert").value = value
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.fixture
def place(tmp_path):
    """X01 delivered, was accepted, and corrects one count."""
    place = empty_place(tmp_path)
    hand_in(parcel(), acting(place, CLARA))
    accept(1, "", acting(place, ANNA, 1))
    content = changed(naturalisations=800)
    again = parcel(content=content, replaces=1, extent="whole", why="Nachgezählt")
    hand_in(again, acting(place, CLARA, 2))
    return place


def test_the_changed_count_stands_beside_the_one_before(place):
    found = beside_last(delivery(2, acting(place, ANNA, 3)), acting(place, ANNA, 3))

    (row,) = found.changed.to_dict("records")
    assert (row["quantity"], row["value_before"], row["value"]) == ("naturalisations", 758, 800)
    assert found.new.empty
    assert found.gone.empty
    assert found.unchanged > 50


def test_a_first_delivery_is_all_new(tmp_path):
    place = empty_place(tmp_path)
    hand_in(parcel(), acting(place, CLARA))

    found = beside_last(delivery(1, acting(place, CLARA)), acting(place, CLARA))
    assert found.changed.empty
    assert len(found.new) > 50


def test_another_city_sees_nothing_of_it(place):
    with pytest.raises(AccessError):
        beside_last(delivery(2, acting(place, CLARA)), acting(place, DENIZ))
