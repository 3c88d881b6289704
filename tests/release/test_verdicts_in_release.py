"""Verdicts as they stand in a release: right, complete, of protected figures, with a history."""

import json
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest

from indicators.analysis.verdicts.columns import ALTERNATIVE, POINT, VERDICT
from indicators.build import build
from indicators.catalogue import load_catalogue
from indicators.cli import main
from indicators.errors import ReleaseError
from indicators.release.judged import earlier_verdicts
from indicators.release.ledger import remembered
from indicators.resources import published
from indicators.workplace import Workplace
from tests.analysis.agreement import disagreements

BOTH = pytest.mark.parametrize("which", ["real_release", "demo_release"])
CITIES = published() / "figures"


@BOTH
def test_a_slow_second_implementation_comes_to_the_same_verdicts(which, request):
    release = request.getfixturevalue(which)

    assert disagreements(release.verdicts(), release.figures(), release.catalogue) == []
    assert len(release.verdicts())


@BOTH
def test_the_tables_have_the_columns_of_the_analysis(which, request):
    release = request.getfixturevalue(which)

    assert list(release.verdicts()) == VERDICT
    assert list(release.verdict_points()) == POINT
    assert list(release.verdicts_by_base()) == [*VERDICT, *ALTERNATIVE]


@BOTH
def test_every_point_belongs_to_a_figure_and_hidden_ones_have_no_gap(which, request):
    release = request.getfixturevalue(which)
    points = release.verdict_points()
    status = release.figures().set_index("figure_id")["status"]
    is_hidden = points["staff_figure"].map(status) == "hidden"

    assert set(points["staff_figure"]) <= set(status.index)
    assert points.loc[is_hidden, ["staff", "gap", "gap_low", "gap_high"]].isna().all().all()


@BOTH
def test_what_the_chosen_base_says_is_the_verdict(which, request):
    release = request.getfixturevalue(which)
    by_base = release.verdicts_by_base()
    chosen = by_base[by_base["is_chosen"]]
    verdicts = release.verdicts()
    with_base = verdicts[verdicts["base_line"].notna()]
    keys = ["area", "indicator", "line", "base_line"]

    merged = with_base.merge(chosen, on=keys, suffixes=("", "_by_base"), validate="1:1")
    assert len(merged) == len(with_base) == len(chosen)
    assert (merged["verdict"] == merged["verdict_by_base"]).all()
    assert (merged["reason"] == merged["reason_by_base"]).all()


def test_muelheims_trainees_have_three_wide_intervals_and_no_verdict(real_release):
    verdict = real_release.verdicts("05117", "trainee_migration_share").iloc[0]
    points = real_release.verdict_points(int(verdict["verdict_id"]))
    figures = real_release.figures("trainee_migration_share", "05117").set_index("figure_id")
    shown = figures.loc[points["staff_figure"]]

    assert (verdict["verdict"], verdict["reason"]) == ("not_assessable", "fewer_than_four_points")
    assert shown["year"].tolist() == [2017, 2019, 2021]
    assert shown["numerator"].tolist() == [7, 10, 20]
    assert shown["denominator"].tolist() == [42, 34, 59]
    assert shown["low"].round().tolist() == [8, 17, 23]
    assert shown["high"].round().tolist() == [31, 46, 47]


def test_hernes_foreign_staff_stand_beside_its_foreign_population(real_release):
    verdict = real_release.verdicts("05916", "staff_foreign_share").iloc[0]
    figures = real_release.figures().set_index("figure_id")
    staff = figures.loc[verdict["latest_staff_figure"]]
    base = figures.loc[verdict["latest_base_figure"]]

    assert (staff["numerator"], staff["denominator"]) == (94, 3001)
    assert (base["series"], base["value"]) == (
        "population_working_age_foreign_share",
        22.64,
    )
    assert verdict["reason"] == "fewer_than_four_points"


def test_no_real_city_has_a_verdict_on_the_staff_share(real_release):
    verdicts = real_release.verdicts(indicator="staff_migration_share")

    assert verdicts["area"].nunique() == 9
    assert set(verdicts["verdict"]) == {"not_assessable"}


def test_who_moved_is_ordered_by_band_and_name_and_names_measures(demo_release):
    moved = demo_release.movement("staff_migration_share")
    measures = demo_release.movement_measures("staff_migration_share", "X03")

    assert moved[["area", "band"]].to_numpy().tolist() == [["X01", "clear"], ["X03", "clear"]]
    assert (moved["slope_high"] < 0).all()
    assert len(measures)
    assert set(measures["area"]) == {"X03"}


def test_nobody_moved_among_the_real_cities(real_release):
    assert real_release.movement().empty
    assert real_release.movement_measures().empty


def test_the_first_release_has_no_history(real_release, demo_release):
    assert real_release.verdict_history().empty
    assert demo_release.verdict_history().empty


def small(folder: Path, *names: str) -> Workplace:
    return Workplace(tuple(CITIES / name for name in names), folder)


@pytest.mark.slow
@pytest.mark.usefixtures("without_rules")
def test_a_release_tells_what_the_ones_before_said(tmp_path):
    catalogue = load_catalogue()
    herne, essen = "05916_herne.csv", "05113_essen.csv"
    first = build(small(tmp_path, herne), catalogue, date(2026, 1, 5))
    second = build(small(tmp_path, herne, essen), catalogue, date(2026, 2, 5))

    history = second.verdict_history("05916", "staff_foreign_share")
    assert history["release_id"].tolist() == [first.release_id]
    assert history["created_on"].dt.date.tolist() == [date(2026, 1, 5)]
    assert history["reason"].tolist() == ["fewer_than_four_points"]
    essens = second.verdict_history("05113", "trainee_migration_share")
    assert essens["reason"].tolist() == ["not_recorded"]
    assert second.verdicts("05113", "trainee_migration_share")["n_figures"].tolist() == [1]
    third = build(small(tmp_path, essen), catalogue, date(2026, 3, 5))
    before = third.verdict_history()["release_id"].unique().tolist()
    assert before == [first.release_id, second.release_id]


def test_history_knows_only_releases_of_its_kind(tmp_path, real_release, demo_release):
    (tmp_path / "releases").mkdir()
    for name, release in (("real", real_release), ("demo", demo_release)):
        shutil.copy(release.path, tmp_path / "releases" / f"release-{name}.duckdb")
    entries = remembered(tmp_path / "releases", "")
    real = earlier_verdicts(entries, Workplace((), tmp_path))
    fictional = earlier_verdicts(entries, Workplace((), tmp_path, is_demonstration=True))

    assert len(real) == len(real_release.verdicts())
    assert set(fictional["area"]) == set(demo_release.verdicts()["area"])
    assert earlier_verdicts([], Workplace((), tmp_path)).empty


def test_a_release_that_cannot_be_read_is_not_left_out_of_the_history(tmp_path, real_release):
    (tmp_path / "releases").mkdir()
    shutil.copy(real_release.path, tmp_path / "releases")
    (tmp_path / "releases" / "release-damaged.duckdb").write_bytes(b"no release")

    with pytest.raises(ReleaseError, match=r"release-damaged\.duckdb"):
        earlier_verdicts(remembered(tmp_path / "releases", ""), Workplace((), tmp_path))


@pytest.fixture
def command(monkeypatch, capsys, use_data):
    def run(folder, *arguments, is_demonstration=False):
        use_data(folder, is_demonstration=is_demonstration)
        monkeypatch.setattr(sys, "argv", ["oeffnungsmonitor", *arguments])
        try:
            main.main()
        except SystemExit as end:
            code = end.code or 0
        else:
            code = 0
        out, err = capsys.readouterr()
        return code, out.replace("\u00a0", " "), err.replace("\u00a0", " ")

    return run


def test_the_command_tells_a_verdict_with_its_components(command, real_data):
    code, out, _ = command(real_data, "verdicts", "--city", "05117", "--indicator", "A1")

    assert code == 0
    assert "Mülheim an der Ruhr" in out
    assert "nicht bewertbar: weniger als vier vergleichbare Werte" in out
    assert "2021: 34 % (20 von 59; Bereich 23 bis 47 %)" in out
    assert "Was nötig wäre: " in out
    assert "Annahme" not in out


def test_the_command_gives_every_component_as_json(command, demo_data):
    arguments = ["verdicts", "--city", "X01", "--indicator", "P1", "--target-year", "2040"]
    code, out, _ = command(demo_data, *arguments, "--json", is_demonstration=True)
    answer = json.loads(out)
    verdict = answer["verdicts"][0]

    assert (code, answer["target_year"], answer["is_demonstration"]) == (0, 2040, True)
    assert set(VERDICT) <= verdict.keys()
    assert verdict["verdict"] == "closing"
    assert verdict["slope_high"] < 0
    assert verdict["years_to_parity_low"] < verdict["years_to_parity_high"]
    assert verdict["weather"]["symbol"] in {"sun", "light_cloud", "cloud"}
    assert {point["verdict_id"] for point in verdict["points"]} == {verdict["verdict_id"]}
    assert {"staff_low", "numerator", "left_out"} <= verdict["points"][0].keys()
    assert [base["is_chosen"] for base in verdict["by_base"]].count(True) == 1
    assert verdict["obstacles"] == []
    assert "Der Abstand wird kleiner" in verdict["sentence_plain_de"]


def test_all_verdicts_are_valid_json_without_nan(command, demo_data, demo_release):
    _, out, _ = command(
        demo_data, "verdicts", "--json", "--target-year", "2035", is_demonstration=True
    )
    unknown_words: list[str] = []

    answer = json.loads(out, parse_constant=unknown_words.append)

    assert unknown_words == []
    assert len(answer["verdicts"]) == len(demo_release.verdicts())


def test_the_command_speaks_english_and_names_the_assumption(command, demo_data):
    code, out, err = command(
        demo_data, "--lang", "en", "verdicts", "--indicator", "P1", "--target-year", "2040",
        is_demonstration=True,
    )  # fmt: skip

    assert code == 0
    assert "Assumption: target year 2040." in out
    assert "The gap is closing: from 2013 to 2025 (7 surveys) by" in out
    assert "fictional" in err


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["--city", "99999"], 1, "„99999“ ist kein bekannter Gemeindeschlüssel"),
        (["--city", "05315"], 1, "„05315“ gehört nicht zu den Städten im Monitoring"),
        (["--indicator", "Quatsch"], 1, "„Quatsch“ ist kein bekannter Indikator"),
        (["--indicator", "K1"], 1, "„K1“ wird nicht an der Bevölkerung gemessen"),
        (["--target-year", "bald"], 2, "Aufruf nicht verstanden"),
    ],
)
def test_the_command_says_what_is_allowed(command, real_data, arguments, code, sentence):
    found, out, err = command(real_data, "verdicts", *arguments)

    assert (found, out) == (code, "")
    assert sentence in err


def test_the_help_is_german(command, real_data):
    code, out, _ = command(real_data, "verdicts", "--help")

    assert code == 0
    assert "Zeigt die Bewertungen" in out
    assert "Angenommenes Zieljahr" in out
