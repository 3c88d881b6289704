"""Makers of files for tests, loaded by name in processes of their own as the real ones are."""

import time

from indicators.errors import ReleaseError
from indicators.publications.edition.registry import Form

HERE = "tests.publications.edition.makers"


def words(dossier):
    """A file that shows what it was made from."""
    return "\n".join([dossier.title, *(leaf.headline for leaf in dossier.leaves)]).encode("utf-8")


def slowly(dossier):
    """Long enough to be killed."""
    time.sleep(60)
    return b"never"


def refusing(dossier):
    raise ReleaseError("release_missing", folder="irgendwo")


def form(maker, name="words", about="all", languages=("de",)):
    """A form of one file, or of one per dossier."""
    return Form(name, f"{HERE}:{maker}", f"{name}/{{area}}.{{language}}.txt", "text/plain",
                about, languages)  # fmt: skip


MISSING = Form("fehlt", "segnoo.deck:make", "fehlt/{area}.{language}.pdf", "application/pdf", "all")
MISSING_TOO = Form(
    "auch", "segnoo.page:make", "auch/{area}.{language}.pdf", "application/pdf", "all"
)
