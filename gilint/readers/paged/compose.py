"""From pages to the blocks of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from gilint.document import Document, Note, Place
from gilint.readers.paged.columns import Column, columns
from gilint.readers.paged.found import PageTable, tables_of
from gilint.readers.paged.furniture import PageLines, parted
from gilint.readers.paged.lines import Line, lines
from gilint.readers.paged.page import Box, Page
from gilint.readers.paged.prose import Setting, setting
from gilint.readers.paged.writing import Writer

_STEP: Final = 36.0
"""Pages whose widths differ by less are of one size."""


@dataclass(frozen=True, slots=True)
class _Story:
    """What a page holds, as far as it is known before the other pages are."""

    page: Page
    tables: tuple[PageTable, ...]
    columns: tuple[Column, ...]

    @property
    def size(self) -> int:
        return round(self.page.width / _STEP)


def compose(pages: Sequence[Page], form: str, title: str = "") -> Document:
    """The blocks in reading order; headers, footers and page numbers go to the margins."""
    tables = tables_of(pages)
    bodies, margins = parted([_outside(page, found) for page, found in zip(pages, tables, strict=True)])
    stories = [
        _Story(
            page, found, tuple(column for run in _runs(body, [*(table.box for table in found), *page.pictures]) for column in columns(run))
        )
        for page, found, body in zip(pages, tables, bodies, strict=True)
    ]
    settings = _settings(stories)
    writer = Writer(frozenset(page.number for page in pages if page.unread))
    for story in stories:
        _write(writer, story, settings.get(story.size))
    return Document(
        format=form,
        blocks=tuple(writer.finished()),
        notes=tuple(note for page in pages for note in _notes(page)),
        title=title,
        drawn=True,
        margins=(*(text for page in pages for text in page.outside), *margins),
    )


def _outside(page: Page, tables: Sequence[PageTable]) -> PageLines:
    """The lines of what stands in no table."""
    glyphs = [glyph for glyph in page.glyphs if not _is_within_any(glyph.box, tables)]
    top = min((table.box.top for table in tables), default=None)
    bottom = max((table.box.bottom for table in tables), default=None)
    return PageLines(page.number, page.height, lines(glyphs), top, bottom)


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


def _settings(stories: Sequence[_Story]) -> dict[int, Setting]:
    found = {
        size: setting([column.lines for story in stories if story.size == size for column in story.columns if column.prose])
        for size in {story.size for story in stories}
    }
    return {size: how for size, how in found.items() if how}


def _write(writer: Writer, story: _Story, usual: Setting | None) -> None:
    pictures = [picture for picture in story.page.pictures if not _is_within_any(picture, story.tables)]
    items: list[Column | PageTable | Box] = sorted([*story.columns, *story.tables, *pictures], key=_top)
    for item in items:
        if isinstance(item, PageTable):
            writer.add_table(item)
        elif isinstance(item, Box):
            writer.add_picture(story.page.number)
        else:
            beside = len([other for other in story.columns if other.top == item.top]) > 1
            how = setting([item.lines]) if beside else usual
            for line in item.lines:
                writer.add_line(line, story.page.number, how if item.prose else None)


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
