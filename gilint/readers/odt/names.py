"""The names that OpenDocument gives to what is read."""

from __future__ import annotations

from typing import Final

_ODF: Final = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE: Final = f"{{{_ODF}office:1.0}}"
STYLE: Final = f"{{{_ODF}style:1.0}}"
TEXT: Final = f"{{{_ODF}text:1.0}}"
TABLE: Final = f"{{{_ODF}table:1.0}}"
DRAW: Final = f"{{{_ODF}drawing:1.0}}"
FO: Final = f"{{{_ODF}xsl-fo-compatible:1.0}}"
SVG: Final = f"{{{_ODF}svg-compatible:1.0}}"
DC: Final = "{http://purl.org/dc/elements/1.1/}"
LOEXT: Final = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
FIELD: Final = "{urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0}"
XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
HREF: Final = "{http://www.w3.org/1999/xlink}href"

BODY: Final = f"{OFFICE}body/{OFFICE}text"
FIXED_STYLES: Final = OFFICE + "styles"
AUTOMATIC_STYLES: Final = OFFICE + "automatic-styles"
MASTER_PAGE: Final = f"{OFFICE}master-styles/{STYLE}master-page"
HEADERS: Final = frozenset(
    space + name + which for space in (STYLE, LOEXT) for name in ("header", "footer") for which in ("", "-left", "-first")
)
TITLE: Final = f"{OFFICE}meta/{DC}title"
SOFT_PAGE_BREAKS: Final = TEXT + "use-soft-page-breaks"

PARAGRAPH: Final = TEXT + "p"
HEADING: Final = TEXT + "h"
PARAGRAPHS: Final = frozenset({PARAGRAPH, HEADING})
STYLE_NAME: Final = TEXT + "style-name"
OUTLINE_LEVEL: Final = TEXT + "outline-level"
IS_LIST_HEADER: Final = TEXT + "is-list-header"
RESTART_NUMBERING: Final = TEXT + "restart-numbering"
START_VALUE: Final = TEXT + "start-value"

LIST: Final = TEXT + "list"
LIST_ITEM: Final = TEXT + "list-item"
LIST_HEADER: Final = TEXT + "list-header"
STYLE_OVERRIDE: Final = TEXT + "style-override"
CONTINUE_LIST: Final = TEXT + "continue-list"
CONTINUE_NUMBERING: Final = TEXT + "continue-numbering"
NUMBERED_PARAGRAPH: Final = TEXT + "numbered-paragraph"
LIST_ID: Final = TEXT + "list-id"
LEVEL: Final = TEXT + "level"

SECTION: Final = TEXT + "section"
SECTION_SOURCE: Final = TEXT + "section-source"
INDEX_TITLE: Final = TEXT + "index-title"
INDEX_BODY: Final = TEXT + "index-body"
INDEXES: Final = frozenset(
    TEXT + name
    for name in (
        *("table-of-content", "illustration-index", "table-index", "object-index"),
        *("user-index", "alphabetical-index", "bibliography"),
    )
)
DISPLAY: Final = TEXT + "display"
IS_HIDDEN: Final = TEXT + "is-hidden"
HIDDEN_TEXT: Final = TEXT + "hidden-text"
HIDDEN_PARAGRAPH: Final = TEXT + "hidden-paragraph"
STRING_VALUE: Final = TEXT + "string-value"

SPACE: Final = TEXT + "s"
COUNT: Final = TEXT + "c"
CHARACTERS: Final = {TEXT + "tab": "\t", TEXT + "line-break": "\n"}
"""Elements that stand for one character."""
SOFT_PAGE_BREAK: Final = TEXT + "soft-page-break"
SPAN: Final = TEXT + "span"
UNSEEN: Final = frozenset(TEXT + name for name in ("note", "ruby-text", "page-number", "page-count", "number", "script", "tracked-changes"))
"""What stands in a paragraph without being part of its words: notes, readings, page numbers, numbers that are counted here."""
INLINE_SPACES: Final = (TEXT, LOEXT, FIELD)
"""Namespaces whose elements, in a paragraph, show what they hold."""

CHANGED_REGION: Final = TEXT + "changed-region"
DELETION: Final = TEXT + "deletion"
INSERTION: Final = TEXT + "insertion"
CHANGE_INFO: Final = OFFICE + "change-info"
CHANGE: Final = TEXT + "change"
CHANGE_START: Final = TEXT + "change-start"
CHANGE_END: Final = TEXT + "change-end"
CHANGE_MARKS: Final = frozenset({CHANGE, CHANGE_START, CHANGE_END})
CHANGE_ID: Final = TEXT + "change-id"
TEXT_ID: Final = TEXT + "id"

ANNOTATION: Final = OFFICE + "annotation"
ANNOTATION_END: Final = OFFICE + "annotation-end"
ANNOTATION_NAME: Final = OFFICE + "name"
ANSWERED: Final = LOEXT + "parent-name"
CREATOR: Final = DC + "creator"
DATE: Final = DC + "date"

TABLES: Final = frozenset({TABLE + "table", LOEXT + "table"})
"""In shapes LibreOffice writes tables with elements of its own."""
ROWS: Final = frozenset({TABLE + "table-row", LOEXT + "table-row"})
ROW_GROUPS: Final = frozenset(space + name for space in (TABLE, LOEXT) for name in ("table-header-rows", "table-rows", "table-row-group"))
CELLS: Final = frozenset({TABLE + "table-cell", LOEXT + "table-cell"})
COVERED_CELLS: Final = frozenset({TABLE + "covered-table-cell", LOEXT + "covered-table-cell"})
ROWS_REPEATED: Final = TABLE + "number-rows-repeated"
COLUMNS_REPEATED: Final = TABLE + "number-columns-repeated"
ROWS_SPANNED: Final = TABLE + "number-rows-spanned"
COLUMNS_SPANNED: Final = TABLE + "number-columns-spanned"
VISIBILITY: Final = TABLE + "visibility"
TABLE_STYLE_NAME: Final = TABLE + "style-name"

FRAME: Final = DRAW + "frame"
TEXT_BOX: Final = DRAW + "text-box"
IMAGE: Final = DRAW + "image"
GROUPS: Final = frozenset({DRAW + "g", DRAW + "a"})
OBJECTS: Final = frozenset(DRAW + name for name in ("object", "object-ole", "plugin", "applet", "floating-frame"))
DRAW_NAME: Final = DRAW + "name"
DRAW_STYLE_NAME: Final = DRAW + "style-name"
DESCRIPTIONS: Final = (SVG + "desc", SVG + "title")
