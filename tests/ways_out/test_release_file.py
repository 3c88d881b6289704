"""The release file, every table of it: a hidden figure is a place and a sign, nothing else."""

import pytest

from tests.ways_out import structured


@pytest.fixture(scope="module")
def tables(demo_release):
    return structured.tables_in(demo_release.path)


def test_the_demonstration_hides_figures_of_many_kinds(secrets):
    hidden = secrets.hidden

    assert len(hidden) > 100
    assert hidden["series"].nunique() >= 10
    assert {"percent", "ratio"} <= set(hidden["unit"])
    # Complementary ones are not small themselves; they are hidden to protect others.
    assert ((hidden["numerator"] >= 5) & (hidden["complement"] >= 5)).any()


def test_hidden_figures_have_one_status_and_no_number(tables, secrets):
    assert structured.leaks_in_figures(tables["figure"], secrets) == []


def test_nothing_in_the_file_says_more_about_a_hidden_figure(tables):
    assert structured.leaks_in_references(tables) == []


def test_verdicts_on_hidden_figures_have_no_component(tables, secrets):
    assert structured.leaks_in_verdicts(tables, secrets) == []


def test_no_text_of_the_file_names_a_hidden_number(tables, reader):
    found = [
        leak
        for name, area, text in structured.texts_in(tables)
        for leak in reader.leaks(name, text, [area])
    ]

    assert found == []
