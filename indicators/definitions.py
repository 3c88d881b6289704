"""Definition files: the YAML in which everything stands that people may change without code."""

from pathlib import Path
from typing import Any

import yaml

from indicators import strict_yaml
from indicators.errors import CatalogueError


def read_yaml(file: Path) -> Any:
    """The content of a definition file. Raises CatalogueError when it cannot be read."""
    try:
        return strict_yaml.parse(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as problem:
        raise CatalogueError(
            "catalogue_unreadable", file=file.name, details=str(problem)
        ) from problem
    # ValueError: a date that does not exist, such as 2027-02-30.
    except (yaml.YAMLError, ValueError) as problem:
        raise CatalogueError(
            "catalogue_not_yaml", file=file.name, details=str(problem)
        ) from problem
