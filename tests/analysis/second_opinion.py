"""The verdict once more, slow and plain: from the rules in words, sharing no code with it."""

import math
from calendar import isleap
from datetime import date
from itertools import pairwise

import pandas as pd
from scipy.special import ndtr, ndtri, stdtr, stdtrit

FEWEST, FEWEST_BASES, MONTHS, RESPONSE = 4, 2, 24, 30
MARGIN, STEADY, FAR, LONGEST = 1.0, 0.1, 10, 50
FALSE_DISCOVERIES = 0.05
TURNOVER = {"staff": 0.04, "leaders": 0.04}
INTAKES = {"trainees": 3, "trainee_intake": 1, "new_hires": 1}


def second_opinion(figures, catalogue):
    """(area, indicator, concept, method, scope, breakdown) → the verdict as a dictionary."""
    answers = {}
    rows = figures.to_dict("records")
    for city in catalogue.monitored_cities:
        for indicator in catalogue.indicators:
            if indicator.target is None:
                continue
            mine = [r for r in rows if r["area"] == city.code]
            staff = []
            for r in mine:
                if r["series"] == indicator.name and (known(r["value"]) or r["status"] == "hidden"):
                    staff.append(r)
            people = []
            for r in mine:
                if r["series"] in indicator.targets and known(r["value"]) and r["breakdown"] == "":
                    people.append(r)
            of = indicator.denominator.quantity
            leaving = left(mine, of, catalogue)
            if not staff:
                answers[(city.code, indicator.name, "", "", "", "")] = refused("not_recorded")
            for line in sorted({r["line"] for r in staff}):
                one = yearly([r for r in staff if r["line"] == line], of, catalogue)
                others = [
                    yearly([r for r in staff if r["line"] == other], of, catalogue)
                    for other in sorted({r["line"] for r in staff})
                    if other != line
                ]
                f = one[0]
                key = (city.code, indicator.name, f["concept"], f["method"], f["scope"],
                       f["breakdown"])  # fmt: skip
                answers[key] = opinion(
                    one, others, people, indicator, catalogue, leaving.get(f["scope"])
                )
    return together(answers)


def left(rows, of, catalogue):
    """scope → the part of all staff that left in a year, the mean of the years delivered alike."""
    told: dict[str, dict[int, set[float]]] = {}
    for r in rows:
        is_told = of == "staff" and r["series"] == "staff_turnover_rate" and r["breakdown"] == ""
        if is_told and known(r["value"]) and r["value"] > 0:
            guessed = r["precision"] == "estimate" or r["observation_status"] == "E"
            if not guessed and catalogue.methods[r["method"]].counting != "estimate":
                told.setdefault(r["scope"], {}).setdefault(r["year"], set()).add(r["value"])
    alike = {
        scope: [min(found) for found in years.values() if len(found) == 1]
        for scope, years in told.items()
    }
    return {scope: sum(v) / len(v) / 100 for scope, v in alike.items() if v}


def together(answers):
    """Which directions withstand: with m in order, up to the last with p at most i·5 %/m."""
    found = sorted(a["p_value"] for a in answers.values() if not math.isnan(a["p_value"]))
    limit = 0.0
    for place, p in enumerate(found, start=1):
        if p <= FALSE_DISCOVERIES * place / len(found):
            limit = p
    for a in answers.values():
        a["withstands"] = a["p_value"] <= limit
    return answers


def opinion(staff, others, people, indicator, catalogue, leaving):
    """The verdict on one staff line, whose rows are in order of time."""
    of = indicator.denominator.quantity
    served_by_any = [s for s in staff if any(fits(s, p, catalogue) for p in people)]
    candidates = []
    for line in sorted({p["line"] for p in people}):
        own = [p for p in people if p["line"] == line]
        points = []
        for s in staff:
            usable = [p for p in own if fits(s, p, catalogue)]
            if usable:
                usable.sort(key=lambda p: (estimated(p, catalogue), months(s, p), -p["figure_id"]))
                points.append((s, usable[0]))
        if not points:
            continue
        while any(side(a) != side(b) for a, b in pairwise(points)):
            points = points[1:]
        last, newest = day(points[-1][0]), day(served_by_any[-1])
        if 12 * (newest.year - last.year) + newest.month - last.month > MONTHS:
            continue
        reason = reason_of(points, served_by_any, preceded(staff, others, people, catalogue),
                           of, catalogue)  # fmt: skip
        sound = [(s, p) for s, p in points if fault(s, p, of, catalogue) == ""]
        distance = sum(abs((day(s) - day(p)).days) for s, p in points)
        level = all(same_class(s, p, catalogue) for s in staff for p in own)
        first = min(own, key=day)
        first_choice = preference(own, staff, people, indicator, catalogue)
        order = (reason == "", first_choice, len(sound), len(points), level, -distance,
                 (first["concept"], first["method"], first["scope"]))  # fmt: skip
        candidates.append((order, reason, sound))
    if not candidates:
        return refused(without_base(staff, others, people, catalogue))
    _, reason, sound = max(candidates, key=lambda c: c[0])
    answer = refused(reason) if reason else assessed(sound, of, leaving, catalogue)
    answer["n_points"] = len(sound)
    if sound:
        last_staff, last_people = sound[-1]
        low, value, high = gap_of(last_staff, last_people, catalogue)
        answer |= {"gap": value, "gap_low": low, "gap_high": high}
        answer["parity_not_excluded"] = low <= 0 <= high and low > -FAR and high < FAR
    return answer


def preference(own, staff, people, indicator, catalogue):
    """1 for people of working age who serve as many figures as all ages do, or four; else −1."""
    if own[0]["series"] != indicator.target_of_age:
        return 0
    of_age = [p for p in people if p["series"] == indicator.target_of_age]
    all_ages = [p for p in people if p["series"] == indicator.target]
    by_age = len([s for s in staff if any(fits(s, p, catalogue) for p in of_age)])
    by_all = len([s for s in staff if any(fits(s, p, catalogue) for p in all_ages)])
    return 1 if by_age and (by_age >= by_all or by_age >= FEWEST) else -1


def reason_of(points, served_by_any, is_preceded, of, catalogue):
    if len(points) < FEWEST:
        lost = len(points) < len(served_by_any)
        return "break_in_series" if lost or is_preceded else "fewer_than_four_points"
    if len({p["figure_id"] for _, p in points}) < FEWEST_BASES:
        return "no_population_base"
    left = list(points)
    for name in ("response_too_low", "estimate_only", "without_counts", "no_turnover",
                 "suppressed"):  # fmt: skip
        left = [(s, p) for s, p in left if fault(s, p, of, catalogue) != name]
        if len(left) < FEWEST:
            return name
    if len({p["figure_id"] for _, p in left}) < FEWEST_BASES:
        return "no_population_base"
    return ""


def without_base(staff, others, people, catalogue):
    if len(staff) < FEWEST:
        is_preceded = preceded(staff, others, people, catalogue)
        return "break_in_series" if is_preceded else "fewer_than_four_points"
    for s in staff:
        for p in people:
            if months(s, p) <= MONTHS:
                return "concepts_not_comparable"
    return "no_population_base"


def preceded(staff, others, people, catalogue):
    """Whether another line with comparable figures ended before this one began."""
    for other in others:
        if other[0]["breakdown"] != staff[0]["breakdown"]:
            continue
        days = [day(s) for s in other if any(fits(s, p, catalogue) for p in people)]
        if days and max(days) < day(staff[0]):
            return True
    return False


def assessed(sound, of, leaving, catalogue):
    """A straight line by generalised least squares: weights are the inverse of the covariance."""
    xs, ys, errors, shares, sizes = [], [], [], [], []
    for s, p in sound:
        when = day(s)
        length = 366 if isleap(when.year) else 365
        xs.append(when.year - 2000 + (when.timetuple().tm_yday - 1) / length)
        ys.append(p["value"] - s["value"])
        errors.append(math.sqrt(error(s) ** 2 + error(p) ** 2))
        shares.append(s["value"] / 100)
        sizes.append(s["denominator"])
    n, mean = len(xs), sum(shares) / len(shares)
    wander = 0.0
    if of in INTAKES:
        for i in range(n):
            if known(sizes[i]):
                draw = 100 * math.sqrt(INTAKES[of] * mean * (1 - mean) / sizes[i])
                errors[i] = max(errors[i], draw)
        if any(errors):
            errors = [e or min(x for x in errors if x > 0) for e in errors]
    else:
        of_one = sum(1 / size for size in sizes) / n
        wander = 10_000 * 2 * (leaving or TURNOVER[of]) * mean * (1 - mean) * of_one
    is_known = wander > 0 or any(errors)
    # The same number added to every cell only moves the level of the line, and lets it be inverted.
    cells = [[wander * min(x - xs[0], y - xs[0]) + 1.0 for y in xs] for x in xs]
    for i in range(n):
        cells[i][i] += errors[i] ** 2 if is_known else 1.0
    weights = inverted(cells)
    sw = swx = swy = swxx = swxy = 0
    for i in range(n):
        for j in range(n):
            w = weights[i][j]
            sw, swx, swy = sw + w, swx + w * xs[i], swy + w * ys[i]
            swxx, swxy = swxx + w * xs[i] * xs[j], swxy + w * xs[i] * ys[j]
    spread = sw * swxx - swx * swx
    slope = (sw * swxy - swx * swy) / spread
    level = (swy - slope * swx) / sw
    off = [y - level - slope * x for x, y in zip(xs, ys, strict=True)]
    rest = sum(weights[i][j] * off[i] * off[j] for i in range(n) for j in range(n))
    own = math.sqrt(sw / spread)
    seen = math.sqrt(max(0, rest) / (n - 2)) * own
    own = own if is_known else 0.0
    reach = max(ndtri(0.975) * own, stdtrit(n - 2, 0.975) * seen)
    answer = {"slope": slope, "slope_low": slope - reach, "slope_high": slope + reach}
    answer["p_value"] = max(
        2 * ndtr(-abs(slope) / own) if own > 0 else 0.0,
        2 * stdtr(n - 2, -abs(slope) / seen) if seen > 0 else 0.0,
    )
    answer["tipping_point"] = math.nan
    last_staff, last_people = sound[-1]
    low, value, high = gap_of(last_staff, last_people, catalogue)
    years = None
    if high <= MARGIN:
        verdict = "parity"
    elif slope - reach >= -STEADY and slope + reach <= STEADY:
        verdict = "steady"
    elif slope + reach < -1e-9:
        verdict = "closing"
        low, high = (value, value) if math.isnan(low) else (low, high)
        years = (max(0, low) / -(slope - reach), max(0, high) / -(slope + reach))
        years = years if years[0] <= LONGEST else None
    elif slope - reach > 1e-9:
        verdict = "widening"
    else:
        verdict = "unclear"
    is_survey = catalogue.methods[last_staff["method"]].counting == "survey"
    if is_survey and verdict in ("closing", "widening"):
        share, then = last_staff["value"], last_staff["value"] + slope * (xs[-1] - xs[0])
        if 0 < share < 100 and 0 < then < 100:
            answer["tipping_point"] = share * (100 - then) / (then * (100 - share))
    return refused("") | answer | {"verdict": verdict, "years": years}


def inverted(cells):
    """The inverse of a matrix by Gauss and Jordan, with the largest cell of a column on top."""
    n = len(cells)
    rows = [[*row, *(1.0 if i == j else 0.0 for j in range(n))] for i, row in enumerate(cells)]
    for i in range(n):
        best = max(range(i, n), key=lambda k: abs(rows[k][i]))
        rows[i], rows[best] = rows[best], rows[i]
        rows[i] = [x / rows[i][i] for x in rows[i]]
        for k in range(n):
            if k != i:
                rows[k] = [a - rows[k][i] * b for a, b in zip(rows[k], rows[i], strict=True)]
    return [row[n:] for row in rows]


def error(r):
    """The standard error of a figure; 0 where it is exact or nothing is known."""
    if not known(r["low"]):
        return 0.0
    width = r["high"] - r["low"]
    return width / math.sqrt(12) if r["interval_kind"] == "rounding" else width / 2 / ndtri(0.975)


def refused(reason):
    return {"verdict": "not_assessable", "reason": reason, "n_points": 0, "slope": math.nan,
            "slope_low": math.nan, "slope_high": math.nan, "gap": math.nan, "gap_low": math.nan,
            "gap_high": math.nan, "parity_not_excluded": False, "years": None,
            "p_value": math.nan, "tipping_point": math.nan}  # fmt: skip


def gap_of(s, p, catalogue):
    s_low, s_high = limits(s, catalogue)
    p_low, p_high = limits(p, catalogue)
    return p_low - s_high, p["value"] - s["value"], p_high - s_low


def limits(r, catalogue):
    if known(r["low"]):
        return r["low"], r["high"]
    if catalogue.methods[r["method"]].counting == "full_count":
        return r["value"], r["value"]
    return math.nan, math.nan


def fault(s, p, of, catalogue):
    if known(s["response_rate"]) and s["response_rate"] < RESPONSE:
        return "response_too_low"
    if estimated(s, catalogue) or estimated(p, catalogue):
        return "estimate_only"
    if not known(s["value"]):
        return "suppressed"
    is_whole = s["precision"] == "rounded" or s["decimals"] == 0
    if not known(s["denominator"]) and (is_whole or of not in INTAKES):
        return "without_counts"
    return "" if of in INTAKES or of in TURNOVER else "no_turnover"


def estimated(r, catalogue):
    if r["precision"] == "estimate" or r["observation_status"] == "E":
        return True
    if catalogue.methods[r["method"]].counting == "estimate":
        return True
    return r["precision"] == "rounded" and known(r["value"]) and not known(r["low"])


def yearly(rows, of, catalogue):
    """One row a year: without a fault of its own, with an interval, latest, last delivered."""
    kept = []
    for year in sorted({r["year"] for r in rows}):
        same = [r for r in rows if r["year"] == year]
        same.sort(key=lambda r: (fault(r, r, of, catalogue) == "", known(r["low"]), day(r),
                                 r["figure_id"]))  # fmt: skip
        kept.append(same[-1])
    kept.sort(key=day)
    return kept


def fits(s, p, catalogue):
    one = catalogue.concepts[s["concept"]]
    other = catalogue.concepts[p["concept"]]
    a, b = one.comparability_class, other.comparability_class
    if "not_comparable" in (a, b) or months(s, p) > MONTHS:
        return False
    return a == b or a in other.limited_with or b in one.limited_with


def same_class(s, p, catalogue):
    one = catalogue.concepts[s["concept"]]
    other = catalogue.concepts[p["concept"]]
    return one.comparability_class == other.comparability_class


def months(one, other):
    """Whole months between two dates; a bare year stands for its middle, or for any day in it."""
    if one["year"] == other["year"] and any(pd.isna(r["reference_date"]) for r in (one, other)):
        return 0
    days = []
    for r in (one, other):
        bare = pd.isna(r["reference_date"])
        days.append(date(int(r["year"]), 6, 30) if bare else r["reference_date"].date())
    early, late = min(days), max(days)
    whole = 12 * (late.year - early.year) + late.month - early.month
    return whole if late.day >= early.day else whole - 1


def day(r):
    """The day of a figure; a bare year stands for its last day."""
    bare = pd.isna(r["reference_date"])
    return date(int(r["year"]), 12, 31) if bare else r["reference_date"].date()


def side(point):
    return point[0]["segment"], point[1]["segment"]


def known(value):
    return value is not None and not pd.isna(value)
