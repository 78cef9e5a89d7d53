"""OFD files (GB/T 33190), as a Document."""

from gilint.readers.ofd.reader import read_ofd

__all__ = ["read_ofd"]
