"""The verdict once more, slow and plain: from the rules in words, sharing no code with it."""

import math
from calendar import isleap
from datetime import date
from itertools import pairwise

import pandas as pd
from scipy.special import stdtrit

FEWEST, FEWEST_BASES, MONTHS, RESPONSE, MARGIN = 4, 2, 24, 30, 1.0


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
                if r["series"] == indicator.target and known(r["value"]) and r["breakdown"] == "":
                    people.append(r)
            if not staff:
                answers[(city.code, indicator.name, "", "", "", "")] = refused("not_recorded")
            for line in sorted({r["line"] for r in staff}):
                one = yearly([r for r in staff if r["line"] == line], catalogue)
                others = [
                    yearly([r for r in staff if r["line"] == other], catalogue)
                    for other in sorted({r["line"] for r in staff})
                    if other != line
                ]
                f = one[0]
                key = (city.code, indicator.name, f["concept"], f["method"], f["scope"],
                       f["breakdown"])  # fmt: skip
                answers[key] = opinion(one, others, people, catalogue)
    return answers


def opinion(staff, others, people, catalogue):
    """The verdict on one staff line, whose rows are in order of time."""
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
                           catalogue)  # fmt: skip
        sound = [(s, p) for s, p in points if fault(s, p, catalogue) == ""]
        distance = sum(abs((day(s) - day(p)).days) for s, p in points)
        level = all(same_class(s, p, catalogue) for s in staff for p in own)
        first = min(own, key=day)
        order = (reason == "", len(sound), len(points), level, -distance,
                 (first["concept"], first["method"], first["scope"]))  # fmt: skip
        candidates.append((order, reason, sound))
    if not candidates:
        return refused(without_base(staff, others, people, catalogue))
    _, reason, sound = max(candidates, key=lambda c: c[0])
    answer = refused(reason) if reason else assessed(sound, catalogue)
    answer["n_points"] = len(sound)
    if sound:
        last_staff, last_people = sound[-1]
        low, value, high = gap_of(last_staff, last_people, catalogue)
        answer |= {"gap": value, "gap_low": low, "gap_high": high}
        answer["parity_not_excluded"] = low <= 0 <= high
    return answer


def reason_of(points, served_by_any, is_preceded, catalogue):
    if len(points) < FEWEST:
        lost = len(points) < len(served_by_any)
        return "break_in_series" if lost or is_preceded else "fewer_than_four_points"
    if len({p["figure_id"] for _, p in points}) < FEWEST_BASES:
        return "no_population_base"
    left = list(points)
    for name in ("response_too_low", "estimate_only", "suppressed"):
        left = [(s, p) for s, p in left if fault(s, p, catalogue) != name]
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


def assessed(sound, catalogue):
    """Weighted straight line by the normal equations, Σw, Σwx, Σwy, Σwxx, Σwxy written out."""
    xs, ys, ws = [], [], []
    for s, p in sound:
        low, value, high = gap_of(s, p, catalogue)
        when = day(s)
        length = 366 if isleap(when.year) else 365
        xs.append(when.year - 2000 + (when.timetuple().tm_yday - 1) / length)
        ys.append(value)
        ws.append(high - low)
    has_width = all(w > 0 for w in ws)
    ws = [1 / w**2 if has_width else 1.0 for w in ws]
    n, sw, swx, swy, swxx, swxy = len(xs), 0, 0, 0, 0, 0
    for x, y, w in zip(xs, ys, ws, strict=True):
        sw, swx, swy = sw + w, swx + w * x, swy + w * y
        swxx, swxy = swxx + w * x * x, swxy + w * x * y
    spread = sw * swxx - swx * swx
    slope = (sw * swxy - swx * swy) / spread
    level = (swy - slope * swx) / sw
    rest = 0
    for x, y, w in zip(xs, ys, ws, strict=True):
        rest += w * (y - level - slope * x) ** 2
    reach = stdtrit(n - 2, 0.975) * math.sqrt(rest / (n - 2) * sw / spread)
    answer = {"slope": slope, "slope_low": slope - reach, "slope_high": slope + reach}
    last_staff, last_people = sound[-1]
    low, value, high = gap_of(last_staff, last_people, catalogue)
    years = None
    if high <= MARGIN:
        verdict = "parity"
    elif slope + reach < -1e-9:
        verdict = "closing"
        low, high = (value, value) if math.isnan(low) else (low, high)
        years = (max(0, low) / -(slope - reach), max(0, high) / -(slope + reach))
    elif slope - reach > 1e-9:
        verdict = "widening"
    else:
        verdict = "unclear"
    return refused("") | answer | {"verdict": verdict, "years": years}


def refused(reason):
    return {"verdict": "not_assessable", "reason": reason, "n_points": 0, "slope": math.nan,
            "slope_low": math.nan, "slope_high": math.nan, "gap": math.nan, "gap_low": math.nan,
            "gap_high": math.nan, "parity_not_excluded": False, "years": None}  # fmt: skip


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


def fault(s, p, catalogue):
    if known(s["response_rate"]) and s["response_rate"] < RESPONSE:
        return "response_too_low"
    if estimated(s, catalogue) or estimated(p, catalogue):
        return "estimate_only"
    return "" if known(s["value"]) else "suppressed"


def estimated(r, catalogue):
    if r["precision"] == "estimate" or r["observation_status"] == "E":
        return True
    if catalogue.methods[r["method"]].counting == "estimate":
        return True
    return r["precision"] == "rounded" and known(r["value"]) and not known(r["low"])


def yearly(rows, catalogue):
    """One row a year: without a fault of its own, with an interval, latest, last delivered."""
    kept = []
    for year in sorted({r["year"] for r in rows}):
        same = [r for r in rows if r["year"] == year]
        same.sort(key=lambda r: (fault(r, r, catalogue) == "", known(r["low"]), day(r),
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
    """Whole months between two dates; a bare year stands for its middle."""
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
