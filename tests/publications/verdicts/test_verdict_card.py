"""What stands under the heading of a verdict on the pages."""

from typing import Any

import pandas as pd
import pytest

from indicators.publications.speech.speaker import Speaker
from indicators.publications.verdicts import needed_wording, verdict_card
from indicators.publications.verdicts.component_wording import components
from tests.publications.released import CATALOGUE, released

REFUSED: Any = {
    "area": "05117", "indicator": "trainee_migration_share", "breakdown": "",
    "verdict": "not_assessable", "reason": "fewer_than_four_points", "n_figures": 1, "n_points": 0,
    "provisional_staff": 0, "provisional_population": 0,
}  # fmt: skip


def points(*left_out):
    return pd.DataFrame(
        {
            "staff_figure": range(1, 1 + len(left_out)), "base_figure": pd.NA,
            "gap": float("nan"), "left_out": left_out,
        }
    )  # fmt: skip


def test_a_refusal_says_its_reason_only_in_the_heading():
    text = verdict_card.statement(REFUSED, Speaker(CATALOGUE, "de"))

    assert text == (
        "Mülheim an der Ruhr, Anteil der Auszubildenden mit Zuwanderungsgeschichte: "
        "Es liegt ein Wert vor, der für die Bewertung nicht zählt; nötig sind vier."
    )


def test_a_refusal_measured_against_a_provisional_figure_says_so():
    text = verdict_card.statement(
        REFUSED | {"n_points": 1, "provisional_population": 1}, Speaker(CATALOGUE, "de")
    )

    assert text.endswith("nötig sind vier. Die Bevölkerungszahl ist vorläufig.")


def test_a_refusal_without_any_value_explains_itself():
    nothing = REFUSED | {"reason": "not_recorded", "n_figures": 0}

    assert verdict_card.statement(nothing, Speaker(CATALOGUE, "de")).endswith(
        "Zu diesem Indikator liegt von der Stadt kein Wert vor."
    )


@pytest.mark.parametrize(
    ("left_out", "expected"),
    [
        (["no_population_base"], "Mindestens drei weitere Erhebungen"),
        (
            ["", "concepts_not_comparable", "no_population_base"],
            "Mindestens eine weitere Erhebung ",
        ),
        # An estimate never counts, whatever population share is found for it.
        (["estimate_only"], "Mindestens vier weitere Erhebungen"),
        # Four values and only their bases missing: no number of surveys would help.
        ([""] * 2 + ["no_population_base"] * 2, "Weitere Erhebungen mit derselben Abgrenzung"),
    ],
)
def test_what_is_needed_counts_the_values_that_can_still_be_used(left_out, expected):
    assert needed_wording.what_is_needed(REFUSED, points(*left_out), "de").startswith(expected)


def test_more_values_than_can_be_seen_at_a_glance_stay_in_the_table():
    few, many = ([""] * count for count in (4, 5))
    figures = released(*({"year": 2016 + n} for n in range(5)))

    def shown(left_out):
        return verdict_card.few_values(
            REFUSED, points(*left_out), figures, Speaker(CATALOGUE, "de")
        )

    assert (len(shown(few)), len(shown(many))) == (4, 0)


def test_how_a_verdict_comes_about_says_what_is_needed_as_its_heading_does(real_release):
    verdicts = real_release.verdicts()
    few = verdicts[verdicts["reason"] == "fewer_than_four_points"]
    assert len(few)
    for verdict in few.to_dict("records"):
        found = real_release.verdict_points(verdict_id=int(verdict["verdict_id"]))
        texts = dict(components(verdict, found, Speaker(CATALOGUE, "de")))

        assert texts["Was nötig wäre"] == needed_wording.what_is_needed(verdict, found, "de")
