"""Where the things stand that travel with the program, in a checkout and in a wheel."""

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_BUNDLED = _PACKAGE / "bundled"
_CHECKOUT = _PACKAGE.parent


def expectations() -> Path:
    """Folder of the rule suites."""
    return _first(_BUNDLED / "expectations", _CHECKOUT / "expectations")


def published() -> Path:
    """Folder of the published figures, in the project's own delivery form."""
    return _first(_BUNDLED / "published", _CHECKOUT / "data" / "published")


def demo() -> Path:
    """Folder of the settings for the fictional cities."""
    return _first(_BUNDLED / "demo", _CHECKOUT / "data" / "demo")


def run_time_data() -> Path:
    """Folder for what is written while running (OEFFNUNGSMONITOR_DATA, default data/)."""
    return Path(os.environ.get("OEFFNUNGSMONITOR_DATA", "data")).resolve()


def site_file() -> Path:
    """What those who run the site say of themselves (OEFFNUNGSMONITOR_SITE, else site.yaml)."""
    named = os.environ.get("OEFFNUNGSMONITOR_SITE")
    return Path(named).resolve() if named else run_time_data() / "site.yaml"


def collection_file() -> Path:
    """What is said about the collection of a year: due dates and whom to ask."""
    return run_time_data() / "collection.yaml"


def secrets_file() -> Path:
    """With what people sign in: the provider of identities and our word with it."""
    return run_time_data() / "secrets.toml"


def roles_file() -> Path:
    """Who may do what, once signed in."""
    return run_time_data() / "roles.toml"


def _first(bundled: Path, checkout: Path) -> Path:
    return bundled if bundled.is_dir() else checkout


def is_demonstration() -> bool:
    """Whether this process shows the fictional cities (OEFFNUNGSMONITOR_DEMO=1)."""
    return os.environ.get("OEFFNUNGSMONITOR_DEMO") == "1"


def workplace_folder(*, demo: bool = False) -> Path:
    """Folder of store and releases: the real ones, or those of the fictional cities.

    The latter for a process that shows them, and for a command that asks for them.
    """
    folder = run_time_data()
    return folder / "demonstration" if demo or is_demonstration() else folder
