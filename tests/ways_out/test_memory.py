"""What a dashboard keeps in memory after all pages were opened: no more than the release says."""

import pytest

from tests.ways_out import charts, memory
from tests.ways_out.pages import visit


@pytest.fixture(scope="module")
def kept(visited):
    return visited[2]


def test_pages_kept_in_memory_hold_no_hidden_number(kept, reader, values):
    words, figures, beside = kept

    assert len(words) > 1000
    assert len(figures) > 30
    assert [leak for line in words for leak in reader.leaks("memory", line)] == []
    assert [
        leak for each in figures for leak in charts.leaks_in_chart("", each, values[None])
    ] == []
    assert beside == 0


def test_a_hidden_figure_kept_in_memory_is_found(leaky, planted, reader, values, monkeypatch):
    monkeypatch.setenv("OEFFNUNGSMONITOR_DATA", str(leaky))
    monkeypatch.setenv("OEFFNUNGSMONITOR_DEMO", "1")
    memory.forget()
    visit([planted.page])
    words, figures, _ = memory.kept()

    assert [leak for line in words for leak in reader.leaks("memory", line)]
    assert [leak for each in figures for leak in charts.leaks_in_chart("", each, values[None])]
