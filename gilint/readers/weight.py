"""How much there is to read in a file, and how much was read, by which it is told what no report is."""

from __future__ import annotations

from gilint.document import Document
from gilint.readers.limits import Limits
from gilint.readers.parts import Parts, is_zip

FEWEST = 20


def weight(data: bytes, limits: Limits) -> int:
    """Bytes that a reader may go through: of a package, those of all parts. Raises Unreadable as `Parts` does.

    Which of them are read is not told by their names: any part may be the main one.
    """
    return Parts(data, limits).size if is_zip(data) else len(data)


def characters(document: Document) -> int:
    """Those of all paragraphs and cells; each counts for at least FEWEST, since it takes its time however short it is."""
    texts = [paragraph.text for paragraph in document.paragraphs()]
    texts += [cell.text for table in document.tables() for cell in table.cells]
    return sum(max(len(text), FEWEST) for text in texts)
