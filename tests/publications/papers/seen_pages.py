"""Pages as people see them: drawn small and grey, and held against pictures made before."""

import os
import subprocess
from pathlib import Path

from PIL import Image, ImageChops, ImageStat

GOLDEN = Path(__file__).with_name("golden")
DOTS = 24
"""Dots per inch: words are a grey, so that another hinting of letters is no difference."""
TOLERANCE = 2.0
"""Mean difference of two pages in grey levels of 256; our emptiest page is 4 from white."""


def pages_of(pdf, folder):
    """The pages of a PDF as small grey pictures."""
    subprocess.run(
        ["pdftoppm", "-r", str(DOTS), "-gray", "-png", str(pdf), str(folder / pdf.stem)],
        check=True, capture_output=True,
    )  # fmt: skip
    return [Image.open(path).convert("L") for path in sorted(folder.glob(f"{pdf.stem}-*.png"))]


def as_pdf(folder, *files):
    """What LibreOffice makes of office files, in a profile of its own."""
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
         "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return [folder / f"{Path(file).stem}.pdf" for file in files]


def differences(pages, name):
    """Per page how far it is from the picture made before; `UPDATE_GOLDEN=1` makes them anew."""
    if os.environ.get("UPDATE_GOLDEN"):
        for number, page in enumerate(pages, 1):
            page.quantize(16).save(GOLDEN / f"{name}-{number}.png", optimize=True)
    kept = [Image.open(path).convert("L") for path in sorted(GOLDEN.glob(f"{name}-*.png"))]
    assert len(kept) == len(pages), f"{name}: {len(pages)} pages instead of {len(kept)}"
    return [difference(*pair) for pair in zip(pages, kept, strict=True)]


def difference(page, kept):
    """Mean difference of two pictures in grey levels."""
    assert page.size == kept.size
    return ImageStat.Stat(ImageChops.difference(page, kept)).mean[0]


def text_of(pdf):
    """The text of each page."""
    found = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", str(pdf), "-"], check=True, capture_output=True
    )
    return found.stdout.decode("utf-8").split("\f")[:-1]
