"""The papers in a data package: what is in it, whose it is, and what to know before using it."""

from indicators.publications.open_data import licensing
from indicators.publications.open_data.open_tables import OpenTable
from indicators.release import Release

_DEMONSTRATION = """
**Vorführdaten: Diese Städte gibt es nicht, alle Zahlen sind erfunden.**
**Demonstration data: these cities do not exist, all figures are invented.**
"""
_READ_ME = """# Öffnungsmonitor, Veröffentlichungsstand {release}
{demonstration}
Veröffentlichte, geschützte Werte zur interkulturellen Öffnung der Verwaltungen in der
{cooperation}. Form: Frictionless Data Package;
`datapackage.json` erklärt jede Spalte mit Art, Einheit und Bedeutung.

| Datei | Inhalt |
|---|---|
{files}

* CSV: UTF-8, Komma, Dezimalpunkt. Leer heißt: nicht vorhanden oder nicht bekannt, nie null.
* `figure.status = hidden`: geheim gehalten, ohne Zahl (dazu `observation_status` Q und
  `confidentiality` C).
* Werte mit verschiedenem Begriff, Verfahren oder Bereich sind nicht vergleichbar; `comparability`
  sagt je Paar, was gilt. Eine Rangfolge der Städte ergeben diese Daten nicht.
* Was sich gegenüber dem Stand davor geändert hat, steht in `change.csv`{before}.

Released, protected figures on the intercultural opening of city administrations. Empty means
missing or unknown, never zero. `status = hidden`: withheld, without a number. Figures of different
concept, method or scope do not compare; see `comparability`. No ranking of cities follows from
these data.

{licence}"""
_LICENCE = """Lizenz / licence: {title}
{address}

Bitte so nennen / please cite as:
{attribution}

Die Lizenz gilt für Auswahl, Aufbereitung und eigene Werte. Werte Dritter nennen ihre Quelle in
`source_title` und `source_address`; für sie gelten die Bedingungen der Quelle.
The licence covers selection, preparation and own figures. Figures of others name their source;
its terms apply to them.
"""


def read_me(release: Release, before: Release | None, tables: dict[str, OpenTable]) -> str:
    """What is in the package and what to know."""
    files = "\n".join(f"| `data/{name}.csv` | {t.table.rows.de} |" for name, t in tables.items())
    return _READ_ME.format(
        release=release.release_id,
        demonstration=_DEMONSTRATION if release.info["is_demonstration"] else "",
        cooperation=licensing.COOPERATION,
        files=files,
        before=f" ({before.release_id})" if before else " (es gibt keinen)",
        licence=licence(release),
    )


def licence(release: Release) -> str:
    """The terms, and how to name where the data are from."""
    return _LICENCE.format(
        title=licensing.TITLE,
        address=licensing.ADDRESS,
        attribution=licensing.attribution(release.release_id),
    )
