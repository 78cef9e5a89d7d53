"""How much text there is."""

from __future__ import annotations

from gilint.document import Document


def characters(document: Document) -> int:
    """The visible characters of all paragraphs and cells, blanks left out."""
    texts = [paragraph.text for paragraph in document.paragraphs()]
    texts += [cell.text for table in document.tables() for cell in table.cells]
    return sum(len("".join(text.split())) for text in texts)
