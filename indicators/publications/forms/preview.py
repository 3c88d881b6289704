"""The picture that stands beside a link to a page where people share it: name, title, message.

Words only: in a chat it is as wide as a thumb, where no chart can be read.
"""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from PIL import Image, ImageDraw, ImageFont

from indicators.catalogue import Catalogue
from indicators.publications import exhibit
from indicators.publications.announcement import announcement
from indicators.publications.drawing import style
from indicators.publications.drawing.svg.picture import sentences
from indicators.publications.forms.markup import void
from indicators.publications.speech.formats import day
from indicators.publications.titles import ALL, title
from indicators.publications.view import View

PREVIEWS = "/vorschau/"
WITH_CODES = {
    "city": ("stadt",),
    "indicator": ("indikator", "gebiet"),
    "comparison": ("reihe",),
    "parity_path": ("stadt",),
    "measures": ("massnahme", "ziel"),
    "recordability": ("ziel",),
}
"""Pages whose preview tells what they are about, and how their address calls it."""
BETWEEN = "."
"""Between two things that a preview is about; no code has it."""
WIDTH, HEIGHT = 1200, 630
_MARGIN, _BAND = 80, 24
_LINES = {"title": 2, "message": 5}
Font = ImageFont.FreeTypeFont


class Typefaces(NamedTuple):
    """Files of the typefaces of pages: for running text and for titles."""

    text: Path
    titles: Path


class Words(NamedTuple):
    """What stands in a preview, and in the tags of a page beside it."""

    product: str
    title: str
    message: str
    state: str


def words_of(page: str, view: View, blocks: Sequence[exhibit.Block]) -> Words:
    """Title of a page and its first message; pages without one say what all this is."""
    # The first sentence: others speak of colours and lines of the chart, which is not there.
    said = next(iter(sentences(announcement("", blocks, {}))), "").strip(" .")
    release = view.release
    key = "preview_demonstration" if release.info["is_demonstration"] else "preview_state"
    date = day(release.info["created_on"], view.language)
    return Words(
        view.say("product"),
        title(page, view.say(f"page_{page}"), blocks),
        f"{said}." if said else view.say("preview_message"),
        view.say(key, release=release.release_id, date=date),
    )


def preview(words: Words, typefaces: Typefaces) -> bytes:
    """The picture as PNG; the same words give the same bytes."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), style.PAPER)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, _BAND, HEIGHT), fill=style.STAFF)
    place = _MARGIN - 20.0
    place = _write(pen, place, words.product, _font(typefaces.text, 32, 650), style.MUTED, 1) + 22
    heading = _font(typefaces.titles, 66, 600)
    place = _write(pen, place, words.title, heading, style.INK, _LINES["title"]) + 26
    running = _font(typefaces.text, 38, 400)
    _write(pen, place, words.message, running, style.INK, _LINES["message"])
    small = _font(typefaces.text, 28, 400)
    _write(pen, HEIGHT - _MARGIN + 4, words.state, small, style.MUTED, 1)
    written = io.BytesIO()
    picture.quantize(64).save(written, "PNG", optimize=True)
    return written.getvalue()


def _font(file: Path, size: int, weight: int) -> Font:
    font = ImageFont.truetype(file, size)
    font.set_variation_by_axes([weight])
    return font


def _write(
    pen: ImageDraw.ImageDraw, top: float, text: str, font: Font, colour: str, most: int
) -> float:
    """Lines one below the other; where they end."""
    height = font.size * 1.25
    for line in _lines(text, font, most):
        pen.text((_MARGIN, top), line, font=font, fill=colour)
        top += height
    return top


def _lines(text: str, font: Font, most: int) -> list[str]:
    """Words in lines as long as the picture is wide; what has no room is left out with a sign."""
    room = WIDTH - 2 * _MARGIN
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], f"{lines[most - 1]} …"]


def preview_address(page: str, path: str, codes: Mapping[str, str], language: str) -> str:
    """Where the preview of a page is: "/vorschau/stadt-05117.png"."""
    about = [codes[name] for name in WITH_CODES.get(page, ()) if codes.get(name, ALL) != ALL]
    name = f"{path}-{quote(BETWEEN.join(about))}" if about else path
    return f"{PREVIEWS}{name}.png" + ("" if language == "de" else f"?sprache={language}")


def codes_in(page: str, name: str, catalogue: Catalogue) -> dict[str, str] | None:
    """What a name behind that of a page says it is about; None where there is no such thing."""
    found: dict[str, str] = {}
    for code in name.split(BETWEEN):
        left = (one for one in WITH_CODES.get(page, ()) if one not in found)
        known = next((one for one in left if code in things(one, catalogue)), None)
        if known is None:
            return None
        found[known] = code
    return found


def things(name: str, catalogue: Catalogue) -> list[str]:
    """The codes that a choice of a page may have."""
    if name == "stadt":
        return [city.code for city in catalogue.monitored_cities]
    if name == "gebiet":
        return [*catalogue.cities.codes, *catalogue.comparators.codes]
    if name == "massnahme":
        return [one.code for one in catalogue.measures]
    if name == "ziel":
        return [one.code for one in catalogue.goals]
    return [one.name for one in (*catalogue.indicators, *catalogue.context)]


def tags(words: Words, address: str, place: str, language: str) -> str:
    """What a page tells those who show a link to it (Open Graph).

    `address` is that of the page, `place` that of its preview; both are absolute.
    """
    told = {
        "og:type": "website",
        "og:site_name": words.product,
        "og:title": words.title,
        "og:description": words.message,
        "og:url": address,
        "og:locale": {"de": "de_DE", "en": "en_GB"}[language],
        "og:image": place,
        "og:image:type": "image/png",
        "og:image:width": str(WIDTH),
        "og:image:height": str(HEIGHT),
        "og:image:alt": f"{words.title}. {words.message} {words.state}.",
    }
    metas = [void("meta", property=name, content=value) for name, value in told.items()]
    return "\n".join([*metas, void("meta", name="description", content=words.message), ""])
