"""The blocks of a document: paragraphs, tables, images and attachments, and what a reader noted beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, as a person would count it: every number begins at 1, `None` where the format has no such thing.

    `line` is a line of a text file, `page` a page that the file itself marks, `paragraph` the ordinal of a body paragraph,
    `table`, `row` and `column` a position in the grid of the document's n-th table.
    """

    line: int | None = None
    page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text that a reader sees as one paragraph.

    `text` holds what is visible, with the automatic number in front where the format counts it; hidden and deleted text is left out.
    `number` is that automatic number alone (`一、`), `level` the outline level of a heading (1 is the highest) where the format states one.
    """

    text: str
    place: Place
    number: str = ""
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell at its grid place; `row` and `column` begin at 0 and name its upper left corner."""

    text: str
    row: int
    column: int
    place: Place
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a grid of `rows` x `columns`; a merged cell is held once, by its upper left corner.

    `exact` says that columns can be trusted. A table that was read from running text is not exact: its merged cells take one column each,
    so that a cell's column is merely its ordinal in the row. `ruled` says that lines, or the format itself, part its cells; otherwise
    rows and columns were told by where the words stand.
    """

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    place: Place
    exact: bool = True
    ruled: bool = True

    def grid(self) -> list[list[Cell | None]]:
        """Rows of cells; a merged cell stands at each position that it covers, `None` where no cell is."""
        grid: list[list[Cell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.row_span, self.rows)):
                for column in range(cell.column, min(cell.column + cell.column_span, self.columns)):
                    grid[row][column] = cell
        return grid


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in the flow of the text."""

    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class Attachment:
    """A link to a file that stands beside the text, or a file embedded in it."""

    name: str
    target: str
    place: Place


Block = Paragraph | Table | Image | Attachment

NoteKind = Literal[
    "wrong-extension",
    "insertion",
    "deletion",
    "comment",
    "hidden-text",
    "hidden-row",
    "invisible-colour",
    "replaced-bytes",
    "linked-content",
    "macro",
    "unread-page",
    "guessed-page",
]
"""Of a paged file, `unread-page` is a page that holds a picture, or letters that cannot be told, in place of text; `guessed-page` one
whose text was recognised from a picture. Their notes have the page as place; the text is `picture` or `letters`."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader saw that is not in the visible text; `text` quotes it, shortened by whoever shows it."""

    kind: NoteKind
    text: str
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Comment:
    """A review comment. `places` are the paragraphs and cells that it is on, in reading order; empty where it hangs nowhere.

    `when` is ISO 8601 to the second with a zone, empty where the file does not say; `quote` begins the words that it is on. An answer is
    on what the comment that it answers is on.
    """

    text: str
    author: str = ""
    when: str = ""
    places: tuple[Place, ...] = ()
    quote: str = ""
