"""Lays out the tables of a release from protected figures."""

from functools import partial
from typing import Any

import pandas as pd

from indicators.analysis.comparability.comparisons import judge_comparability
from indicators.analysis.comparability.pairing import COLUMNS, population_bases
from indicators.analysis.figures.derived_intervals import with_derived_intervals
from indicators.analysis.figures.recordability import judge_recordability
from indicators.catalogue import Catalogue
from indicators.intake.accepted import Intake
from indicators.release.finding_rows import protect_findings
from indicators.release.judged import judge_figures
from indicators.release.write import ReleaseInfo

Tables = dict[str, pd.DataFrame]


def assemble(
    protected: pd.DataFrame, intake: Intake, catalogue: Catalogue, superseded: int
) -> tuple[Any, Tables]:
    """The tables of a release and a ReleaseInfo that lacks only its identity."""
    compared, pairs = judge_comparability(protected, catalogue)
    findings = protect_findings(intake, protected)
    judged = judge_figures(protected, intake.tables["measure_reports"], catalogue)
    completed = with_derived_intervals(
        protected, judged["judged_verdicts"], judged["judged_points"], catalogue
    )
    tables = {
        "protected_figures": completed,
        "judged_bases": judge_bases(protected, catalogue),
        "compared_figures": compared,
        "judged_pairs": pairs,
        "judged_recordability": judge_recordability(
            protected, intake.tables["recordability"], catalogue
        ),
        **judged,
        "stored_criteria": intake.tables["criteria"],
        "stored_measure_reports": intake.tables["measure_reports"],
        "protected_findings": findings,
        "stored_deliveries": _deliveries(intake, protected, findings),
        "stored_rules": intake.rules,
    }
    info = partial(
        ReleaseInfo,
        rows_delivered=int(intake.deliveries["rows"].sum()),
        rows_stored=len(intake.tables["figures"]),
        rows_superseded=superseded,
        figures_published=int((protected["status"] == "published").sum()),
        figures_hidden=int((protected["status"] == "hidden").sum()),
        catalogue=catalogue.model_dump_json(),
    )
    return info, tables


def with_all_columns(figures: pd.DataFrame) -> pd.DataFrame:
    """Columns that only some kinds of figures have, empty for the others."""
    optional = ["staff_figure", "base_figure", "smallest_count", "quantity", "group_size"]
    missing = [name for name in optional if name not in figures]
    return figures.assign(**dict.fromkeys(missing, None))


def judge_bases(protected: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """All population bases of every published share that has a target."""
    shown = protected[protected["value"].notna()]
    parts = [
        population_bases(
            shown[shown["series"] == indicator.name],
            shown[shown["series"].isin(indicator.targets)],
            catalogue,
            indicator.targets,
        )
        for indicator in catalogue.indicators
        if indicator.target is not None
    ]
    filled = [part for part in parts if len(part)]
    return pd.concat(filled, ignore_index=True) if filled else pd.DataFrame(columns=COLUMNS)


def _deliveries(intake: Intake, protected: pd.DataFrame, findings: pd.DataFrame) -> pd.DataFrame:
    """Rows in and figures out per delivered file, and the warnings that may be shown."""
    files = intake.deliveries["file"]
    reported = protected[protected["origin"] == "reported"]
    out = reported.groupby(["file", "status"]).size().unstack(fill_value=0)
    out = out.reindex(index=files, columns=["published", "hidden"], fill_value=0)
    warnings = findings.loc[findings["severity"] == "warning", "file"].value_counts()
    return intake.deliveries.assign(
        warnings=warnings.reindex(files, fill_value=0).to_numpy(),
        published=out["published"].to_numpy(),
        hidden=out["hidden"].to_numpy(),
    )
