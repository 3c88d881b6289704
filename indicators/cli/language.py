"""The language of the command line, and its words for help and errors."""

import gettext
import os
import sys
from itertools import pairwise
from pathlib import Path
from typing import Literal

from indicators.errors import message

Language = Literal["de", "en"]


def language_of(arguments: list[str]) -> Language:
    """The language asked for with --lang; German otherwise."""
    wants_english = "--lang=en" in arguments or any(
        pair == ("--lang", "en") for pair in pairwise(arguments)
    )
    return "en" if wants_english else "de"


LANGUAGE: Language = language_of(sys.argv)


def speak(language: Language) -> None:
    """Gives the command-line library German words for its own phrases (Usage, Options …)."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("oeffnungsmonitor", str(Path(__file__).parents[1] / "locale"))
    gettext.textdomain("oeffnungsmonitor")


speak(LANGUAGE)


def help_text(key: str) -> str:
    """What a command or an option is for."""
    return message(f"cli_{key}", LANGUAGE)
