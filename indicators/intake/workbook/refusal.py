"""How the reading process says that it will not read a workbook."""

from typing import Any


class Refusal(Exception):  # noqa: N818 - no error of the program
    """The whole workbook is refused; `key` names the sentence in `messages/`."""

    def __init__(self, key: str, **words: Any) -> None:
        super().__init__(key)
        self.key = key
        self.words = words


def damaged(what: str) -> ValueError:
    """For what no program writes that makes workbooks; ends as `file_damaged`."""
    return ValueError(what)
