"""Writes docs/release.md from the declared tables: `python -m tests.make_release_paper`."""

from pathlib import Path

from indicators.release.release_tables import Column, Table, tables

PAPER = Path(__file__).resolve().parents[1] / "docs" / "release.md"

HEAD = """# Was in einem Veröffentlichungsstand steht

Ein Stand ist eine DuckDB-Datei, geschützt und unveränderlich. Dieses Blatt entsteht aus
`indicators/release/tables.yaml` (`python -m tests.make_release_paper`); geändert wird dort.
Ein Fragezeichen: Der Inhalt darf fehlen.
"""


def paper() -> str:
    """The whole paper, a section a table."""
    return "\n".join([HEAD, *(_section(table) for table in tables().values())])


def _section(table: Table) -> str:
    head = f"## {table.name}\n\n{table.rows.de}.\n\n| Spalte | Art | Einheit | Bedeutung |"
    return "\n".join([head, "|---|---|---|---|", *map(_line, table.columns), ""])


def _line(column: Column) -> str:
    name = f"`{column.name}`{'?' if column.may_be_empty else ''}"
    meaning = column.meaning.de.replace("|", "\\|")
    return f"| {name} | {column.type} | {column.unit or ''} | {meaning} |"


if __name__ == "__main__":
    PAPER.write_text(paper(), encoding="utf-8")
