"""What Referat V.2 says about a collection: until when, and whom to ask (collection.yaml)."""

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from indicators.definitions import read_yaml
from indicators.errors import CatalogueError

Line = Annotated[str, StringConstraints(min_length=1, max_length=300, strip_whitespace=True)]


class Collection(BaseModel):
    """The whole file; without one nothing is set."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    contact: Line | None = None
    due: dict[int, date] = {}
    """The last day for each reporting year."""


def read_collection(file: Path) -> Collection:
    """What the file says; nothing where there is none. Raises CatalogueError."""
    if not file.is_file():
        return Collection()
    try:
        return Collection.model_validate(read_yaml(file) or {})
    except ValidationError as problem:
        lines = [
            f"{' → '.join(map(str, error['loc']))}: {error['msg']}" for error in problem.errors()
        ]
        details = "\n".join(lines)
        raise CatalogueError("collection_entry", file=file, details=details) from problem
