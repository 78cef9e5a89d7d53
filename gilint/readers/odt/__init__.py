"""OpenDocument texts, as a Document."""

from gilint.readers.odt.reader import read_odt

__all__ = ["read_odt"]
