"""Word files of 1997 to 2003, and those of WPS that are the same, as a Document."""

from gilint.readers.doc.reader import read_doc

__all__ = ["read_doc"]
