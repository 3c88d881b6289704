"""What a population line says about a staff series: a verdict, or the reason against one.

Verdicts are parity, closing, widening, steady, unclear or not_assessable. **The reason** for the
last is the first that applies, in the order of the design. What "applies" means:

1. `not_recorded`: there is no staff figure at all.
2. `no_population_base`: no staff figure has a population figure within 24 months, or all
   points share a single one, so that the movement of the target cannot be seen.
3. `concepts_not_comparable`: such figures exist, but none counts the same or a comparable
   group. 2 and 3 are about what stands between staff and population. The lack of a base is
   not named while the staff series has fewer than four figures: no base could make four
   points of three, and the reason shall name what has to be done first. Hence Mülheim's
   trainees (three values, bases of other concepts) are refused for fewer than four values.
4. `break_in_series`: fewer than four points since the last break, and points outside it.
   What lies before a break never enters a verdict; four points after it make a new one.
5. `fewer_than_four_points`: staff figures with a comparable base, whatever their quality.
6. `response_too_low`, 7. `estimate_only`, 8. `without_counts` (of how many people a share is),
   9. `no_turnover` (neither assumed nor delivered), 10. `suppressed`: there are four points, but
   with those left out that have the fault fewer than four remain.

Every obstacle that exists is kept in `obstacles`, whether it decided or not.
"""

from dataclasses import dataclass
from itertools import pairwise

from indicators.analysis.comparability.delimitations import MOST_MONTHS_APART, whole_months
from indicators.analysis.thresholds import VerdictRules
from indicators.analysis.verdicts.gap_and_trend import Trend, decimal_year, trend
from indicators.analysis.verdicts.points import Base, Line, Point
from indicators.analysis.verdicts.scatter import Scatter, scatter_of

FAULTS = ("response_too_low", "estimate_only", "without_counts", "no_turnover", "suppressed")
REASONS = (
    "not_recorded",
    "no_population_base",
    "concepts_not_comparable",
    "break_in_series",
    "fewer_than_four_points",
    *FAULTS,
)
VERDICTS = ("parity", "closing", "widening", "steady", "unclear", "not_assessable")


@dataclass(frozen=True)
class Opinion:
    """What one population line (`base`, None where there is none) says about one staff line.

    `part` are the points since the last break, `sound` those of them without a fault,
    `scatter` what is known of theirs. `reason` is empty, and `scatter` and `trend` are set, unless
    the verdict is not_assessable.
    """

    line: Line
    base: Base | None
    part: tuple[Point, ...]
    sound: tuple[Point, ...]
    scatter: Scatter | None
    verdict: str
    reason: str
    obstacles: tuple[str, ...]
    trend: Trend | None


def opinions_on(line: Line, rules: VerdictRules) -> list[Opinion]:
    """One opinion per population line of the area, usable or not; one without any base."""
    return [_opinion(line, base, rules) for base in line.bases] or [_opinion(line, None, rules)]


def choose(line: Line, rules: VerdictRules) -> Opinion:
    """The opinion of the population line that serves most points of the present.

    A line must reach the newest comparable staff figure or end no more than 24 months before
    it. First come lines that allow a verdict, then those of people of the age that could work
    there (pairing.is_served_enough), then most sound points, most points, nearer concept, nearer
    dates. Where no line is usable the opinion is nobody's: its base is None.
    """
    opinions = [opinion for opinion in opinions_on(line, rules) if opinion.part]
    present = [opinion for opinion in opinions if _is_present(opinion)]
    return max(present, key=_service) if present else _opinion(line, None, rules)


def _is_present(opinion: Opinion) -> bool:
    newest, last = opinion.line.paired_days[-1], opinion.part[-1].day
    return whole_months(last, newest) <= MOST_MONTHS_APART


def _service(opinion: Opinion) -> tuple[object, ...]:
    assert opinion.base is not None, "only a usable line serves"
    first = opinion.base.figures[0]
    return (
        not opinion.reason,
        opinion.base.preference,
        len(opinion.sound),
        len(opinion.part),
        all(row["level"] == "comparable" for row in opinion.base.judged),
        -sum(abs((point.day - point.base_day).days) for point in opinion.part),
        # Only so that the choice never depends on the order of rows.
        (first["concept"], first["method"], first["scope"]),
    )


def _opinion(line: Line, base: Base | None, rules: VerdictRules) -> Opinion:
    part = latest_part(base.points if base else ())
    sound = tuple(point for point in part if not point.fault)
    reason = _reason(line, base, part, rules)
    scatter = None if reason else scatter_of(sound, line, rules)
    found = None if scatter is None else _trend(sound, scatter, rules)
    return Opinion(
        line=line,
        base=base,
        part=part,
        sound=sound,
        scatter=scatter,
        verdict="not_assessable" if found is None else _verdict(sound[-1], found, rules),
        reason=reason,
        obstacles=_obstacles(line, base, part, rules),
        trend=found,
    )


def latest_part(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The points since the last break of the staff series or of the population series."""
    start = 0
    for index, (before, point) in enumerate(pairwise(points), start=1):
        if before.side != point.side:
            start = index
    return points[start:]


def _trend(points: tuple[Point, ...], scatter: Scatter, rules: VerdictRules) -> Trend:
    times = [decimal_year(point.day) for point in points]
    gaps = [point.gap.value for point in points]
    return trend(times, gaps, scatter.errors, scatter.yearly_variance, rules.level)


def _verdict(latest: Point, found: Trend, rules: VerdictRules) -> str:
    """Parity needs the whole interval; an unknown one (NaN) is not below any margin."""
    return "parity" if latest.gap.high <= rules.margin else found.direction(rules.steady)


def _reason(line: Line, base: Base | None, part: tuple[Point, ...], rules: VerdictRules) -> str:
    """The first reason that applies, see above; empty if a verdict is possible."""
    if not line.figures:
        return "not_recorded"
    if not part and (base is not None or len(line.figures) >= rules.minimum_points):
        return _missing_base(line, base)
    if len(part) < rules.minimum_points:
        return "break_in_series" if _is_cut(line, part) else "fewer_than_four_points"
    if _bases(part) < rules.minimum_bases:
        return "no_population_base"
    return _too_few_sound(part, rules)


def _too_few_sound(part: tuple[Point, ...], rules: VerdictRules) -> str:
    for fault in FAULTS:
        part = tuple(point for point in part if point.fault != fault)
        if len(part) < rules.minimum_points:
            return fault
    return "no_population_base" if _bases(part) < rules.minimum_bases else ""


def _missing_base(line: Line, base: Base | None) -> str:
    asked = line.bases if base is None else (base,)
    is_near = any(each.is_near for each in asked)
    return "concepts_not_comparable" if is_near else "no_population_base"


def _is_cut(line: Line, part: tuple[Point, ...]) -> bool:
    """Whether comparable staff figures lie outside the part: a break of this line or another."""
    return bool(line.changed) or len(part) < len(line.paired)


def _bases(points: tuple[Point, ...]) -> int:
    return len({point.base_figure for point in points})


def _obstacles(
    line: Line, base: Base | None, part: tuple[Point, ...], rules: VerdictRules
) -> tuple[str, ...]:
    """Every reason that exists for any of the figures, in the order of the reasons."""
    exists = {
        "not_recorded": not line.figures,
        "no_population_base": _bases(part) < min(len(part), rules.minimum_bases),
        "break_in_series": _is_cut(line, part),
        "fewer_than_four_points": len(part) < rules.minimum_points,
        **{fault: any(point.fault == fault for point in part) for fault in FAULTS},
    }
    served = {point.staff_figure for point in base.points} if base else set()
    unserved = {figure["figure_id"] for figure in line.figures} - served
    found = {why_unserved(line, figure) for figure in unserved}
    return tuple(reason for reason in REASONS if exists.get(reason) or reason in found)


def why_unserved(line: Line, figure: int) -> str:
    """Why a staff figure has no point: other_base where another population line serves it."""
    if figure in line.paired:
        return "other_base"
    rows = [row for base in line.bases for row in base.judged if row["staff_figure"] == figure]
    is_near = any(row["months"] <= MOST_MONTHS_APART for row in rows)
    return "concepts_not_comparable" if is_near else "no_population_base"
