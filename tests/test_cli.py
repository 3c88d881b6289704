"""The command as people and programs call it: exit codes, words, JSON and CSV."""

import csv
import gettext
import io
import json
import re
import socket
import struct
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from indicators.catalogue import load_catalogue
from indicators.cli import language, main
from indicators.intake.forms import forms
from indicators.publications.edition import publishing
from indicators.publications.edition.manifest import Item, Manifest, Problem
from tests.analysis.builders import write_deliveries

CATALOGUE = load_catalogue()

LOCALE = Path(main.__file__).parents[1] / "locale" / "de" / "LC_MESSAGES"

CLEAN = "quantity | concept | value\nstaff | all | 3000"
WARNING = (
    f"{CLEAN}\nstaff_foreign_count | foreign_nationality | 90".replace(
        "| value", "| precision | observation_status | value"
    )
    .replace("| 3000", "| as_published | A | 3000")
    .replace("| 90", "| estimate | E | 90")
)
ERROR = "area | quantity | concept | value\n99999 | staff | all | 3000"

# What the command-line library would say by itself.
ENGLISH = (
    r"Usage|Options|OPTIONS|Commands|COMMAND|Show this|Missing|No such|Invalid|unexpected"
    r"|requires|is not|Did you|Error|Try "
)


@pytest.fixture
def call(monkeypatch, capsys):
    """Runs the command in this process: exit code, output, error output."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["oeffnungsmonitor", *map(str, arguments)])
        monkeypatch.setattr(main, "LANGUAGE", language.language_of(sys.argv))
        capsys.readouterr()
        try:
            main.main()
        except SystemExit as stop:
            code = stop.code
        else:
            code = 0
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def real(real_data, use_data):
    use_data(real_data)


def drawn(drawing, folder):
    (path,) = write_deliveries(drawing, folder)
    return path


def run_program(*arguments):
    program = Path(sys.executable).with_name("oeffnungsmonitor")
    return subprocess.run(
        [str(program), *arguments], capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.parametrize(
    ("drawing", "code", "words"),
    [
        (CLEAN, 0, "2024.csv: nichts zu beanstanden (geprüfte Zeilen: 1)."),
        (
            WARNING,
            0,
            "2024.csv: geprüfte Zeilen: 2, Fehler: 0, Hinweise: 1, beim Lesen angepasst: 0.",
        ),
        (
            ERROR,
            1,
            "2024.csv: geprüfte Zeilen: 1, Fehler: 1, Hinweise: 0, beim Lesen angepasst: 0.",
        ),
    ],
    ids=["clean", "warning", "error"],
)
def test_check_says_what_it_found_and_whether_it_is_bad(drawing, code, words, tmp_path, call):
    found, out, err = call("check", drawn(drawing, tmp_path))

    assert found == code
    assert out.splitlines()[-1] == words
    assert err == ""


def test_check_names_sheet_row_and_column_of_an_error(tmp_path, call):
    _, out, _ = call("check", drawn(ERROR, tmp_path))

    assert out.startswith("FEHLER · Blatt „2024“, Zeile 2, Spalte „Gebiet“: Das Gebiet „99999“")


def test_check_in_english(tmp_path, call):
    _, out, _ = call("--lang", "en", "check", drawn(ERROR, tmp_path))

    assert out.startswith("ERROR · sheet “2024”, row 2, column “Gebiet”: ")
    assert (
        out.splitlines()[-1]
        == "2024.csv: rows checked: 1, errors: 1, warnings: 0, adjusted on reading: 0."
    )


def test_check_as_json(tmp_path, call):
    code, out, _ = call("check", drawn(ERROR, tmp_path), "--json")
    answer = json.loads(out)

    assert code == 1
    assert {key: answer[key] for key in ("file", "rows", "errors", "warnings")} == {
        "file": "2024.csv",
        "rows": 1,
        "errors": 1,
        "warnings": 0,
    }
    (finding,) = answer["findings"]
    assert (finding["rule"], finding["severity"]) == ("known_area", "error")
    assert (finding["row"], finding["column"], finding["value"]) == (2, "Gebiet", "99999")
    assert finding["sentence_de"] != finding["sentence_en"]


def full_of_errors(folder, rows):
    """A file in which hardly a cell is right, and no two rows are alike."""
    fields = forms()["figures"].fields
    heading = ";".join(column.heading for column in fields.values())
    lines = (";".join(f"falsch {row}" for _ in fields) for row in range(rows))
    path = folder / "fehler.csv"
    path.write_text("\n".join([heading, *lines]), encoding="utf-8")
    return path


@pytest.mark.slow
def test_two_megabytes_of_errors_are_summed_up(tmp_path, call):
    path = full_of_errors(tmp_path, 9_000)
    assert path.stat().st_size > 1_900_000

    code, out, _ = call("check", path)

    assert code == 1
    assert len(out.splitlines()) <= 60
    assert "[ebenso in 8999 weiteren Zeilen: 3, 4, 5, 6, 7, …]" in out
    assert out.splitlines()[-1].startswith("fehler.csv: geprüfte Zeilen: 9000, Fehler: ")


def test_as_json_every_error_is_there(tmp_path, call):
    _, out, _ = call("check", full_of_errors(tmp_path, 200), "--json")
    answer = json.loads(out)

    assert answer["errors"] + answer["warnings"] + answer["notices"] == len(answer["findings"])
    assert {row["row"] for row in answer["findings"] if row["rule"] == "known_area"} == {
        *range(2, 202)
    }


def test_a_few_errors_are_shown_one_by_one(tmp_path, call):
    _, out, _ = call("check", full_of_errors(tmp_path, 2))

    assert "ebenso" not in out


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("fehlt.csv", None, "Die Datei fehlt.csv gibt es nicht."),
        ("leer.csv", b"", "Die Datei leer.csv ist leer."),
        ("bild.png", b"\x89PNG", "Die Datei bild.png ist keine Tabelle."),
        ("kaputt.xlsx", b"PK\x03\x04 nothing", "Die Datei kaputt.xlsx ist beschädigt"),
        ("dos.csv", "Gebiet;Grundzahl\nK\xf6ln;x".encode("cp850"), "nicht eindeutig lesen"),
    ],
)
def test_a_file_that_cannot_be_read_is_exit_code_2(name, content, words, tmp_path, call):
    if content is not None:
        (tmp_path / name).write_bytes(content)

    code, out, err = call("check", tmp_path / name)

    assert code == 2
    assert out == ""
    assert words in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Could not set lock on file x.duckdb", "in einem anderen Programm geöffnet"),
        ("Out of disk", "Eine Datenbankdatei lässt sich nicht lesen oder schreiben: Out of disk"),
    ],
)
def test_trouble_with_a_database_is_a_sentence_in_every_command(words, told, call, monkeypatch):
    def broken(*_, **__):
        raise duckdb.IOException(words + "\nsecond line")

    monkeypatch.setattr("indicators.cli.answers.released_figures", broken)
    code, out, err = call("figures")

    assert (code, out) == (2, "")
    assert told in err
    assert len(err.splitlines()) == 1


def test_the_catalogue_as_json_has_what_the_project_promises(call):
    code, out, _ = call("catalogue", "--json")
    catalogue = json.loads(out)

    assert code == 0
    assert len(catalogue["measures"]) == len(CATALOGUE.action_plan)
    assert len(catalogue["goals"]) == len(CATALOGUE.goals)
    assert len(catalogue["indicators"]) == len(CATALOGUE.indicators)
    assert {measure["origin"] for measure in catalogue["measures"]} == {"action_plan"}
    assert all(entry["title"]["de"] and entry["title"]["en"] for entry in catalogue["indicators"])


@pytest.mark.parametrize(
    ("language", "words"),
    [("de", "{goals} Ziele, {plan} Maßnahmen des Aktionsplans"), ("en", "{goals} goals, {plan}")],
)
def test_the_catalogue_for_people_ends_with_its_counts(language, words, call):
    _, out, _ = call("--lang", language, "catalogue")

    goals, plan = len(CATALOGUE.goals), len(CATALOGUE.action_plan)
    assert out.splitlines()[-1].startswith(words.format(goals=goals, plan=plan))
    assert len(out.splitlines()) == goals + plan + len(CATALOGUE.indicators) + 1


def test_figures_as_json_are_all_there_with_source_and_null_for_hidden(real, real_release, call):
    code, out, _ = call("figures", "--json")
    answer = json.loads(out)
    figures = answer["figures"]

    assert code == 0
    assert answer["release"] == real_release.release_id
    assert answer["is_demonstration"] is False
    assert len(figures) == len(real_release.figures())
    assert all(figure["source_title"] for figure in figures)
    numbers = ("value", "numerator", "denominator", "low", "high")
    hidden = [figure for figure in figures if figure["status"] == "hidden"]
    assert len(hidden) == 5
    assert {figure[name] for figure in hidden for name in numbers} == {None}
    assert all(figure["value"] is not None for figure in figures if figure not in hidden)


@pytest.mark.parametrize("command", ["figures", "verdicts"])
def test_the_fictional_cities_are_asked_for_as_they_are_built(
    command, demo_data, demo_release, use_data, call
):
    use_data(demo_data, is_demonstration=False)

    code, out, _ = call(command, "--demo", "--city", "X01", "--json")

    assert code == 0
    assert json.loads(out)["release"] == demo_release.release_id
    assert json.loads(out)["is_demonstration"] is True


def test_without_a_demonstration_a_sentence_says_how_to_build_one(real, call):
    code, _, err = call("verdicts", "--demo")

    assert code == 2
    assert "für die erfundenen Städte mit „--demo“" in err


def test_the_catalogue_of_the_fictional_cities(call):
    _, out, _ = call("catalogue", "--demo", "--json")
    answer = json.loads(out)

    assert [city["code"] for city in answer["cities"]] == [f"X0{n}" for n in range(1, 10)]
    assert len(answer["indicators"]) == 38


def test_json_has_no_number_that_json_does_not_know(real, call):
    _, out, _ = call("figures", "--json")
    unknown_words: list[str] = []

    json.loads(out, parse_constant=unknown_words.append)

    assert unknown_words == []
    assert ": null" in out


def test_figures_of_one_city_and_indicator_by_name_or_number(real, call):
    by_name = call("figures", "--city", "05916", "--indicator", "staff_foreign_share", "--json")
    by_number = call("figures", "--city", "05916", "--indicator", "p2", "--json")

    assert by_name == by_number
    (figure,) = json.loads(by_name[1])["figures"]
    assert (figure["value"], figure["area_name"]) == (3.1, "Herne")


def test_figures_as_csv_have_german_numbers_and_signs(real, call):
    code, out, _ = call("figures", "--csv")
    rows = list(csv.DictReader(io.StringIO(out), delimiter=";"))
    herne = next(
        row for row in rows if (row["series"], row["area"]) == ("staff_foreign_share", "05916")
    )
    fire = next(row for row in rows if row["status"] == "hidden" and row["area"] == "05119")

    assert code == 0
    assert (herne["value"], herne["numerator"], herne["denominator"]) == ("3,1", "94", "3001")
    assert (fire["value"], fire["note_de"]) == (".", "")
    columns = ("value", "numerator", "denominator", "low", "high", "response_rate")
    assert not [row[name] for row in rows for name in columns if row[name] not in (".", "?")
                and not re.fullmatch(r"-?\d*(,\d+)?", row[name])]  # fmt: skip


def test_figures_for_people_name_city_series_date_value_and_source(real, call):
    _, out, _ = call("figures", "--city", "05916", "--indicator", "P2")

    assert out.startswith("Herne · ")
    assert "2021 · 3,1\u00a0% · WAZ 03/2021" in out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["figures", "--city", "99999"], 1, "„99999“ ist kein bekannter Gemeindeschlüssel."),
        (["figures", "--indicator", "P99"], 1, "„P99“ ist kein bekannter Indikator."),
        (["figures", "--json", "--csv"], 1, "Bitte nur eines von --json und --csv angeben."),
        (["figur"], 2, "Den Befehl 'figur' gibt es nicht."),
        (["figures", "--bogus"], 2, "Die Angabe '--bogus' gibt es nicht."),
        (["figures", "--city"], 2, "Die Angabe '--city' braucht einen Wert."),
        (["catalogue", "--jso"], 2, "Meinten Sie '--json'?"),
        (["check"], 2, "Es fehlt das Argument 'DATEI'."),
        (["check", "a", "b"], 2, "Das Argument b ist zu viel."),
        (["serve", "--port", "0"], 2, "0 liegt nicht im Bereich"),
        (["serve", "--port", "x"], 2, "'x' ist keine gültige Zahl."),
        (["--lang", "fr", "catalogue"], 2, "'fr' ist keines von 'de', 'en'."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_call_that_cannot_be_answered_is_one_german_sentence(arguments, code, words, real, call):
    found, out, err = call(*arguments)

    assert found == code
    assert out == ""
    assert words in err
    assert len(err.splitlines()) == 1
    assert not re.search(ENGLISH, err)


def test_the_sentence_about_an_unknown_area_lists_what_is_allowed(real, call):
    _, _, err = call("--lang", "en", "figures", "--city", "99999")

    assert err.startswith("“99999” is not a known area key. Allowed are: ")
    assert "05117" in err


def test_without_a_release_figures_say_how_to_make_one(tmp_path, use_data, call):
    use_data(tmp_path)

    code, _, err = call("figures")

    assert code == 2
    assert "oeffnungsmonitor build" in err


def test_a_port_taken_on_any_address_of_localhost_is_said_before_anything_is_built(
    tmp_path, use_data, call
):
    use_data(tmp_path)
    for family, kind, *_, (host, *_) in socket.getaddrinfo("localhost", 0, type=socket.SOCK_STREAM):
        with socket.socket(family, kind) as other:
            other.bind((host, 0))
            other.listen()
            port = other.getsockname()[1]
            code, _, err = call("serve", "--port", port)

        said = f"Der Anschluss {port} ist belegt. Bitte wählen Sie mit --port einen anderen.\n"
        assert (code, err) == (1, said)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("command", ["", "serve", "check", "build", "catalogue", "figures"])
def test_help_is_german(command, call):
    code, out, _ = call(*[command] * bool(command), "--help")

    assert code == 0
    assert out.startswith("Aufruf: ")
    assert "Diese Hilfe zeigen." in out
    assert not re.search(ENGLISH, out)


def test_a_call_without_a_command_shows_the_help(call):
    code, _, err = call()

    assert code == 2
    assert err.startswith("Aufruf: oeffnungsmonitor [ANGABEN] BEFEHL")


def test_the_installed_program_speaks_english_when_asked():
    answer = run_program("--lang", "en", "--help")

    assert answer.returncode == 0
    assert "Usage: oeffnungsmonitor [OPTIONS] COMMAND" in answer.stdout
    assert "Checks a delivery." in answer.stdout


def test_the_installed_program_gives_exit_code_2_and_no_traceback(tmp_path):
    answer = run_program("check", str(tmp_path / "fehlt.csv"))

    assert answer.returncode == 2
    assert answer.stderr == "Die Datei fehlt.csv gibt es nicht. Bitte prüfen Sie den Pfad.\n"


def po_entries():
    """Every phrase of the source file as (number of form, phrase, translation)."""
    text = (LOCALE / "oeffnungsmonitor.po").read_text(encoding="utf-8")
    for block in text.split("\n\n"):
        lines = re.findall(r'^(msg\w+(?:\[\d\])?) "(.*)"$', block, flags=re.M)
        found = {key: value.replace("\\n", "\n") for key, value in lines}
        if found.get("msgid"):
            yield found


def test_the_compiled_phrases_are_those_of_the_source():
    compiled_file = (LOCALE / "oeffnungsmonitor.mo").read_bytes()
    compiled = gettext.GNUTranslations(io.BytesIO(compiled_file))
    entries = list(po_entries())

    assert len(entries) > 20
    for entry in entries:
        if "msgstr" in entry:
            assert compiled.gettext(entry["msgid"]) == entry["msgstr"]
        else:
            both = entry["msgid"], entry["msgid_plural"]
            assert compiled.ngettext(*both, 1) == entry["msgstr[0]"]
            assert compiled.ngettext(*both, 2) == entry["msgstr[1]"]
    # The third number of the format is how many phrases there are; one is the head of the file.
    (phrases,) = struct.unpack_from("<I", compiled_file, 8)
    assert phrases == len(entries) + 1


def test_publish_says_how_many_files_there_are_and_what_is_missing(call, real, monkeypatch):
    problem = Problem(key="publication_part_missing", values={"part": "typst", "forms": "bericht"})
    item = Item(form="deck", area="", language="de", media_type="text/html",
                fingerprint="", sha256="")  # fmt: skip
    made = Manifest(release="2026-11-21-01", fingerprint="", folder="ordner",
                    files={"sitzung/alle.de.html": item}, problems=(problem,))  # fmt: skip
    monkeypatch.setattr(publishing, "publish", lambda release, progress: made)

    code, out, err = call("publish")
    assert (code, out) == (1, "")
    assert "Dateien zum Stand 2026-11-21-01: 1, in" in err
    assert "Das Paket „typst“ fehlt" in err
    assert "tragen Folien keine QR-Codes" in err

    code, _, err = call("publish", "--quiet")
    assert code == 1
    assert err.strip() == problem.sentence("de")


def test_publish_without_a_release_says_what_to_do(call, tmp_path, use_data):
    use_data(tmp_path)
    code, _, err = call("publish")

    assert code == 2
    assert "build" in err
