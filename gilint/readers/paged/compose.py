"""From pages to the blocks of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gilint.document import Document, Note, Place
from gilint.readers.paged.columns import Column, columns, gaps_after
from gilint.readers.paged.found import PageTable, tables_of
from gilint.readers.paged.furniture import PageLines, parted
from gilint.readers.paged.linenumbers import without_line_numbers
from gilint.readers.paged.lines import Line, lines
from gilint.readers.paged.page import Box, Page
from gilint.readers.paged.prose import Setting, setting
from gilint.readers.paged.writing import Writer

_STEP: Final = 36.0
"""Pages whose widths differ by less are of one size."""

_STROKE: Final = 36.0
_MOST_STROKES: Final = 20
"""A page with more has other uses for them than to part its text from footnotes."""
_Kind = tuple[int, int, int]
"""The size of the page, and which column of how many."""


@dataclass(frozen=True, slots=True)
class _Story:
    """What a page holds, as far as it is known before the other pages are."""

    page: Page
    tables: tuple[PageTable, ...]
    columns: tuple[Column, ...]

    def kind(self, column: Column) -> _Kind:
        return round(self.page.width / _STEP), column.index, column.count


def compose(pages: Sequence[Page], form: str, title: str = "") -> Document:
    """The blocks in reading order; headers, footers and page numbers go to the margins."""
    pages, counts = without_line_numbers(pages)
    tables = tables_of(pages)
    bodies, margins = parted([_outside(page, found) for page, found in zip(pages, tables, strict=True)])
    stories: list[_Story] = []
    for page, found, body in zip(pages, tables, bodies, strict=True):
        stories.append(_Story(page, found, tuple(_columns(page, found, body, stories[-1:]))))
    settings = _settings(stories)
    writer = Writer(frozenset(page.number for page in pages if page.unread))
    for story in stories:
        _write(writer, story, settings)
    return Document(
        format=form,
        blocks=tuple(writer.finished()),
        notes=tuple(note for page in pages for note in _notes(page)),
        title=title,
        drawn=True,
        margins=(*(text for page in pages for text in page.outside), *counts, *margins),
    )


def _outside(page: Page, tables: Sequence[PageTable]) -> PageLines:
    """The lines of what stands in no table."""
    glyphs = [glyph for glyph in page.glyphs if not _is_within_any(glyph.box, tables)]
    top = min((table.box.top for table in tables), default=None)
    bottom = max((table.box.bottom for table in tables), default=None)
    strokes = sorted(rule.box.bottom for rule in page.rules if rule.across and _STROKE <= rule.box.right - rule.box.left <= page.width / 3)
    return PageLines(page.number, page.width, page.height, lines(glyphs), top, bottom, tuple(strokes[:_MOST_STROKES]))


def _columns(page: Page, tables: Sequence[PageTable], body: Sequence[Line], before: Sequence[_Story]) -> Iterator[Column]:
    """What stands outside the tables of a page. `before` is the page before, if there is one."""
    carried = [gap for story in before for gap in gaps_after(story.columns)]
    for run in _runs(body, [*(table.box for table in tables), *page.pictures]):
        yield from columns(run, carried)
        carried = []


def _runs(body: Sequence[Line], between: Sequence[Box]) -> Iterator[list[Line]]:
    """The lines above, between and below the tables and pictures of a page."""
    run: list[Line] = []
    for line in body:
        if run and any(run[-1].box.top < box.top <= line.box.top for box in between):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _settings(stories: Sequence[_Story]) -> dict[_Kind, Setting]:
    """How each column of those beside each other is set on pages of one size."""
    alike: dict[_Kind, list[tuple[Line, ...]]] = {}
    for story in stories:
        for column in story.columns:
            if column.prose:
                alike.setdefault(story.kind(column), []).append(column.lines)
    return {kind: how for kind, found in alike.items() if (how := setting(found))}


def _write(writer: Writer, story: _Story, settings: Mapping[_Kind, Setting]) -> None:
    pictures = [picture for picture in story.page.pictures if not _is_within_any(picture, story.tables)]
    items: list[Column | PageTable | Box] = sorted([*story.columns, *story.tables, *pictures], key=_top)
    count = 0
    for item in items:
        if isinstance(item, PageTable):
            writer.add_table(item)
        elif isinstance(item, Box):
            writer.add_picture(story.page.number)
        else:
            if count not in (0, item.count):
                writer.end_paragraph()
            count = item.count
            how = settings.get(story.kind(item)) if item.prose else None
            for line in item.lines:
                writer.add_line(line, story.page.number, how)


def _notes(page: Page) -> Iterator[Note]:
    if page.unread:
        yield Note("unread-page", page.unread, Place(page=page.number))
    if page.guessed:
        yield Note("guessed-page", page.guessed, Place(page=page.number))


def _top(item: Column | PageTable | Box) -> float:
    return item.box.top if isinstance(item, PageTable) else item.top


def _is_within_any(box: Box, tables: Iterable[PageTable]) -> bool:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return any(table.box.left <= x <= table.box.right and table.box.top <= y <= table.box.bottom for table in tables)
