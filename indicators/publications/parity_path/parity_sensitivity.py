"""What other turnovers and intake shares would lead to: tried where the answer changes."""

from bisect import bisect_left
from dataclasses import replace

import pandas as pd

from indicators.analysis.outlook import scenario as model
from indicators.publications.parity_path.parity_scenario import SETTINGS, Outlook

TURNOVER_STEPS = (-2.0, -1.0, 1.0, 2.0)
"""Points of turnover beside the chosen one."""
SHARE_STEP = 5.0
"""Points between the intake shares."""


def sensitivity(outlook: Outlook) -> pd.DataFrame:
    """Years to parity: a row per turnover, a column per intake share, the chosen ones among them.

    They lie where the answer changes: around the chosen share where it leads to parity, else from
    the first share that does. Empty cells: not within the years looked ahead.
    """
    table = model.sensitivity(outlook.scenario, tried_shares(outlook), tried_turnovers(outlook))
    return table.pivot_table(
        index="turnover", columns="intake_share", values="years_to_parity", dropna=False
    )


def tried_turnovers(outlook: Outlook) -> list[float]:
    """The chosen turnover and some beside it."""
    setting, chosen = SETTINGS["turnover"], outlook.scenario.turnover
    around = (round(chosen + step, setting.decimals) for step in TURNOVER_STEPS)
    return sorted({chosen, *(value for value in around if setting.low <= value <= setting.high)})


def tried_shares(outlook: Outlook) -> list[float]:
    """The chosen intake share and round ones where the answer changes."""
    chosen = outlook.scenario.intake_share
    first = first_share(outlook)
    if first is None:
        return sorted({chosen, 100.0})
    if outlook.years is not None:
        middle = SHARE_STEP * round(chosen / SHARE_STEP)
        around = [middle + SHARE_STEP * step for step in (-2, -1, 0, 1, 2)]
        return sorted({chosen, *(value for value in around if 0 <= value <= 100)})
    above = SHARE_STEP * (first // SHARE_STEP + 1)
    more = [above + SHARE_STEP * step for step in range(4)]
    return sorted({chosen, first, *(value for value in more if value <= 100)})


def first_share(outlook: Outlook) -> float | None:
    """The smallest whole intake share that leads to parity; None: not even 100 % does."""
    scenario = outlook.scenario

    def leads(share: int) -> bool:
        return model.years_to_parity(replace(scenario, intake_share=float(share))) is not None

    # More among the new never makes fewer of all: once it leads to parity, all above do.
    found = bisect_left(range(101), True, key=leads)
    return float(found) if found <= 100 else None
