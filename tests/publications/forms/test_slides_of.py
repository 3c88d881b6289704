"""Leaves are cut into slides: nothing is lost, nothing stands twice, and no slide is too high."""

from dataclasses import replace

import pandas as pd
import pytest

from indicators.publications.exhibit import Table, Words
from indicators.publications.forms import slide_room
from indicators.publications.forms.slides_of import slides_of
from tests.publications.papers.handmade import chart, dossier


def rows(count, text="kurz"):
    shown = pd.DataFrame({"Was": [f"Zeile {n}" for n in range(count)], "Wie": [text] * count})
    return Table(shown, shown, caption="Liste")


def slides(text=(), table=None, headline="Eine Aussage."):
    found = dossier()
    leaf = replace(
        found.leaves[0], name="liste", headline=headline, text=text, chart=None, table=table
    )
    return slides_of(replace(found, leaves=(leaf,)))


def told(found):
    return [row for one in found if one.table is not None for row in one.table.text["Was"]]


def height(slide):
    text = sum(slide_room.text(one.text) for one in slide.text)
    return text + (sum(slide_room.rows(slide.table)) if slide.table is not None else 0)


def test_what_fits_is_one_slide_with_text_and_table():
    (only,) = slides((Words("Ein Satz."),), rows(5))

    assert (only.name, only.headline) == ("liste", "Eine Aussage.")
    assert only.text == (Words("Ein Satz."),)
    assert len(only.table.text) == 5


@pytest.mark.parametrize("count", [13, 20, 30, 100])
def test_rows_go_over_slides_in_their_order_evenly_and_each_fits(count):
    found = slides(table=rows(count))

    assert told(found) == [f"Zeile {n}" for n in range(count)]
    sizes = [len(one.table.text) for one in found]
    assert len(sizes) >= 2
    assert max(sizes) - min(sizes) <= len(sizes)
    assert all(height(one) <= slide_room.body(one.headline) for one in found)


def test_the_slides_of_a_leaf_are_counted_and_the_first_keeps_its_address():
    first, second = slides(table=rows(20))

    assert (first.name, second.name) == ("liste", "liste-2")
    assert first.headline == "Eine Aussage. (Teil 1 von 2)"
    assert second.headline == "Eine Aussage. (Teil 2 von 2)"


def test_a_long_text_goes_over_slides_and_rows_begin_below_it_only_if_three_have_room():
    text = tuple(Words(f"Absatz {n}. " + "Wort " * 40) for n in range(12))
    found = slides(text)

    assert len(found) >= 3
    assert all(height(one) <= slide_room.body(one.headline) for one in found)
    whole = "\n\n".join(one.text for slide in found for one in slide.text)
    assert [number for number in range(12) if f"Absatz {number}." in whole] == list(range(12))
    remark = (Words("kurz " * 38),)
    assert len(told(slides(remark, rows(14))[:1])) >= 3


def test_of_a_long_text_and_a_table_one_is_seen_and_the_other_unfolded():
    text = (Words("Wort " * 150),)
    (seen,) = slides(text, rows(9, "zwei Zeilen " * 9))[:1]
    assert seen.text == () and seen.more == text
    table = rows(11, "zwei Zeilen " * 9)
    (seen,) = slides(text, table)
    assert seen.table is None and seen.more == (table,)


def test_entries_of_a_list_stay_a_list_when_they_are_cut():
    entries = "\n".join(f"- Eintrag {n} " + "Wort " * 20 for n in range(20))
    found = slides((Words(entries),))

    assert len(found) > 1
    for slide in found:
        (text,) = slide.text
        assert all(line.startswith("- Eintrag") for line in text.text.split("\n"))


def test_a_long_message_leaves_less_room():
    assert slide_room.body("Kurz.") - slide_room.body("Wort " * 20) == pytest.approx(41.4)
    one, two = (len(slides(table=rows(11), headline=text)) for text in ("Kurz.", "Wort " * 40))
    assert one < two


def test_a_column_of_long_words_takes_what_it_needs_from_its_neighbour():
    narrow = rows(1, "Wort " * 40)
    wide = Table(*[narrow.text.assign(Was="Zuwanderungsgeschichte " * 3)] * 2)

    assert slide_room.rows(wide)[1] > slide_room.rows(narrow)[1]


def test_a_leaf_with_pictures_for_the_wall_has_a_slide_for_each():
    found = dossier()
    leaf = found.leaves[0]
    walls = (replace(chart(), caption="eins"), replace(chart(), caption="zwei"))
    first, second = slides_of(replace(found, leaves=(replace(leaf, walls=walls),)))

    assert (first.picture, second.picture) == walls
    assert second.name == f"{leaf.name}-2"
    # The numbers of the page's own chart are unfolded over both.
    assert leaf.text[0] in first.more and leaf.text[0] in second.more
