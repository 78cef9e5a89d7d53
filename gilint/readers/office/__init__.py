"""What only an office program reads, as a Document."""

from gilint.readers.office.reader import read_office

__all__ = ["read_office"]
