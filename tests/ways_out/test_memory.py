"""What a dashboard keeps in memory after all pages were opened: no more than the release says."""

import pytest

from tests.ways_out import memory, structured
from tests.ways_out.leaky import PAGE
from tests.ways_out.pages import visit


@pytest.fixture(scope="module")
def kept(visited):
    return visited[2]


def test_tables_kept_in_memory_hold_no_hidden_number(kept, demo_release, secrets):
    figures = demo_release.figures()
    with_figures = [table for table in kept if "status" in table and "figure_id" in table]

    assert sum((table["status"] == "hidden").sum() for table in with_figures) > 300
    assert len(kept) > len(with_figures) > 10
    assert memory.leaks_in_tables(kept, figures, secrets) == []


def test_a_hidden_figure_kept_in_memory_is_found(leaky, demo_release, secrets, monkeypatch):
    monkeypatch.setenv("OEFFNUNGSMONITOR_DATA", str(leaky))
    monkeypatch.setenv("OEFFNUNGSMONITOR_DEMO", "1")
    memory.forget()
    visit([PAGE])
    leaks = memory.leaks_in_tables(memory.kept_tables(), demo_release.figures(), secrets)

    assert any("status published" in leak for leak in leaks)


def test_a_number_kept_beside_a_hidden_figure_is_found(demo_release, secrets):
    tables = structured.tables_in(demo_release.path)
    number = tables["figure"].query("status == 'hidden'")["figure_id"].iloc[0]
    points = tables["verdict_point"].head(1).assign(staff_figure=number, gap=5.9)
    leaks = memory.leaks_in_tables([points], tables["figure"], secrets)

    assert any("gap = 5.9" in leak for leak in leaks)
