"""Word files: .docx, .docm, .dotx, strict and transitional, whatever they are called."""

from gilint.readers.docx.read import read_docx

__all__ = ["read_docx"]
