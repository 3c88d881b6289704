"""The subcommand `import`: an official table becomes a delivery."""

from datetime import date
from pathlib import Path

from indicators.catalogue import load_catalogue
from indicators.cli.output import print_findings, say_line
from indicators.errors import MonitorError, message
from indicators.intake.findings import quoted
from indicators.intake.official.table_limits import MOST_NAMED

_MOST_CATEGORIES = 10


def run_import(file: Path, out: Path, base: str | None, language: str) -> None:
    """Reads a table, writes the delivery, says what stands where there is no number.

    A delivery with errors is not kept: what `import` leaves behind passes `check`.
    """
    from indicators.intake.file_check import check_file
    from indicators.intake.official.delivery_rows import write_delivery
    from indicators.intake.official.table_import import import_table

    catalogue = load_catalogue()
    if base is not None and base not in catalogue.bases.codes:
        allowed = ", ".join(catalogue.bases.codes)
        raise MonitorError("cli_unknown_base", base=base, allowed=allowed)
    found = import_table(file, catalogue, base)
    write_delivery(found.rows, out)
    checked = check_file(out, catalogue, date.today())
    if checked.errors:
        out.unlink()
        print_findings(checked, language)
        raise MonitorError("official_refused", file=file.name, count=checked.errors)
    for remark in found.remarks[:MOST_NAMED]:
        say_line(remark.sentence(language))
    if len(found.remarks) > MOST_NAMED:
        say_line(message("official_more_signs", language, count=len(found.remarks) - MOST_NAMED))
    if found.other_categories:
        others = found.other_categories
        named = ", ".join(map(quoted, others[:_MOST_CATEGORIES]))
        dots = ", …" if len(others) > _MOST_CATEGORIES else ""
        say_line(message("official_left_out", language, found=named + dots))
    say_line(
        message(
            "official_imported",
            language,
            file=found.file,
            table=found.number,
            rows=len(found.rows),
            out=str(out),
            signs=len(found.remarks),
            others=found.other_areas,
            warnings=checked.warnings,
        )
    )
