"""The rows of an XLSX file's first sheet that is shown, as text.

Read with what reads Word files, since that keeps to limits: the libraries for spreadsheets make room for every cell of the rectangle that
a sheet spans, and two cells at opposite corners are enough to end the process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from gilint.archive.roster_table import Row
from gilint.readers.docx.package import Package
from gilint.readers.limits import Limits
from gilint.readers.unreadable import Unreadable

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_MOST_COLUMNS = 50
"""Further to the right no roster says anything."""
_MOST_MERGED = 200_000
"""Rows that merged cells reach over, all together."""


def rows_of_sheet(data: bytes, limits: Limits) -> Iterator[Row]:
    """A cell merged over several rows stands in each of them. Raises Unreadable."""
    package = Package(data, limits)
    workbook = next((target for kind, target in _targets(package, "") if kind == "officeDocument"), "")
    parts = dict(_sheets(package, workbook))
    shown = next((part for part, hidden in parts.items() if not hidden), next(iter(parts), ""))
    texts = next((target for kind, target in _targets(package, workbook) if kind == "sharedStrings" and target in package), "")
    shared = [_text(item) for item in package.tree(texts).iterfind("{*}si")] if texts else []
    if shown not in package:
        raise Unreadable("damaged", shown)
    sheet = package.tree(shown)
    rows = dict(_rows(sheet, shared))
    for first, last, column in _merged(sheet):
        above = rows.get(first, [])
        for line in range(first + 1, last + 1):
            cells = rows.get(line, [])
            if column < len(above) and line in rows:
                cells.extend([""] * (column + 1 - len(cells)))
                cells[column] = above[column]
    return ((line, rows[line]) for line in sorted(rows))


def _targets(package: Package, part: str) -> list[tuple[str, str]]:
    return [(relation.kind, relation.target) for relation in package.relationships(part).values() if not relation.external]


def _sheets(package: Package, workbook: str) -> Iterator[tuple[str, bool]]:
    """The part of each sheet, in the order of the tabs, and whether it is hidden."""
    if workbook not in package:
        raise Unreadable("damaged", workbook)
    relations = package.relationships(workbook)
    for sheet in package.tree(workbook).iterfind("{*}sheets/{*}sheet"):
        identity = next((value for name, value in sheet.attrib.items() if str(name).endswith("}id")), "")
        if identity in relations and relations[str(identity)].kind == "worksheet":
            yield relations[str(identity)].target, sheet.get("state", "visible") != "visible"


def _rows(sheet: etree._Element, shared: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    line = 0
    for row in sheet.iterfind("{*}sheetData/{*}row"):
        number = row.get("r", "")
        line = int(number) if number.isdecimal() and len(number) < 8 else line + 1
        cells: list[str] = []
        for cell in row.iterfind("{*}c"):
            at = _REFERENCE.fullmatch(cell.get("r", ""))
            column = _column(at[1]) if at else len(cells)
            if column < _MOST_COLUMNS:
                cells.extend([""] * (column + 1 - len(cells)))
                cells[column] = _value(cell, shared)
        yield line, cells


def _value(cell: etree._Element, shared: Sequence[str]) -> str:
    if cell.get("t") == "inlineStr":
        inline = cell.find("{*}is")
        return "" if inline is None else _text(inline)
    value = cell.findtext("{*}v") or ""
    if cell.get("t") != "s":
        return value
    return shared[int(value)] if value.isdecimal() and len(value) < 8 and int(value) < len(shared) else ""


def _text(item: etree._Element) -> str:
    """The words of a text, with its runs joined and without how they are pronounced."""
    return "".join(part.text or "" for part in (*item.iterfind("{*}t"), *item.iterfind("{*}r/{*}t")))


def _merged(sheet: etree._Element) -> Iterator[tuple[int, int, int]]:
    """First row, last row and column of what is merged downward."""
    room = _MOST_MERGED
    for merged in sheet.iterfind("{*}mergeCells/{*}mergeCell"):
        first, _, last = merged.get("ref", "").partition(":")
        corner, opposite = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
        if corner and opposite and int(opposite[2]) > int(corner[2]):
            room -= int(opposite[2]) - int(corner[2])
            if room < 0:
                raise Unreadable("bomb", "mergeCells")
            yield int(corner[2]), int(opposite[2]), _column(corner[1])


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
