"""Where a build reads and writes: the real monitor's places."""

from dataclasses import dataclass
from pathlib import Path

from indicators import resources


@dataclass(frozen=True)
class Workplace:
    """Where a build reads and writes: deliveries in, store and releases out."""

    deliveries: tuple[Path, ...]
    folder: Path
    is_demonstration: bool = False

    @property
    def store(self) -> Path:
        """The store file; a product that may be deleted."""
        return self.folder / "store.duckdb"

    @property
    def releases(self) -> Path:
        """The folder of immutable releases and the pointer."""
        return self.folder / "releases"

    @property
    def private(self) -> Path:
        """What stays in the house and is backed up with the deliveries: secret, kept states."""
        return self.folder / "deliveries"


def published_workplace() -> Workplace:
    """The real monitor: published figures that travel with the program.

    What cities hand in comes from the journal (see `workflow`); a file that somebody put into the
    folder has been seen by nobody.
    """
    shipped = sorted(resources.published().glob("**/*.csv"))
    return Workplace(tuple(shipped), resources.run_time_data())
