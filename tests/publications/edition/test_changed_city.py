"""After a change in one city a new release draws only what changed, and the bytes are the same."""

import shutil

import pytest

from indicators.publications.edition.fingerprints import of_release
from indicators.publications.edition.jobs import Job, Run
from indicators.publications.edition.manifest import place_of
from indicators.publications.edition.publishing import publish
from indicators.publications.edition.registry import FORMS
from indicators.publications.edition.workshop import make
from indicators.publications.forms.paper import chart_image, typesetting
from indicators.publications.forms.paper.kept_pictures import FOLDER
from indicators.release.write import checksum
from tests.publications.open_data.later import later_release

PAPER = tuple(form for form in FORMS if form.name == "session_paper")
CHANGED = """
UPDATE figure SET value = value * 0.9
WHERE area = 'X03' AND status = 'published'
"""


@pytest.fixture
def releases(demo_release, tmp_path):
    """The demonstration, and a later release in which one city corrected its shares."""
    return later_release(demo_release, tmp_path / "releases", CHANGED)


@pytest.fixture
def drawn(monkeypatch):
    """What is really drawn, by its text alternative."""
    found = []

    def counted(templates, contents, **how):
        found.append(contents["alternative"])
        return typesetting.typeset(templates, contents, **how)

    monkeypatch.setattr(chart_image, "typeset", counted)
    return found


def papers(release, area, aside, earlier=None):
    """The paper for the council of a city as bytes."""
    aside.mkdir(exist_ok=True)
    content = checksum(release.path)
    run = Run(release.path, content, of_release(release, content), aside, earlier, {})
    make(Job(run, area, "de", PAPER))
    return (aside / f"vorlage/{area}.de.docx").read_bytes()


def test_pictures_of_a_city_without_changes_are_not_drawn_again(releases, drawn, tmp_path):
    before, after = releases
    first = papers(before, "X01", tmp_path / "before")
    assert drawn
    drawn.clear()
    now = papers(after, "X01", tmp_path / "after", tmp_path / "before")

    assert drawn == []
    # The new number stands in it all the same, and the bytes are those of a run without pictures.
    assert now != first
    assert now == papers(after, "X01", tmp_path / "full")


def test_a_picture_of_a_city_that_changed_is_drawn_again(releases, drawn, tmp_path):
    before, after = releases
    papers(before, "X03", tmp_path / "before")
    drawn.clear()
    now = papers(after, "X03", tmp_path / "after", tmp_path / "before")

    assert drawn
    assert now == papers(after, "X03", tmp_path / "full")


def test_a_damaged_picture_is_drawn_again(releases, drawn, tmp_path):
    before, after = releases
    papers(before, "X01", tmp_path / "before")
    for picture in (tmp_path / "before" / FOLDER).iterdir():
        picture.write_bytes(picture.read_bytes()[:-1])
    drawn.clear()
    now = papers(after, "X01", tmp_path / "after", tmp_path / "before")

    assert drawn
    assert now == papers(after, "X01", tmp_path / "full")


def test_pictures_of_another_program_are_not_taken(releases, drawn, tmp_path, monkeypatch):
    before, after = releases
    papers(before, "X01", tmp_path / "before")
    drawn.clear()
    monkeypatch.setattr(
        "indicators.publications.edition.workshop.surroundings", lambda: "another program"
    )
    papers(after, "X01", tmp_path / "after", tmp_path / "before")

    assert drawn


@pytest.mark.slow
def test_after_a_change_in_one_city_all_files_are_those_of_a_run_from_nothing(releases):
    before, after = releases
    publish(before)
    place = place_of(after.path.parent)
    now = _content(place, publish(after))
    shutil.rmtree(place)
    from_nothing = _content(place, publish(after))

    assert len(now) > 200
    assert [path for path in now if now[path] != from_nothing[path]] == []
    assert now.keys() == from_nothing.keys()


def _content(place, manifest):
    folder = place / manifest.folder
    return {path: (folder / path).read_bytes() for path in manifest.files}
