"""PDF files with a text layer, as a Document."""

from gilint.readers.pdf.reader import read_pdf

__all__ = ["read_pdf"]
