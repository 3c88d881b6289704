"""Kills a process at random instants of what people do, and looks at what is left behind.

Run as a program of its own: it forks for every instant, which a process with threads must not.
Half of the instants are moments of time, the other half steps: a file opened for writing, renamed
or removed. Between two steps nothing changes on the disk, so every window is met.
"""

import errno
import json
import os
import random
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

# Loaded before the forks, so that each of them starts at once.
import indicators.analysis.figures.all_figures
import indicators.analysis.figures.store
import indicators.disclosure.counts.linked
import indicators.disclosure.primary
import indicators.intake.acceptance
import indicators.intake.checks
import indicators.release.assemble
import indicators.release.earlier
import indicators.release.judged
import indicators.release.protection
import indicators.release.release_tables
import indicators.release.revisions
import indicators.release.states
import indicators.release.write  # noqa: F401
from indicators.build import build
from indicators.catalogue import load_catalogue
from indicators.errors import MonitorError
from indicators.release.pointer import current_release
from indicators.workflow.access.people import Person, Role
from indicators.workflow.acting import Acting
from indicators.workflow.casebook import casebook
from indicators.workflow.deliveries.handing_in import Parcel, hand_in
from indicators.workflow.deliveries.reviewing import accept
from indicators.workflow.journal.journal_check import verify
from indicators.workflow.journal.journal_lines import read_journal
from indicators.workflow.releases.checklist import justify, review
from indicators.workflow.releases.preparing import prepare_release, state
from indicators.workflow.releases.publishing_steps import (
    approve,
    as_decided,
    publish_now,
    roll_back,
)
from indicators.workflow.releases.withdrawing import withdraw
from indicators.workplace import Workplace
from tests.release.test_remembered import AFTER, BEFORE, deliver
from tests.rules_off import switch_rules_off
from tests.secret import plant_secret
from tests.workflow.people import ANNA, BERND

CITY = Person("c", "Conny Stadt", frozenset({Role.CITY}), frozenset({"05117"}))
NOON = datetime(2027, 2, 1, 12, tzinfo=UTC)
CATALOGUE = load_catalogue()
FIRST, SECOND = "2027-02-01-01", "2027-02-01-02"
HARMLESS = {"journal_file_unnamed"}
"""A file that was kept before its line could be written: it never counted."""
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def acting(folder: Path, person: Person, minutes: int = 0) -> Acting:
    return Acting(Workplace((), folder), CATALOGUE, person, NOON + timedelta(minutes=minutes))


def csv(folder: Path, having: dict[str, int]) -> bytes:
    folder.mkdir(exist_ok=True)
    deliver(folder, having)
    return (folder / "deliveries" / "a.csv").read_bytes()


def make_bases(bases: Path) -> None:
    """One folder for each thing that people do, just before they do it."""
    first, second = csv(bases / "x", BEFORE), csv(bases / "y", AFTER)
    at = bases / "hand_in"
    plant_secret(at / "deliveries")
    hand_in(Parcel("05117", 2024, (("a.csv", first),)), acting(at, CITY))
    accept(1, "", acting(at, ANNA, 1))
    release_it(at, 2)
    correct(at, second)
    accept(2, "", acting(at, ANNA, 8))
    shutil.copytree(at, bases / "prepare")
    prepare_release(acting(at, ANNA, 9))
    state("05117", True, ("", ""), acting(at, CITY, 10))
    approve_it(at, SECOND, 11)
    shutil.copytree(at, bases / "publish")
    publish_now(SECOND, acting(at, BERND, 12))
    shutil.copytree(at, bases / "roll_back")
    shutil.copytree(at, bases / "withdraw")
    shutil.rmtree(at)
    shutil.copytree(bases / "prepare", at)
    built = bases / "build"
    plant_secret(built / "deliveries")
    build(deliver(built, BEFORE), CATALOGUE, date(2027, 2, 1))
    deliver(built, AFTER)


def release_it(at: Path, minutes: int) -> None:
    release = prepare_release(acting(at, ANNA, minutes))
    state("05117", True, ("", ""), acting(at, CITY, minutes + 1))
    approve_it(at, release, minutes + 2)
    publish_now(release, acting(at, BERND, minutes + 3))


def approve_it(at: Path, release: str, minutes: int) -> None:
    for item in review(release, acting(at, ANNA, minutes)).items:
        if item.is_open:
            justify(release, item.name, "Nachgefragt, stimmt.", acting(at, ANNA, minutes))
    approve(release, "", acting(at, BERND, minutes))


def correct(at: Path, content: bytes) -> None:
    parcel = Parcel("05117", 2024, (("b.csv", content),), 1, "whole", "Eine Zahl war falsch.")
    hand_in(parcel, acting(at, CITY, 7))


def do_hand_in(at: Path) -> None:
    content = (at.parent / "bases" / "x" / "deliveries" / "a.csv").read_bytes()
    parcel = Parcel("05117", 2024, (("c.csv", content),), 2, "whole", "Doch wie zuvor.")
    hand_in(parcel, acting(at, CITY, 20))


def do_build(at: Path) -> None:
    files = tuple(sorted((at / "deliveries").glob("*.csv")))
    build(Workplace(files, at), CATALOGUE, date(2027, 2, 1))


DEEDS: dict[str, Callable[[Path], Any]] = {
    "hand_in": do_hand_in,
    "prepare": lambda at: prepare_release(acting(at, ANNA, 20)),
    "publish": lambda at: publish_now(SECOND, acting(at, BERND, 20)),
    "roll_back": lambda at: roll_back(FIRST, "Zurück.", acting(at, BERND, 20)),
    "withdraw": lambda at: withdraw(FIRST, "Zu genau.", acting(at, BERND, 20)),
    "build": do_build,
}


def seen(at: Path) -> list[Any]:
    """What people see: the decisions, and the release with its figures."""
    shown = current_release(at / "releases")
    kinds = [line.event.kind for line in read_journal(at / "deliveries")]
    return [kinds, shown.release_id, len(shown.figures())]


def looked_at(at: Path, deed: str, before: list[Any], after: list[Any]) -> str:
    """What is wrong with a folder that somebody left in the middle; nothing where all is well."""
    found = verify(acting(at, ANNA, 30)).troubles
    if {one.key for one in found} - HARMLESS:
        return f"troubles: {[one.key for one in found]}"
    casebook(at / "deliveries")
    as_decided(Workplace((), at))
    now = seen(at)
    if now not in (before, after, _once_more(after)) and not _is_public_already(now, before, after):
        return f"half: {now}"
    try:
        DEEDS[deed](at)
    except MonitorError as problem:
        if now == before:
            return f"next try: {problem}"
    # A file that the ledger does not know may have been seen, so a build skips its number.
    first = 2 if deed == "build" else 1
    return "" if seen(at)[first:] == after[first:] else f"next try: {seen(at)}"


def _once_more(after: list[Any]) -> list[Any]:
    """Two have done it, one after the other."""
    return [[*after[0], after[0][-1]], *after[1:]] if after[0] else after


def _is_public_already(now: list[Any], before: list[Any], after: list[Any]) -> bool:
    """The release came into force and the line about it is still to be written (see `_publish`)."""
    return now[0] == before[0] and now[1:] == after[1:]


def in_child(work: Callable[[], Any], *, armed: Callable[[], None] = lambda: None) -> Any:
    """What work says in a process of its own; None where that was killed."""
    return ended(*begun(work, armed))


def begun(work: Callable[[], Any], armed: Callable[[], None]) -> tuple[int, int]:
    """A process that does some work, and where to read what it says."""
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        os.close(reading)
        armed()
        try:
            said = work()
        except BaseException:
            said = {"failed": traceback.format_exc()[-1500:]}
        signal.setitimer(signal.ITIMER_REAL, 0)
        os.write(writing, json.dumps(said, default=str).encode())
        os._exit(0)
    os.close(writing)
    return child, reading


def ended(child: int, reading: int) -> Any:
    """What it said; None where it was killed."""
    with os.fdopen(reading, "rb") as answer:
        said = answer.read()
    _, status = os.waitpid(child, 0)
    return json.loads(said) if said and not os.WIFSIGNALED(status) else None


def each_step(at: Path, act: Callable[[int], None]) -> None:
    """Calls `act` before every step that changes a file below the folder."""
    count = [0]

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        path = str(arguments[0]) if arguments else ""
        is_write = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITES
        changes = event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate")
        if path.startswith(str(at)) and (is_write or changes):
            count[0] += 1
            act(count[0])

    sys.addaudithook(watch)


def die(number: int, at_step: int) -> None:
    if number == at_step:
        os.kill(os.getpid(), signal.SIGKILL)


def refuse(number: int, from_step: int, code: int) -> None:
    """From a step on the disk takes nothing: full, read-only or broken."""
    if number >= from_step:
        raise OSError(code, os.strerror(code))


def sentence_of(at: Path, deed: str) -> Any:
    """The sentence that people get; nothing where all went well."""
    try:
        DEEDS[deed](at)
    except MonitorError as problem:
        return problem.sentence("de") + problem.sentence("en")
    return ""


def counted(at: Path, deed: str) -> list[Any]:
    """How many steps and how many seconds it takes, and what is seen afterwards."""
    steps: list[int] = [0]
    each_step(at, lambda number: steps.__setitem__(0, number))
    begun = time.monotonic()
    DEEDS[deed](at)
    took = time.monotonic() - begun
    return [steps[0], took, seen(at)]


def main() -> None:
    folder, how, deed = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    times, lot = int(sys.argv[4]), random.Random(int(sys.argv[5]))
    switch_rules_off(pytest.MonkeyPatch())
    base, at = folder / "bases" / deed, folder / f"work-{how}-{deed}"

    def fresh() -> None:
        shutil.rmtree(at, ignore_errors=True)
        shutil.copytree(base, at)

    fresh()
    before = in_child(lambda: seen(at))
    steps, seconds, after = in_child(lambda: counted(at, deed))
    hit = 0
    for number in range(times):
        fresh()
        way = {"kill": killed, "refuse": refused, "twice": twice}[how]
        step, moment = lot.randint(1, steps), lot.uniform(0.0, seconds)
        is_hit, wrong = way(at, deed, number, step, moment)
        hit += is_hit
        wrong = wrong or in_child(lambda: looked_at(at, deed, before, after))
        if wrong != "":
            told = {"wrong": wrong, "number": number, "step": step, "moment": moment}
            print(json.dumps(told, default=str))
            sys.exit(1)
    print(json.dumps({"hit": hit, "steps": steps, "seconds": round(seconds, 2)}))


def killed(at: Path, deed: str, number: int, step: int, moment: float) -> tuple[bool, str]:
    """Killed before a step, or at a moment."""

    def by_step() -> None:
        each_step(at, lambda reached: die(reached, step))

    def by_time() -> None:
        signal.setitimer(signal.ITIMER_REAL, max(moment, 1e-4))

    armed = by_step if number % 2 else by_time
    return in_child(lambda: DEEDS[deed](at), armed=armed) is None, ""


def refused(at: Path, deed: str, number: int, step: int, moment: float) -> tuple[bool, str]:
    """The disk refuses from a step on."""
    code = (errno.ENOSPC, errno.EROFS, errno.EIO)[number % 3]

    def armed() -> None:
        each_step(at, lambda reached: refuse(reached, step, code))

    said = in_child(lambda: sentence_of(at, deed), armed=armed)
    return said != "", "" if isinstance(said, str) else f"no sentence: {said}"


def twice(at: Path, deed: str, number: int, step: int, moment: float) -> tuple[bool, str]:
    """Two people do the same at once: both succeed one after the other, or one is told why not."""
    two = [begun(lambda: sentence_of(at, deed), lambda: None) for _ in range(2)]
    said = [ended(*one) for one in two]
    is_fine = "" in said and all(isinstance(one, str) for one in said)
    return said.count("") == 2, "" if is_fine else f"said: {said}"


if __name__ == "__main__":
    main()
