"""Every form in which a release leaves as a file: one line each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Literal

from indicators.publications.dossier.dossier_areas import ALL, INDICATOR
from indicators.publications.download_paths import BUNDLE

if TYPE_CHECKING:
    # Whoever only lists the forms does not load the pages that dossiers are made from.
    from indicators.publications.dossier.leaf import Dossier

Make = Callable[["Dossier"], bytes]


@dataclass(frozen=True)
class Form:
    """A kind of file; its maker is loaded when it is needed, so that a missing library stops only
    what needs it."""

    name: str
    maker: str
    """Module and function: dossier → bytes."""
    file: str
    """The path of the file; `{area}` is the code of a city, or "alle", `{language}` de or en."""
    media_type: str
    about: Literal["each", "city", "all", "indicator"] = "each"
    """Of which dossiers there is one: of cities and of all together, or of one kind only."""
    languages: tuple[str, ...] = ("de", "en")

    def path(self, area: str, language: str) -> str:
        """The path of the file about an area."""
        return self.file.format(area=area or "alle", language=language)

    @property
    def folder(self) -> str:
        """What people know the form by: the first part of all its addresses."""
        return self.file.partition("/")[0]

    def is_about(self, area: str, language: str) -> bool:
        """Whether there is such a file."""
        kind = _kind(area)
        is_of_area = self.about == "each" and kind != "indicator"
        return (is_of_area or self.about == kind) and language in self.languages

    def make(self) -> Make:
        """The function that makes it. Raises ImportError where a library is missing."""
        module, _, function = self.maker.partition(":")
        made: Make = getattr(import_module(module), function)
        return made


def _kind(area: str) -> str:
    if area.startswith(INDICATOR):
        return "indicator"
    return "all" if area == ALL else "city"


PACKAGE = "data_package"
"""The form that is one for a release, whatever the area and the language."""
_FORMS = "indicators.publications.forms"
_PDF, _ZIP = "application/pdf", "application/zip"
_OFFICE = "application/vnd.openxmlformats-officedocument"

FORMS: tuple[Form, ...] = (
    Form("deck", f"{_FORMS}.deck:make_deck", "sitzung/{area}.{language}.html", "text/html"),
    Form("report", f"{_FORMS}.paper.report:make_report", "bericht/{area}.{language}.pdf", _PDF),
    Form(
        "profile", f"{_FORMS}.paper.profile:make_profile", "steckbrief/{area}.{language}.pdf", _PDF
    ),
    Form(
        "session_paper",
        f"{_FORMS}.office.session_paper:make_session_paper",
        "vorlage/{area}.{language}.docx",
        f"{_OFFICE}.wordprocessingml.document",
    ),
    Form(
        "slides",
        f"{_FORMS}.office.slides:make_slides",
        "folien/{area}.{language}.pptx",
        f"{_OFFICE}.presentationml.presentation",
    ),
    Form(
        "workbook",
        f"{_FORMS}.workbook.workbook:make_workbook",
        "zahlen/{area}.{language}.xlsx",
        f"{_OFFICE}.spreadsheetml.sheet",
    ),
    Form(
        PACKAGE,
        "indicators.publications.open_data.data_package:package_of",
        "daten/paket.zip",
        _ZIP,
        "all",
        ("de",),
    ),
    Form("bundle", f"{_FORMS}.bundle.bundle:make_bundle", BUNDLE, _ZIP),
    Form(
        "indicator_bundle",
        f"{_FORMS}.bundle.bundle:make_indicator_bundle",
        BUNDLE,
        _ZIP,
        "indicator",
    ),
)


def forms_of(area: str, language: str) -> Iterator[Form]:
    """The forms that there are of a dossier."""
    return (form for form in FORMS if form.is_about(area, language))
