"""Web pages saved as one message, as a Document."""

from gilint.readers.mht.reader import read_mht

__all__ = ["read_mht"]
