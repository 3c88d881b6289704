"""Which attributes and parts an element may have whose meaning we read.

What is not listed might change a value without our knowing: a cell whose kind is misspelt would
be read as another kind. So it is refused as damaged. Extensions (other namespaces) may stand
anywhere; they change no value.
"""

from xml.etree.ElementTree import Element

from indicators.intake.workbook.archive import is_foreign, name_of
from indicators.intake.workbook.refusal import damaged

_FONT = (
    "b i strike condense extend outline shadow u vertAlign sz color name rFont family charset"
    " scheme"
)
_ATTRIBUTES = {
    "worksheet": "",
    "sheetData": "",
    "row": "r spans s customFormat ht hidden customHeight outlineLevel collapsed thickTop thickBot"
    " ph",
    "c": "r s t cm vm ph",
    "v": "",
    "is": "",
    "si": "",
    "r": "",
    "t": "",
    "sst": "count uniqueCount",
    "cols": "",
    "col": "min max width style hidden bestFit customWidth phonetic outlineLevel collapsed",
    "mergeCells": "count",
    "mergeCell": "ref",
    "sheet": "name sheetId state",
    "numFmt": "numFmtId formatCode",
    "cellXfs": "count",
    "xf": "numFmtId fontId fillId borderId xfId quotePrefix pivotButton applyNumberFormat"
    " applyFont applyFill applyBorder applyAlignment applyProtection",
    "strike": "val",
    "vertAlign": "val",
    "conditionalFormatting": "pivot sqref",
}
_CHILDREN = {
    "workbook": "fileVersion fileSharing workbookPr workbookProtection bookViews sheets"
    " functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews"
    " pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst",
    "sheets": "sheet",
    "worksheet": "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr"
    " sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate"
    " customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks"
    " printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties"
    " cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture"
    " oleObjects controls webPublishItems tableParts extLst",
    "sheetData": "row",
    "row": "c extLst",
    "c": "f v is extLst",
    "v": "",
    "t": "",
    "is": "t r rPh phoneticPr",
    "si": "t r rPh phoneticPr",
    "r": "rPr t",
    "rPr": _FONT,
    "font": _FONT,
    "sst": "si extLst",
    "cols": "col",
    "mergeCells": "mergeCell",
    "styleSheet": "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles"
    " colors extLst",
    "numFmts": "numFmt",
    "fonts": "font",
    "cellXfs": "xf",
    "xf": "alignment protection extLst",
    "dxfs": "dxf",
    "dxf": "font numFmt fill alignment border protection extLst",
}
_TEXTS = {"v", "t"}
_ALLOWED_ATTRIBUTES = {name: set(words.split()) for name, words in _ATTRIBUTES.items()}
_ALLOWED_CHILDREN = {name: set(words.split()) for name, words in _CHILDREN.items()}


def check(element: Element) -> None:
    """Raises when an element has what its kind may not have."""
    name = name_of(element)
    allowed = _ALLOWED_ATTRIBUTES.get(name)
    if allowed is not None and not element.attrib.keys() <= allowed:
        _refuse(name, element.attrib.keys() - allowed)
    parts = _ALLOWED_CHILDREN.get(name)
    if parts is None:
        return
    if name not in _TEXTS and _is_text(element.text):
        raise damaged(f"text in {name}")
    for child in element:
        if name_of(child) not in parts:
            _refuse(name, {name_of(child)})
        if _is_text(child.tail):
            raise damaged(f"text in {name}")


def _is_text(words: str | None) -> bool:
    return words is not None and not words.isspace()


def _refuse(name: str, unknown: set[str]) -> None:
    own = [word for word in unknown if not is_foreign(word)]
    if own:
        raise damaged(f"{own[0]} in {name}")


def check_all(root: Element) -> None:
    """Checks an element and all within it."""
    for element in root.iter():
        check(element)
