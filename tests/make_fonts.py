"""Makes the fonts of papers from those of the pages; run by `make fonts` when those change.

Typst reads neither variable fonts nor WOFF2. The signs of our tables, which Public Sans lacks, come
from DejaVu Sans: a picture would else show every word beside a sign in another font.
"""

from pathlib import Path

from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "dashboard" / "static" / "fonts"
TARGET = ROOT / "indicators" / "publications" / "forms" / "fonts"
DEJAVU = Path("/usr/share/fonts/truetype/dejavu")
SIGNS = "●◐○≡→←≥≤≈≠✓"
LICENCE = "SIL Open Font License 1.1; signs from DejaVu Sans (Bitstream Vera licence)"
FACES = (
    ("public-sans-latin-wght-normal", 400, "Public Sans", "Regular", "DejaVuSans.ttf"),
    ("public-sans-latin-wght-normal", 700, "Public Sans", "Bold", "DejaVuSans-Bold.ttf"),
    ("public-sans-latin-wght-italic", 400, "Public Sans", "Italic", "DejaVuSans.ttf"),
    ("public-sans-latin-ext-wght-normal", 400, "Public Sans Ext", "Regular", ""),
    ("public-sans-latin-ext-wght-normal", 700, "Public Sans Ext", "Bold", ""),
)


def make(file: str, weight: int, family: str, style: str, signs: str) -> None:
    """One face of one weight."""
    font = TTFont(SOURCE / f"{file}.woff2", recalcTimestamp=False)
    font.flavor = None
    font = instantiateVariableFont(font, {"wght": weight})
    if signs:
        _add_signs(font, TTFont(DEJAVU / signs))
    _name(font, weight, family, style)
    font.save(TARGET / f"{family.replace(' ', '')}-{style}.ttf")


def _add_signs(font: TTFont, other: TTFont) -> None:
    scale = font["head"].unitsPerEm / other["head"].unitsPerEm
    glyphs, names = other.getGlyphSet(), other.getBestCmap()
    for sign in SIGNS:
        name = names[ord(sign)]
        if ord(sign) in font.getBestCmap():
            continue
        # Glyphs that are made of others would not come along; these are outlines.
        pen = TTGlyphPen(None)
        glyphs[name].draw(TransformPen(pen, (scale, 0, 0, scale, 0, 0)))
        font["glyf"][name] = pen.glyph()
        advance, side = other["hmtx"][name]
        font["hmtx"][name] = (round(advance * scale), round(side * scale))
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[ord(sign)] = name


def _name(font: TTFont, weight: int, family: str, style: str) -> None:
    names = font["name"]
    copyright_line = names.getDebugName(0)
    names.names = []
    said = {
        0: copyright_line,
        1: family,
        2: style,
        4: f"{family} {style}",
        6: f"{family.replace(' ', '')}-{style}",
        13: LICENCE,
    }
    for place, text in said.items():
        names.setName(text, place, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = {"Regular": 0x40, "Bold": 0x20, "Italic": 0x01}[style]
    font["head"].macStyle = {"Regular": 0, "Bold": 1, "Italic": 2}[style]


if __name__ == "__main__":
    TARGET.mkdir(exist_ok=True)
    for face in FACES:
        make(*face)
