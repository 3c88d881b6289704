"""Counts that follow from scraped numbers: given as such, or from a share and its denominator."""

from math import isfinite

from tests.ways_out.secrets import keys


def harvest(tables, cells):
    """Names of the cells whose count can be read or worked out from one release's tables.

    `cells`: place of a figure → numerator, denominator and others, as `recomputation.cells_of`.
    """
    figures = tables["figure"]
    number = dict(zip(figures["figure_id"], keys(figures), strict=True))
    shares = _shares(tables)
    known = set()
    for row in figures.to_dict("records"):
        counts = list(cells.get(number[row["figure_id"]], ()))
        if counts:
            known |= _given(row, counts)
    # Denominators first: that of a hidden share may be another figure's.
    for figure, values in shares.items():
        counts = list(cells.get(number[figure], ()))
        if counts and counts[1] in known and any(_gives_away(value, counts) for value in values):
            known |= set(counts)
    return known | _behind_ratios(figures, cells)


def _given(row, counts):
    part, whole, _ = counts
    is_part, is_whole = row["numerator"] == part[-1], row["denominator"] == whole[-1]
    if is_part and is_whole:
        return set(counts)
    return {part} if is_part else {whole} if is_whole else set()


def _shares(tables):
    """figure → its share as told by itself, by gap, ratio and points of verdicts."""
    figures = tables["figure"].set_index("figure_id")
    values = figures["value"]
    found = {number: [value] for number, value in values.items()}
    for row in figures[figures["origin"] == "derived"].to_dict("records"):
        population = values.get(row["base_figure"], float("nan"))
        is_gap = row["unit"] == "percentage_points"
        share = population - row["value"] if is_gap else population * row["value"]
        found[row["staff_figure"]].append(share)
    for point in tables["verdict_point"].to_dict("records"):
        found[point["staff_figure"]] += [point["staff"], point["population"] - point["gap"]]
    for verdict in tables["verdict"].to_dict("records"):
        if verdict["latest_staff_figure"] in found:
            shares = [verdict["staff"], verdict["population"] - verdict["gap"]]
            found[verdict["latest_staff_figure"]] += shares
    return found


def _gives_away(share, counts):
    part, whole, _ = counts
    return isfinite(share) and round(share * whole[-1] / 100) == part[-1]


def _behind_ratios(figures, cells):
    """A published ratio of two rates is held to give away all four counts behind it."""
    ratios = figures[(figures["series"] == "selection_ratio") & (figures["status"] == "published")]
    places = {(row.area, str(row.year), row.scope) for row in ratios.itertuples()}
    behind = ("offer_migration_share", "applicant_migration_share")
    return {
        name
        for key, counts in cells.items()
        if key[0] in behind and (key[1], key[2], key[7]) in places
        for name in counts
    }
