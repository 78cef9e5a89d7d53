"""How much there is to read in a file, and how much was read, by which it is told what no report is."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from gilint.document import Document

FEWEST = 20


def weight(data: bytes) -> int:
    """Bytes that a reader may go through: of a package, those of all members as its directory tells them.

    Which of them are read is not told by their names: any part may be the main one.
    """
    if not data.startswith(b"PK"):
        return len(data)
    try:
        with ZipFile(BytesIO(data)) as package:
            return sum(member.file_size for member in package.infolist())
    except (BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        return len(data)


def characters(document: Document) -> int:
    """Those of all paragraphs and cells; each counts for at least FEWEST, since it takes its time however short it is."""
    texts = [paragraph.text for paragraph in document.paragraphs()]
    texts += [cell.text for table in document.tables() for cell in table.cells]
    return sum(max(len(text), FEWEST) for text in texts)
