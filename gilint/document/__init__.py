"""What a reader makes of a file: blocks in reading order, each with its place; no format and no report is known here."""

from gilint.document.blocks import Attachment, Block, Cell, Comment, Image, Note, NoteKind, Paragraph, Place, Table
from gilint.document.document import Document
from gilint.document.grid import GridCell, collapse_ghost_columns, lay_out

__all__ = [
    "Attachment",
    "Block",
    "Cell",
    "Comment",
    "Document",
    "GridCell",
    "Image",
    "Note",
    "NoteKind",
    "Paragraph",
    "Place",
    "Table",
    "collapse_ghost_columns",
    "lay_out",
]
