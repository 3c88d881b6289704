"""A year of the cooperation, from the form to the public page, with the people in it.

Nine fictional cities deliver: one in the browser, the others by post, which the office enters with
commands. One delivery contradicts itself, one is returned, one city does not answer in time. Two
people of Referat V.2 release the year, the second of them in the browser.
"""

import json
import shutil
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.a_year.at_the_command_line import done, told
from tests.a_year.filling import fill
from tests.browser.serving import opened_browser, served
from tests.server_process import Server

pytestmark = [pytest.mark.slow, pytest.mark.browser]

YEAR = "2025"
CITIES = [f"X0{number}" for number in range(1, 10)]
SPOKEN = "Wir haben in diesem Jahr zum ersten Mal alle Ämter befragt."
LONG = 180_000
"""Milliseconds in which a release is prepared on a busy machine."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened_browser() as launched:
        yield launched


@pytest.fixture
def server(demo_data: Path, tmp_path: Path) -> Iterator[Server]:
    """The demonstration as people start it, with nothing handed in yet."""
    folder = shutil.copytree(demo_data, tmp_path / "data")
    with served(folder, "--demo") as running:
        yield running


def test_a_year(server: Server, browser: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    before = current(server)

    forms = {city: filled(folder, city) for city in CITIES}
    deliver_in_the_browser(browser, server, forms["X01"])
    deliver_by_post(folder, forms)
    accept_all(folder)

    release = done(folder, "release", "prepare", "--ask", "--by", "Carla")["release"]
    answer(folder)
    refused_while_a_city_is_silent(folder, release)
    release = done(folder, "release", "prepare", "--without", "X07", "--by", "Carla")["release"]
    give_reasons(folder, release)
    refused_to_the_same_person(folder, release)
    assert current(server) == before, "nothing is public before a second person has approved"

    publish_in_the_browser(browser, server, release)
    assert current(server) == release
    read_by_the_public(browser, server)

    take_back_and_put_forward(folder, server, before, release)
    keep_and_verify(folder, tmp_path)


def filled(folder: Path, city: str) -> Path:
    """The form from the command, filled in."""
    form = folder / f"formular_{city}.xlsx"
    made = told(folder, "template", "--city", city, "--year", YEAR, "--out", str(form))
    assert made.code == 0, made
    fill(form, city, int(YEAR))
    return form


def deliver_in_the_browser(browser: Browser, server: Server, form: Path) -> None:
    """Alma Kern of Brahmstadt uploads, sees that nothing is wrong, and hands in."""
    page = signed_in(browser, server, "Alma Kern", "/datenlieferung")
    expect(page.get_by_role("heading", name="Datenlieferung")).to_be_visible()
    page.get_by_role("button", name="Neue Lieferung beginnen").click()
    page.locator("input[type=file]").set_input_files(str(form))
    expect(page.get_by_text("kein Fehler und kein Hinweis")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Jetzt einreichen").click()
    expect(page.get_by_text("Eingereicht als Lieferung Nr. 1")).to_be_visible(timeout=60_000)
    page.context.close()


def deliver_by_post(folder: Path, forms: dict[str, Path]) -> None:
    """The office enters what eight cities sent; Hafermünde's neighbour contradicts itself first."""
    for city in CITIES[1:]:
        handed_in = told(folder, *handing_in(city, forms[city]))
        if city == "X08":
            assert handed_in.code == 1
            assert "language_skills_recorded" in handed_in.err
            mended = folder / "formular_X08_neu.xlsx"
            template = ("template", "--city", city, "--year", YEAR, "--out", str(mended))
            assert told(folder, *template).code == 0
            fill(mended, city, int(YEAR), without=("language_skills_recorded",))
            handed_in = told(folder, *handing_in(city, mended))
        assert handed_in.code == 0, handed_in
    assert len(done(folder, "deliveries")) == len(CITIES)


def handing_in(city: str, form: Path) -> tuple[str, ...]:
    return ("deliver", str(form), "--city", city, "--year", YEAR, "--by", "Poststelle")


def accept_all(folder: Path) -> None:
    """X03 gets its delivery back with a word, sends it again, and all nine are accepted."""
    numbers = {one["city"]: one["delivery"] for one in done(folder, "deliveries")}
    why = "Bitte die Auszubildenden noch einmal zählen."
    done(folder, "return", str(numbers["X03"]), "--why", why, "--by", "Carla")
    again = done(folder, *handing_in("X03", folder / "formular_X03.xlsx"))["delivery"]
    for number in [*(numbers[city] for city in CITIES if city != "X03"), again]:
        done(folder, "accept", str(number), "--by", "Carla")
    status = [one["status"] for one in done(folder, "deliveries")]
    assert (status.count("accepted"), status.count("returned")) == (9, 1)


def answer(folder: Path) -> None:
    """Eight cities agree, one of them with words; X07 does not answer."""
    for city in CITIES:
        if city != "X07":
            words = ("--text", SPOKEN) if city == "X01" else ()
            done(folder, "statement", "--city", city, "--agree", *words, "--by", f"Stadt {city}")


def refused_while_a_city_is_silent(folder: Path, release: str) -> None:
    names = {item["check"] for item in checklist(folder, release)["items"] if item["is_open"]}
    assert {"not_agreed:X07", "outdated"} & names

    assert told(folder, "release", "approve", release, "--by", "Dario").code == 1


def checklist(folder: Path, release: str, *more: str) -> dict[str, Any]:
    found = told(folder, "release", "check", release, *more, "--by", "Carla", "--json")
    answer: dict[str, Any] = json.loads(found.out)
    assert found.code == (0 if answer["is_ready"] else 1)
    return answer


def give_reasons(folder: Path, release: str) -> None:
    """Every warning gets a reason; the city left out is among them."""
    items = checklist(folder, release)["items"]
    assert {item["severity"] for item in items} == {"warning"}
    assert "left_out:X07" in {item["check"] for item in items}
    reasons = [part for item in items for part in ("--reason", f"{item['check']}=geprüft")]
    assert checklist(folder, release, *reasons)["is_ready"]


def refused_to_the_same_person(folder: Path, release: str) -> None:
    refused = told(folder, "release", "approve", release, "--by", "Carla")
    assert refused.code == 1
    assert "zweite Person" in refused.err


def publish_in_the_browser(browser: Browser, server: Server, release: str) -> None:
    """Dario Nuss, the second of Referat V.2, approves and publishes."""
    page = signed_in(browser, server, "Dario Nuss", "/freigabe")
    page.get_by_role("button", name=f"Stand {release} freigeben").click(timeout=60_000)
    expect(page.get_by_text(f"Der Stand {release} ist freigegeben.").first).to_be_visible(
        timeout=60_000
    )
    page.get_by_role("button", name="Jetzt veröffentlichen").click()
    expect(page.get_by_text(f"Der Stand {release} ist veröffentlicht.").first).to_be_visible(
        timeout=60_000
    )
    page.context.close()


def read_by_the_public(browser: Browser, server: Server) -> None:
    """Without a restart everybody reads the new release, the statement and who is missing."""
    page = browser.new_context(locale="de-DE").new_page()
    page.goto(f"{server.address}/stadt?stadt=X01")
    expect(page.get_by_text(SPOKEN).first).to_be_visible(timeout=60_000)
    page.goto(f"{server.address}/freigabe")
    expect(page.get_by_text("Diese Seite ist für Angemeldete.")).to_be_visible(timeout=60_000)
    page.context.close()


def take_back_and_put_forward(folder: Path, server: Server, before: str, release: str) -> None:
    done(folder, "release", "rollback", before, "--why", "Übung", "--by", "Carla")
    assert current(server) == before
    done(folder, "release", "rollback", release, "--why", "Übung beendet", "--by", "Carla")
    assert current(server) == release
    differs = done(folder, "release", "diff", before, release)
    assert {"figures", "verdicts"} <= differs.keys()
    done(folder, "release", "withdraw", before, "--why", "Übung", "--by", "Carla")
    listed = {one["release"]: one for one in done(folder, "release", "list")}
    assert (listed[before]["state"], listed[before]["why"]) == ("withdrawn", "Übung")
    assert status_of(f"{server.address}/stand/{before}") == 410


def status_of(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code


def keep_and_verify(folder: Path, tmp_path: Path) -> None:
    """The journal is whole, and everything comes back from the backup elsewhere."""
    assert told(folder, "journal", "verify").code == 0
    backup = tmp_path / "sicherung.zip"
    assert told(folder, "backup", str(backup)).code == 0
    elsewhere = tmp_path / "anderswo"
    elsewhere.mkdir()
    # In an empty folder the demonstration has written its old years before anybody can restore.
    assert told(elsewhere, "restore", str(backup), "--instead", "--by", "Carla").code == 0
    assert done(elsewhere, "deliveries") == done(folder, "deliveries")


def signed_in(browser: Browser, server: Server, person: str, path: str) -> Page:
    """A page on which an invented person has signed in with one click."""
    page = browser.new_context(locale="de-DE").new_page()
    page.goto(f"{server.address}{path}")
    page.get_by_role("button", name=person).last.click(timeout=60_000)
    expect(page.get_by_role("button", name="Abmelden")).to_be_visible(timeout=60_000)
    return page


def current(server: Server) -> str:
    """The release that the server says it shows."""
    with urllib.request.urlopen(f"{server.address}/health", timeout=30) as answer:
        return str(json.loads(answer.read())["release"])
