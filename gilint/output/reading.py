"""A document as gilint reads it: every paragraph and cell with its place, to settle what a file says where two people disagree."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from io import StringIO

from rich.box import SQUARE
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from gilint.document import Attachment, Document, Image, Note, Paragraph, Table
from gilint.output.harmless import harmless
from gilint.report.model import Report
from gilint.wording import Language, say

_WIDEST = 24
"""A cell of the grid goes on in the next line, so that a row of table three fits on most screens."""
_ABOVE, _LEFT = "↑", "←"
_OF_PAGES = ("unread-page", "guessed-page")


def reading(path: str, document: Document, report: Report | None, lang: Language) -> Iterator[str]:
    """Lines of text; where a cell covers several positions, arrows point to the one that its text stands in."""
    yield f"=== {harmless(path)} ({document.format})"
    parts = {part.heading.place: part.n for part in report.parts} if report else {}
    cells = _cells(report)
    page = None
    for block in document.blocks:
        if block.place.page is not None and block.place.page != page:
            page = block.place.page
            yield ""
            yield say("reading.page", lang, n=page)
        if isinstance(block, Paragraph):
            part = say("reading.part", lang, n=parts[block.place]) if block.place in parts else ""
            yield f"{_ordinal(block.place.paragraph)} {part}{harmless(block.text)}"
        elif isinstance(block, Table):
            yield ""
            yield _head(block, cells[block.place.table], lang)
            yield from _grid(block)
            yield ""
        elif isinstance(block, Image):
            yield say("reading.image", lang, name=harmless(block.name))
        elif isinstance(block, Attachment):
            yield say("reading.attachment", lang, name=harmless(block.name), target=harmless(block.target))
    yield from _listed("reading.margins", map(harmless, document.margins), lang)
    yield from _listed("reading.notes", (_note(note, lang) for note in document.notes), lang)


def _cells(report: Report | None) -> dict[int | None, Counter[str]]:
    """How many cells of which statutory tables stand in each table of the document."""
    found: dict[int | None, Counter[str]] = defaultdict(Counter)
    for address, cell in report.cells.items() if report else ():
        found[cell.place.table][address.partition(".")[0]] += 1
    return found


def _ordinal(number: int | None) -> str:
    return f"[{number or '-'}]".rjust(5)


def _head(table: Table, cells: Counter[str], lang: Language) -> str:
    known = say("comma", lang).join(
        say("reading.cells", lang, n=count, table=key.removeprefix("t")) for key, count in sorted(cells.items())
    )
    size = {"n": table.place.table or 0, "rows": table.rows, "columns": table.columns}
    return say("reading.table", lang, **size) + (f" {known}" if known else "")


def _grid(table: Table) -> list[str]:
    """As wide as it needs to be, so that what is read does not depend on the screen."""
    shown = Grid(box=SQUARE, show_lines=True, pad_edge=False)
    shown.add_column(justify="right")
    for column in range(table.columns):
        shown.add_column(str(column + 1), max_width=_WIDEST, overflow="fold")
    for number, row in enumerate(table.grid()):
        texts: list[Text] = []
        for column, cell in enumerate(row):
            if cell is None:
                texts.append(Text(""))
            elif (cell.row, cell.column) == (number, column):
                texts.append(Text("\n".join(map(harmless, cell.text.split("\n")))))
            else:
                texts.append(Text(_ABOVE if cell.row < number else _LEFT))
        shown.add_row(Text(str(number + 1)), *texts)
    written = StringIO()
    Console(file=written, width=(_WIDEST + 3) * (table.columns + 1), color_system=None, legacy_windows=False).print(shown)
    return [line.rstrip() for line in written.getvalue().rstrip("\n").split("\n")]


def _listed(key: str, lines: Iterable[str], lang: Language) -> Iterator[str]:
    listed = [line for line in lines if line.strip()]
    if listed:
        yield ""
        yield say(key, lang)
        yield from (f"      {line}" for line in listed)


def _note(note: Note, lang: Language) -> str:
    places = [("page", note.place.page), ("paragraph", note.place.paragraph), ("reading.in-table", note.place.table)]
    told = say("comma", lang).join(say(key, lang, n=number) for key, number in places if number)
    where = say("reading.where", lang, where=told) if told else ""
    said = say(f"reading.page-of.{note.text}", lang) if note.kind in _OF_PAGES else harmless(note.text)
    return say(f"reading.note.{note.kind}", lang) + where + say("colon", lang) + said
