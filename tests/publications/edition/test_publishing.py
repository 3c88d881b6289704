"""The files of a release: made whole, in force at once, the same again, and never half of them."""

import hashlib
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from indicators.errors import ReleaseError
from indicators.publications.dossier.dossier import dossier_of
from indicators.publications.dossier.dossier_areas import ALL, areas, indicators
from indicators.publications.edition import fingerprints
from indicators.publications.edition.fingerprints import of_release
from indicators.publications.edition.manifest import file_of, place_of, read_manifest
from indicators.publications.edition.publishing import ASIDE, publish
from indicators.publications.edition.registry import FORMS
from indicators.release import Release
from tests.publications.edition.makers import MISSING, MISSING_TOO, form
from tests.server_process import ROOT, environment

WORDS = form("words")


@pytest.fixture
def release(real_release, tmp_path):
    """The released figures in a folder of their own."""
    folder = tmp_path / "releases"
    folder.mkdir()
    shutil.copy(real_release.path, folder)
    return Release(folder / real_release.path.name)


def place(release):
    return place_of(release.path.parent)


def content_of(release, manifest):
    folder = place(release) / manifest.folder
    return {path: (folder / path).read_bytes() for path in manifest.files}


def test_a_file_is_in_the_list_with_what_it_is_and_lies_where_the_list_says(release):
    manifest = publish(release, forms=(WORDS,))
    found = file_of(place(release), release.release_id, "words/alle.de.txt")
    assert found
    path, item = found

    assert list(manifest.files) == ["words/alle.de.txt"]
    assert item.media_type == "text/plain"
    assert path.read_text(encoding="utf-8").splitlines()[0] == (
        "Interkulturelle Öffnung der Verwaltung: Städtekooperation Integration.Interkommunal"
    )


def test_only_what_stands_in_the_list_is_handed_out(release):
    publish(release, forms=(WORDS,))

    for path in ("../releases", "words", "words/alle.en.txt", "/etc/passwd", ""):
        assert file_of(place(release), release.release_id, path) is None
    assert file_of(place(release), "2000-01-01-01", "words/alle.de.txt") is None


def test_a_second_time_nothing_is_made(release):
    first = publish(release, forms=(WORDS,))
    told = []

    assert publish(release, lambda done, of: told.append(done), forms=(WORDS,)) == first
    assert told == []


def test_made_twice_the_files_have_the_same_bytes(release):
    manifest = publish(release, forms=(WORDS,))
    first = content_of(release, manifest)
    shutil.rmtree(place(release))

    assert content_of(release, publish(release, forms=(WORDS,))) == first


def test_a_form_that_is_new_is_made_and_the_others_are_taken_along(release):
    before = publish(release, forms=(WORDS,))
    kept = place(release) / before.folder / "words/alle.de.txt"
    now = publish(release, forms=(WORDS, form("words", "more")))

    assert sorted(now.files) == ["more/alle.de.txt", "words/alle.de.txt"]
    assert now.files["words/alle.de.txt"] == before.files["words/alle.de.txt"]
    # The folder of before is gone, as no list names it.
    assert not kept.exists()
    assert sorted(one.name for one in place(release).iterdir() if one.is_dir()) == [now.folder]


def test_a_file_that_was_damaged_is_made_anew(release):
    before = publish(release, forms=(WORDS,))
    whole = content_of(release, before)
    (place(release) / before.folder / "words/alle.de.txt").write_bytes(b"damaged")
    now = publish(release, forms=(WORDS, form("words", "more")))

    assert content_of(release, now)["words/alle.de.txt"] == whole["words/alle.de.txt"]


def test_a_missing_library_is_named_once_and_every_other_form_is_made(release):
    manifest = publish(release, forms=(MISSING, WORDS, MISSING_TOO))

    assert list(manifest.files) == ["words/alle.de.txt"]
    assert [problem.sentence("de") for problem in manifest.problems] == [
        "Das Paket „segnoo“ fehlt oder lässt sich nicht laden. Ohne es fehlen Dateien in: "
        "fehlt, auch. Alle anderen sind gemacht."
    ]


def test_a_change_that_no_sentence_shows_makes_new_files_all_the_same(release):
    before = publish(release, forms=(WORDS,))
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{release.path}' AS release")
        connection.execute("UPDATE release.figure SET note_de = 'geprüft'")
    now = publish(Release(release.path), forms=(WORDS,))
    (first,), (second,) = before.files.values(), now.files.values()

    assert second.sha256 == first.sha256
    assert second.fingerprint != first.fingerprint


def test_another_version_of_a_library_makes_new_files(release, monkeypatch, tmp_path):
    first = of_release(release, "")
    (tmp_path / "typst-0.16.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    fingerprints._program.cache_clear()

    assert of_release(release, "") != first
    fingerprints._program.cache_clear()


def test_a_form_that_refuses_says_why_and_every_other_form_is_made(release):
    manifest = publish(release, forms=(form("refusing", "refused"), WORDS))

    assert list(manifest.files) == ["words/alle.de.txt"]
    assert "irgendwo" in manifest.problems[0].sentence("de")


def test_a_folder_that_takes_nothing_is_a_sentence(release):
    # Also an administrator, who may write everywhere, cannot write into a file as into a folder.
    place(release).write_text("kein Ordner", encoding="utf-8")

    with pytest.raises(ReleaseError, match="nicht lesen oder schreiben"):
        publish(release, forms=(WORDS,))


def test_a_disk_that_fills_up_leaves_the_files_of_before_in_force(release, monkeypatch):
    before = publish(release, forms=(WORDS,))

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("indicators.publications.edition.publishing.mkdtemp", full)
    with pytest.raises(ReleaseError, match="ließ sich nichts schreiben"):
        publish(release, forms=(WORDS, form("words", "more")))

    assert read_manifest(place(release), release.release_id) == before


def test_a_disk_that_fills_up_half_way_is_left_as_empty_as_it_was(release, monkeypatch):
    before = publish(release, forms=(WORDS,))

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("indicators.publications.edition.workshop._write", full)
    with pytest.raises(ReleaseError, match="ließ sich nichts schreiben"):
        publish(release, forms=(form("words", "more"),))

    assert list(place(release).glob(f"{ASIDE}*")) == []
    assert read_manifest(place(release), release.release_id) == before


def test_a_damaged_release_is_a_sentence_and_the_files_of_before_stay(release):
    before = publish(release, forms=(WORDS,))
    content = release.path.read_bytes()
    release.path.write_bytes(content[: len(content) // 2])

    with pytest.raises(ReleaseError, match="lässt sich nicht lesen"):
        publish(Release(release.path), forms=(WORDS,))
    assert read_manifest(place(release), release.release_id) == before


def test_a_damaged_list_counts_as_none_and_is_made_anew(release):
    first = publish(release, forms=(WORDS,))
    list_of_files = place(release) / f"{release.release_id}.json"
    list_of_files.write_text(list_of_files.read_text(encoding="utf-8")[:50], encoding="utf-8")

    assert read_manifest(place(release), release.release_id) is None
    assert publish(release, forms=(WORDS,)).files == first.files


KILLED = """
import sys
from pathlib import Path
from indicators.publications.edition.publishing import publish
from indicators.release import Release
from tests.publications.edition.makers import form
slow = form("slowly", "slow", languages=("de", "en"))
publish(Release(Path(sys.argv[1])), forms=(form("words"), slow))
"""


def test_whoever_is_killed_half_way_leaves_nothing_in_force_and_no_process(release):
    before = publish(release, forms=(WORDS,))
    command = [sys.executable, "-c", KILLED, str(release.path)]
    run = subprocess.Popen(command, cwd=ROOT, env=environment(release.path.parent))
    aside = _wait_for(lambda: list(place(release).glob(f"{ASIDE}*/words/alle.de.txt")))
    children = _children(run.pid)
    run.send_signal(signal.SIGKILL)
    run.wait()

    assert children
    assert aside
    assert read_manifest(place(release), release.release_id) == before
    assert _wait_for(lambda: not [one for one in children if _is_alive(one)])
    # The next run clears away what was left.
    publish(release, forms=(WORDS, form("words", "more")))
    assert list(place(release).glob(f"{ASIDE}*")) == []


TWO_FORMS = """
import sys
from pathlib import Path
from indicators.publications.edition.publishing import publish
from indicators.release import Release
from tests.publications.edition.makers import form
if __name__ == "__main__":
    publish(Release(Path(sys.argv[1])), forms=(form("words"), form("words", "more")))
"""


@pytest.mark.parametrize("seconds", [0.5, 1.5, 3, 6])
def test_whoever_is_killed_at_any_instant_leaves_the_old_files_or_the_new_ones(release, seconds):
    before = publish(release, forms=(WORDS,))
    command = [sys.executable, "-c", TWO_FORMS, str(release.path)]
    run = subprocess.Popen(command, cwd=ROOT, env=environment(release.path.parent))
    time.sleep(seconds)
    run.send_signal(signal.SIGKILL)
    run.wait()
    found = read_manifest(place(release), release.release_id)

    assert found
    assert found == before or sorted(found.files) == ["more/alle.de.txt", "words/alle.de.txt"]
    for path, content in content_of(release, found).items():
        assert hashlib.sha256(content).hexdigest() == found.files[path].sha256


def _wait_for(found, seconds=60):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if answer := found():
            return answer
        time.sleep(0.1)
    return None


def _children(parent):
    """Processes whose parent is this one; the second number behind the name."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            found.append(int(stat.parent.name))
    return found


def _is_alive(process):
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.slow
def test_all_files_of_the_real_forms_are_made_and_twice_alike(release):
    manifest = publish(release)
    everything = (*areas(release), *indicators(release))
    wanted = {
        one.path(area, language)
        for one in FORMS
        for area in everything
        for language in ("de", "en")
        if one.is_about(area, language)
    }

    assert set(manifest.files) == wanted
    assert manifest.problems == ()
    first = content_of(release, manifest)
    # Made again here, in another process than then, of each kind of dossier one.
    for area, language in ((ALL, "en"), (areas(release)[1], "de"), (everything[-1], "de")):
        dossier = dossier_of(release, area, language)
        for one in FORMS:
            if one.is_about(area, language):
                assert one.make()(dossier) == first[one.path(area, language)], one.name
