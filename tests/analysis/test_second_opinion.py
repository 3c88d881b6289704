"""A slow and obvious second implementation comes to the same verdicts."""

from collections import Counter

from indicators.analysis.verdicts.judge_lines import judge
from indicators.analysis.verdicts.opinions import REASONS, VERDICTS
from indicators.catalogue import load_catalogue
from tests.analysis.agreement import disagreements
from tests.analysis.frames import frame, random_rows

SEEDS = range(70)


def test_both_agree_on_random_figures_and_every_answer_occurs():
    seen: Counter[str] = Counter()
    for seed in SEEDS:
        if rows := random_rows(seed):
            figures = frame(rows)
            verdicts = judge(figures, load_catalogue()).verdicts
            assert disagreements(verdicts, figures, load_catalogue()) == [], seed
            seen.update(verdicts["verdict"])
            seen.update(verdicts["reason"])

    assert {name for name in (*VERDICTS, *REASONS) if not seen[name]} == {"no_turnover"}
