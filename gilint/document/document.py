"""A document: the blocks that a reader found, in reading order, and what it knows about the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gilint.document.blocks import Attachment, Block, Comment, Image, Note, NoteKind, Paragraph, Table


@dataclass(frozen=True, slots=True)
class Document:
    """Blocks in reading order.

    `format` is what the content is (`docx`, `html`, `text`, `markdown`), whatever the file is called. `title` and `published` are
    those of the file's own metadata, empty where it has none. `margins` holds headers, footers and page furniture, which are not part
    of the body. Each of the `comments` is among the notes as well. `drawn` says that the format draws characters on pages: numbers that
    stand in no table have lost their columns.
    """

    format: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    title: str = ""
    published: str = ""
    margins: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
    drawn: bool = False

    def paragraphs(self) -> Iterator[Paragraph]:
        return (block for block in self.blocks if isinstance(block, Paragraph))

    def tables(self) -> Iterator[Table]:
        return (block for block in self.blocks if isinstance(block, Table))

    def images(self) -> Iterator[Image]:
        return (block for block in self.blocks if isinstance(block, Image))

    def attachments(self) -> Iterator[Attachment]:
        return (block for block in self.blocks if isinstance(block, Attachment))

    def noted(self, *kinds: NoteKind) -> tuple[Note, ...]:
        return tuple(note for note in self.notes if note.kind in kinds)
