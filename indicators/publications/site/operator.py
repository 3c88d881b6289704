"""What only those who run a site can say about it, read from a file of theirs (site.yaml)."""

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from indicators import resources
from indicators.definitions import read_yaml
from indicators.errors import CatalogueError

Line = Annotated[str, StringConstraints(min_length=1, max_length=300, strip_whitespace=True)]
Address = Annotated[
    Line, StringConstraints(pattern=r"^https?://[^\s/?#]+(/[A-Za-z0-9][A-Za-z0-9._~-]*)*/?$")
]
Email = Annotated[Line, StringConstraints(pattern=r"^[^\s@<>()\[\]]+@[^\s@<>()\[\]]+$")]


class _Part(BaseModel):
    """Unchangeable, and strict about its keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Operator(_Part):
    """Who runs the site, as an imprint has to name them."""

    name: Line
    street: Line
    town: Line
    represented_by: Line
    telephone: Line
    email: Email
    responsible_for_content: Line
    vat_id: Line | None = None


class Privacy(_Part):
    """Whom to ask about personal data, and who supervises it."""

    officer: Line
    officer_email: Email
    authority: Line


class Accessibility(_Part):
    """Where barriers are reported, and who helps if that fails."""

    email: Email
    telephone: Line
    enforcement: Line
    reviewed_on: date


class Site(_Part):
    """All that the file says."""

    address: Address
    """Where the site is reached, "https://monitor.example.org", with a path where it has one
    ("https://www.example.org/monitor"); it stands on printed sheets."""
    operator: Operator
    privacy: Privacy
    accessibility: Accessibility


def read_site() -> Site | None:
    """What the file says; None where there is none. Raises CatalogueError where it is wrong."""
    file = resources.site_file()
    return _read(file, site_written()) if file.exists() else None


def site_address() -> str:
    """Where the site is reached, without a slash; "" where nobody has said so."""
    try:
        site = read_site()
    except CatalogueError:
        # The pages about the site say what is wrong; no other page has to fail for it.
        return ""
    return site.address.rstrip("/") if site else ""


def site_prefix() -> str:
    """The path before all addresses, "/monitor"; "" where the site has a name of its own."""
    return urlsplit(site_address()).path


def site_written() -> int:
    """When the file was last written; 0 where there is none. What is kept is kept until then."""
    file = resources.site_file()
    return file.stat().st_mtime_ns if file.exists() else 0


@lru_cache(maxsize=4)
def _read(file: Path, written: int) -> Site:
    """Read once as long as it is not written again: every page asks for it."""
    try:
        return Site.model_validate(read_yaml(file))
    except ValidationError as mistake:
        details = "\n".join(
            f"{'.'.join(map(str, error['loc'])) or '(…)'}: {error['msg']}"
            for error in mistake.errors()
        )
        raise CatalogueError("site_entry", file=file.name, details=details) from mistake
