"""How a city would look with what it is about to hand in: made of the release in force and it."""

import hashlib
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from indicators.build import sketch
from indicators.making import Progress, in_force
from indicators.release import Release
from indicators.release.figure_changes import Change
from indicators.release.write import replace_text
from indicators.workflow.access.people import Right
from indicators.workflow.access.rights import require
from indicators.workflow.acting import Acting
from indicators.workflow.casebook import Casebook, casebook
from indicators.workflow.deliveries.handing_in import Parcel, plain_name
from indicators.workflow.received import with_deliveries
from indicators.workflow.releases.differences import Flip, differences
from indicators.workflow.releases.ingredients import in_force as deliveries_in_force

Work = Callable[[Parcel, Acting, Path, Progress], None]
FOLDER = "previews"
DONE = "done"
MOST_KEPT = 20


@dataclass(frozen=True)
class Preview:
    """The release in force and the one that would be, and what differs for this city only.

    What would change for other cities is not told: a city could otherwise try out numbers and
    learn from what is hidden elsewhere.
    """

    before: Release | None
    after: Release
    figures: tuple[Change, ...]
    verdicts: tuple[Flip, ...]


def preview(
    parcel: Parcel,
    acting: Acting,
    work: Work | None = None,
    progress: Progress = lambda _: None,
) -> Preview:
    """Makes it, or takes what was made of the same files before.

    `work` makes it in another way than here and now, such as in a process of its own; `progress`
    hears of each of `PREVIEW_STEPS`. Raises AccessError, or MonitorError as a build does where the
    parcel has errors.
    """
    require(acting.person, Right.DELIVER, parcel.city)
    book = casebook(acting.workplace.private)
    before = in_force(acting.workplace)
    folder = acting.workplace.private / FOLDER / _name(parcel, before, book)
    if not (folder / DONE).is_file():
        (work or make_preview)(parcel, acting, folder, progress)
    after = Release(folder / (folder / DONE).read_text(encoding="utf-8"))
    progress("differences")
    found = differences(before, after)
    return Preview(
        before,
        after,
        tuple(change for change in found.figures if change.figure["area"] == parcel.city),
        tuple(flip for flip in found.verdicts if flip.area == parcel.city),
    )


def _name(parcel: Parcel, before: Release | None, book: Casebook) -> str:
    """The same for the same content on the same release."""
    digest = hashlib.sha256()
    for part in (
        parcel.city, str(parcel.year), str(parcel.replaces), str(parcel.extent),
        before.release_id if before else "", str(deliveries_in_force(book)),
        *(f"{name}:{hashlib.sha256(content).hexdigest()}" for name, content in parcel.files),
    ):  # fmt: skip
        digest.update(part.encode() + b"\n")
    return digest.hexdigest()


def make_preview(
    parcel: Parcel, acting: Acting, folder: Path, progress: Progress = lambda _: None
) -> None:
    """Writes what a release would be into a folder that is emptied first."""
    book = casebook(acting.workplace.private)
    _forget_old(folder.parent)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    stays = [
        book.deliveries[number]
        for number in deliveries_in_force(book)
        if not (parcel.extent == "whole" and number == parcel.replaces)
    ]
    place = with_deliveries(acting.workplace, stays)
    with tempfile.TemporaryDirectory() as given:
        files = _written(parcel, Path(given))
        with_parcel = replace(place, deliveries=(*place.deliveries, *files))
        path = sketch(with_parcel, acting.catalogue, acting.today, folder, progress)
    # Last, so that an interrupted one is made anew.
    replace_text(folder / DONE, path.name)


def _written(parcel: Parcel, folder: Path) -> list[Path]:
    """The files under names that come after all kept ones: they are in force."""
    paths = []
    for number, (name, content) in enumerate(parcel.files):
        path = folder / f"vorschau-{number:02d}{Path(plain_name(name)).suffix.lower()}"
        path.write_bytes(content)
        paths.append(path)
    return paths


def _forget_old(folder: Path) -> None:
    """Previews are products: of the oldest there is no need."""
    kept = sorted(folder.glob("*"), key=lambda one: one.stat().st_mtime)
    for one in kept[: max(0, len(kept) - MOST_KEPT + 1)]:
        shutil.rmtree(one, ignore_errors=True)
