"""What the tests of this folder share: the hidden numbers, the pages and the command's answers."""

import fcntl
import io
import logging
import os
import pickle

import pytest

from tests.browser.serving import opened_browser, served
from tests.ways_out import leaky as leak
from tests.ways_out import memory
from tests.ways_out.charts import values_of
from tests.ways_out.commands import QUESTIONS, ask
from tests.ways_out.odd_requests import answers_of
from tests.ways_out.pages import visit
from tests.ways_out.secrets import secrets_of
from tests.ways_out.seen import look_at
from tests.ways_out.sentences import Reader


@pytest.fixture(scope="session")
def once(tmp_path_factory):
    """Makes a thing once for all test processes of a run; the others read it."""
    base = tmp_path_factory.getbasetemp()
    folder = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base

    def made(name, make):
        file = folder / f"ways_out_{name}.pickle"
        with (folder / f"ways_out_{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not file.exists():
                file.write_bytes(pickle.dumps(make()))
            return pickle.loads(file.read_bytes())

    return made


@pytest.fixture(scope="session")
def secrets(once, demo_data, demo_release):
    store = demo_data / "demonstration" / "store.duckdb"
    return once("secrets", lambda: secrets_of(store, demo_release))


@pytest.fixture(scope="session")
def reader(secrets, demo_release):
    return Reader(secrets, demo_release.catalogue)


@pytest.fixture(scope="session")
def values(secrets):
    """What charts and other places for exact numbers may not hold: by area, and of all."""
    areas = set(secrets.figures["area"])
    return {area: values_of(secrets.of([area])) for area in areas} | {None: values_of(secrets)}


# Two cities with hidden figures of every kind, one with hidden and open years in turn, one whose
# verdict rests on open points beside a hidden one.
SMALL, RARELY_ANSWERING, IN_TURN, ONE_HIDDEN = "X08", "X06", "X03", "X05"
LEADERS = "leadership_migration_share"
OTHER_PAGES = [
    ("overview", {}),
    ("parity_path", {"stadt": SMALL}),
    ("parity_path", {"stadt": RARELY_ANSWERING}),
    ("planning", {"stadt": SMALL}),
    ("planning", {"stadt": RARELY_ANSWERING, "gruppe": "trainees"}),
    ("recordability", {"stadt": SMALL}),
    ("data_quality", {}),
    ("methodology", {}),
    ("measures", {}),
    ("measures", {"massnahme": "87", "stadt": SMALL}),
    ("measures", {"massnahme": "82", "stadt": RARELY_ANSWERING}),
    ("measures", {"massnahme": "88", "stadt": ONE_HIDDEN}),
    ("measures", {"massnahme": "90", "stadt": SMALL}),
    ("search", {"wort": "Führungskräfte"}),
    ("measures", {"ziel": "K2"}),
    ("city", {"stadt": SMALL}),
    ("city", {"stadt": SMALL, "anteil": "new_hire_migration_share"}),
    ("city", {"stadt": RARELY_ANSWERING}),
    ("city", {"stadt": ONE_HIDDEN, "anteil": LEADERS}),
    # Addresses that nobody was given.
    ("indicator", {"indikator": "quatsch", "gebiet": "X99"}),
    ("city", {"stadt": "05117", "anteil": LEADERS}),
]
PLAIN = [
    ("city", {"stadt": SMALL, "sprachform": "einfach"}),
    ("city", {"stadt": ONE_HIDDEN, "anteil": LEADERS, "sprachform": "einfach"}),
    ("indicator", {"indikator": LEADERS, "gebiet": SMALL, "sprachform": "einfach"}),
]


def addresses(secrets):
    """Pages of all hidden figures of three cities, of every affected indicator, and all others."""
    hidden = secrets.hidden
    series = sorted(set(hidden["series"]))
    places = sorted(set(hidden[["series", "area"]].itertuples(index=False, name=None)))
    own = [
        ("indicator", {"indikator": name, "gebiet": area})
        for name, area in places
        if area in (SMALL, RARELY_ANSWERING, ONE_HIDDEN)
        or (name, area) == ("takeover_rate", IN_TURN)
    ]
    compared = [("comparison", {"reihe": name}) for name in series]
    each_page_once = list(dict(reversed(OTHER_PAGES)).items())
    english = [
        (name, address | {"sprache": "en"})
        for name, address in [*each_page_once, *own[::4], *compared[::4]]
    ]
    return [*OTHER_PAGES, *own, *compared, *PLAIN, *english]


@pytest.fixture(scope="session")
def visited(once, secrets, demo_data):
    """All pages, what the program logged while they were opened, and what it kept in memory."""

    def scrape():
        log = io.StringIO()
        handler = logging.StreamHandler(log)
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv("OEFFNUNGSMONITOR_DATA", str(demo_data))
            environment.setenv("OEFFNUNGSMONITOR_DEMO", "1")
            logging.getLogger().addHandler(handler)
            logging.getLogger("test").warning("The log is read.")
            memory.forget()
            try:
                pages = visit(addresses(secrets))
                return pages, log.getvalue().splitlines(), memory.kept()
            finally:
                logging.getLogger().removeHandler(handler)

    return once("pages", scrape)


@pytest.fixture(scope="session")
def pages(visited):
    return visited[0]


@pytest.fixture(scope="session")
def answers(once, demo_data):
    def scrape():
        return {name: ask(demo_data, *question) for name, question in QUESTIONS.items()}

    return once("answers", scrape)


# Some and all figures hidden, a city, all cities, and an address that nobody was given.
IN_BROWSER = [
    ("indicator", {"indikator": LEADERS, "gebiet": ONE_HIDDEN}),
    ("indicator", {"indikator": "takeover_rate", "gebiet": IN_TURN}),
    ("indicator", {"indikator": LEADERS, "gebiet": RARELY_ANSWERING}),
    ("city", {"stadt": SMALL}),
    ("comparison", {"reihe": LEADERS}),
    ("indicator", {"indikator": "quatsch", "gebiet": "X99"}),
]


@pytest.fixture(scope="session")
def served_demo(once, demo_data):
    """Pages in a browser, answers to odd requests, and the log of the server afterwards."""

    def scrape():
        with opened_browser() as browser, served(demo_data, "--demo") as dashboard:
            seen = look_at(browser, dashboard.address, IN_BROWSER)
            return seen, answers_of(dashboard.address), dashboard.log_file.read_text("utf-8")

    return once("served", scrape)


@pytest.fixture(scope="session")
def planted(secrets):
    """The hidden figure that is put back, to see whether it is found."""
    return leak.planted_in(secrets)


@pytest.fixture(scope="session")
def leaky(tmp_path_factory, demo_release, planted):
    """A folder with the demonstration, in which one hidden figure is published all the same."""
    return leak.plant(tmp_path_factory.mktemp("leaky"), demo_release, planted)


@pytest.fixture(scope="session")
def served_leaky(once, leaky, planted):
    """As `served_demo`, of a dashboard that leaks wherever one can."""

    def scrape():
        with opened_browser() as browser, served(leaky, program=leak.program(planted)) as dashboard:
            seen = look_at(browser, dashboard.address, [planted.page], leak.tamper(planted))
            return seen, answers_of(dashboard.address), dashboard.log_file.read_text("utf-8")

    return once("served_leaky", scrape)
