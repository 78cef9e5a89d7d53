"""A table element as rows of cells with their text, in the order in which a browser shows them."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, field

from gilint.document import GridCell
from gilint.readers.html.flow import Line, Piece, Unseen, pieces
from gilint.readers.html.style import declarations
from gilint.readers.html.tree import Element
from gilint.readers.html.whitespace import collapse

_ORDER = {"thead": 0, "tfoot": 2}
_DIGITS = re.compile(r"\s*(\d{1,6})")


@dataclass(slots=True)
class Rows:
    """What a table holds: `before` is its caption, `within` what stands in its cells besides text, with the row that it stands in."""

    rows: list[list[GridCell]] = field(default_factory=list)
    before: list[Piece] = field(default_factory=list)
    within: list[tuple[int, Piece]] = field(default_factory=list)


def read_rows(table: Element, apart: Container[Element]) -> Rows:
    """Rows of a table; the tables within its cells, and what else is `apart`, are handed out whole."""
    found = Rows()
    for section in _sections(table, found, apart):
        above = len(found.rows) + 1
        shown: list[Element] = []
        for row in section:
            if _is_shown(row, found, above + len(shown)) and not _is_ghost(row):
                shown.append(row)
        for number, row in enumerate(shown):
            cells = [cell for cell in (row.elements() if row.display == "row" else [row]) if _is_shown(cell, found, above + number)]
            found.rows.append([_cell(cell, len(shown) - number, found, apart) for cell in cells])
    return found


def _sections(table: Element, found: Rows, apart: Container[Element]) -> list[list[Element]]:
    """Rows by section, for a span does not reach out of its section; a foot comes last wherever it is written."""
    sections: list[tuple[int, list[Element]]] = []
    for child in table.elements():
        if child.display == "caption":
            found.before.extend(pieces(child, apart))
        elif child.display == "group" or child.tag in _ORDER or child.tag == "tbody":
            sections.append((_ORDER.get(child.tag, 1), list(child.elements())))
        elif child.tag != "form":
            sections.append((1, [child]))
    sections.sort(key=lambda section: section[0])
    return [rows for _, rows in sections]


def _is_shown(element: Element, found: Rows, row: int) -> bool:
    if element.display != "none":
        return True
    text = collapse(" ".join(run.text for run in element.runs()))
    if text.strip():
        found.within.append((row, Unseen("hidden-row" if element.tag == "tr" else "hidden-text", text)))
    return False


def _is_ghost(row: Element) -> bool:
    """Word adds a row without height, so that other programs get the widths of its columns."""
    height = declarations(row.attributes.get("style", "")).get("height") or row.attributes.get("height", "")
    return re.fullmatch(r"0(?:px|pt)?", height.strip()) is not None and not any(run.text.strip() for run in row.runs())


def _cell(cell: Element, rows_left: int, found: Rows, apart: Container[Element]) -> GridCell:
    lines: list[str] = []
    for piece in pieces(cell, apart):
        if isinstance(piece, Line):
            lines.append(piece.number + piece.text)
        else:
            found.within.append((len(found.rows) + 1, piece))
    down = _span(cell, "rowspan")
    return GridCell("\n".join(lines), max(1, _span(cell, "colspan")), min(down, rows_left) if down else rows_left)


def _span(cell: Element, name: str) -> int:
    """A span as browsers read it: 1 where there is no number, and 0 rows are all that are left."""
    number = _DIGITS.match(cell.attributes.get(name, ""))
    return int(number[1]) if number else 1
