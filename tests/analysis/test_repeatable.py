"""Two builds of the same deliveries number and choose the same figures."""

import ibis

from indicators.analysis.figures.all_figures import compute_figures, opened_store
from indicators.catalogue import load_catalogue

WHO = ["figure_id", "series", "area", "year", "breakdown", "method", "source_title", "line"]


def test_figures_have_the_same_numbers_in_whatever_order_a_database_returns_rows(real_data):
    with opened_store(real_data / "store.duckdb") as store:
        observation = store.table("observation")
        as_stored = compute_figures(observation, load_catalogue())
        reordered = compute_figures(observation.order_by(ibis.desc("value")), load_catalogue())

    assert len(as_stored) > 500
    assert as_stored[WHO].equals(reordered[WHO])
