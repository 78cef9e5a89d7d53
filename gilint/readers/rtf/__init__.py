"""Rich Text, as a Document."""

from gilint.readers.rtf.reader import read_rtf

__all__ = ["read_rtf"]
