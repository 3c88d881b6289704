"""How the command line plans a survey: the answer of the page Erhebung planen, without a page."""

from dataclasses import asdict, dataclass
from typing import Any

from indicators import resources
from indicators.analysis.outlook.survey_planning import interval
from indicators.cli.output import say_line
from indicators.errors import MonitorError
from indicators.publications.planning import planning_wording as wording
from indicators.publications.planning.planning_settings import (
    groups,
    plan_of,
    starts,
    turnover_known,
)
from indicators.publications.speech.speaker import Speaker
from indicators.release import Release, current_release


@dataclass(frozen=True)
class Wish:
    """What was asked on the command line; None: as the city's figures or the assumptions say."""

    city: str
    group: str
    is_full_count: bool
    size: int | None
    response: float | None
    every: int | None
    change: float | None
    share: float | None


def planned(wish: Wish, *, demo: bool) -> tuple[Release, wording.Prospect]:
    """The release that the values come from, and what the survey could show.

    Raises MonitorError naming what is allowed where city or group are not known.
    """
    release = current_release(resources.workplace_folder(demo=demo) / "releases")
    catalogue = release.catalogue
    cities = [city.code for city in catalogue.monitored_cities]
    if wish.city not in cities:
        raise MonitorError("unknown_area", code=wish.city, allowed=", ".join(cities))
    known = groups(catalogue)
    if wish.group not in known:
        raise MonitorError("unknown_group", code=wish.group, allowed=", ".join(known))
    figures, indicator = release.figures(area=wish.city), known[wish.group]
    begin = starts(figures, indicator)
    asked = asdict(wish)
    values = {
        name: start.value if asked[name] is None else float(asked[name])
        for name, start in begin.items()
    }
    turnover = turnover_known(figures, indicator, catalogue)
    plan = plan_of(values, wish.group, turnover, is_full_count=wish.is_full_count)
    return release, wording.prospect_of(plan)


def print_plan(release: Release, prospect: wording.Prospect, language: str) -> None:
    """The answer in sentences, then the chance after each number of surveys."""
    speaker = Speaker(release.catalogue, language)
    for line in (
        *wording.warnings(prospect.plan, speaker),
        wording.describe_plan(prospect, speaker),
        wording.precision(prospect.plan, speaker),
        wording.groups_shown(prospect.plan, speaker),
        wording.assumed(prospect.plan, speaker),
    ):
        say_line(line)
    for row in wording.chance_table(prospect, speaker).itertuples(index=False):
        say_line("  ".join(str(cell) for cell in row))


def plan_as_json(prospect: wording.Prospect) -> dict[str, Any]:
    """The plan, its interval (per cent), the chances (0 to 1) and the surveys needed or null."""
    low, high = interval(prospect.plan)
    return {
        "plan": asdict(prospect.plan),
        "interval": {"low": low, "high": high},
        "chances": list(prospect.chances),
        "surveys_needed": prospect.needed,
    }
