"""The names that WordprocessingML gives to what is read, in its transitional spelling."""

from __future__ import annotations

from typing import Final

STRICT: Final = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/math": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/drawingml/main": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://purl.oclc.org/ooxml/drawingml/picture": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
"""The namespaces of a strict file, and what the rest of the world writes instead."""

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PIC: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_WPS: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_V: Final = "{urn:schemas-microsoft-com:vml}"
_O: Final = "{urn:schemas-microsoft-com:office:office}"

DOCUMENT: Final = W + "document"
BODY: Final = W + "body"
VAL: Final = W + "val"
ID: Final = W + "id"

PARAGRAPH: Final = W + "p"
PARAGRAPH_PROPERTIES: Final = W + "pPr"
PARAGRAPH_STYLE: Final = W + "pStyle"
NUMBERING_PROPERTIES: Final = W + "numPr"
NUMBERING_ID: Final = W + "numId"
NUMBERING_LEVEL: Final = W + "ilvl"
OUTLINE_LEVEL: Final = W + "outlineLvl"

RUN: Final = W + "r"
RUN_PROPERTIES: Final = W + "rPr"
RUN_STYLE: Final = W + "rStyle"
VANISH: Final = W + "vanish"
COLOUR: Final = W + "color"
SHADING: Final = W + "shd"
HIGHLIGHT: Final = W + "highlight"

TEXT: Final = W + "t"
DELETED_TEXT: Final = W + "delText"
MATH_TEXT: Final = _M + "t"
MATH: Final = frozenset({_M + "oMath", _M + "oMathPara"})
SYMBOL: Final = W + "sym"
BREAK: Final = W + "br"
RENDERED_PAGE_BREAK: Final = W + "lastRenderedPageBreak"
CHARACTERS: Final = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-"}
"""Elements that stand for one character."""

FIELD_CHARACTER: Final = W + "fldChar"
FIELD_KIND: Final = W + "fldCharType"
FIELD_INSTRUCTION: Final = W + "instrText"
SIMPLE_FIELD: Final = W + "fldSimple"
SIMPLE_FIELD_INSTRUCTION: Final = W + "instr"

RUBY: Final = W + "ruby"
RUBY_BASE: Final = W + "rubyBase"
COMMENT: Final = W + "comment"
RANGE_START: Final = W + "commentRangeStart"
RANGE_END: Final = W + "commentRangeEnd"
COMMENT_REFERENCE: Final = W + "commentReference"
AUTHOR: Final = W + "author"
DATE: Final = W + "date"
PARAGRAPH_ID: Final = _W14 + "paraId"
THREADED: Final = _W15 + "commentEx"
THREADED_ID: Final = _W15 + "paraId"
THREADED_PARENT: Final = _W15 + "paraIdParent"
INSERTED: Final = frozenset({W + "ins", W + "moveTo"})
DELETED: Final = frozenset({W + "del", W + "moveFrom"})

CONTENT_CONTROL: Final = W + "sdt"
CONTENT_GALLERY: Final = W + "docPartGallery"
WRAPPERS: Final = frozenset({W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "hyperlink", "dir", "bdo")})
"""Elements that stand around content without changing what is seen."""
ALTERNATIVES: Final = _MC + "AlternateContent"
CHOICE: Final = _MC + "Choice"
FALLBACK: Final = _MC + "Fallback"
FOREIGN_CHUNK: Final = W + "altChunk"

TABLE: Final = W + "tbl"
TABLE_PROPERTIES: Final = W + "tblPr"
TABLE_STYLE: Final = W + "tblStyle"
ROW: Final = W + "tr"
ROW_PROPERTIES: Final = W + "trPr"
HIDDEN_ROW: Final = W + "hidden"
GRID_BEFORE: Final = W + "gridBefore"
CELL: Final = W + "tc"
CELL_PROPERTIES: Final = W + "tcPr"
COLUMN_SPAN: Final = W + "gridSpan"
DOWN_MERGE: Final = W + "vMerge"
ACROSS_MERGE: Final = W + "hMerge"

GRAPHICS: Final = frozenset({W + "drawing", W + "pict", W + "object"})
PICTURE_NAMES: Final = frozenset({_WP + "docPr", _PIC + "cNvPr"})
PICTURE: Final = _A + "blip"
OLD_PICTURE: Final = _V + "imagedata"
OLD_PICTURE_TITLE: Final = _O + "title"
EMBEDDED_OBJECT: Final = _O + "OLEObject"
TEXT_BOX: Final = W + "txbxContent"
SHAPE: Final = _WPS + "wsp"
SHAPE_PROPERTIES: Final = _WPS + "spPr"
SHAPE_FILLS: Final = (_A + "solidFill", _A + "gradFill", _A + "pattFill", _A + "blipFill")
EMBED: Final = _R + "embed"
LINK: Final = _R + "link"
RELATIONSHIP: Final = _R + "id"
