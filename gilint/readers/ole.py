"""Compound files (OLE): streams in a directory of their own, as office programs wrote them before zip packages."""

from __future__ import annotations

from struct import error as StructError
from typing import TYPE_CHECKING, Final, Literal

from gilint.readers.little import u16, u32
from gilint.readers.unreadable import Unreadable

if TYPE_CHECKING:
    from olefile import OleFileIO  # type: ignore[import-untyped]

_HEADER: Final = 512
_SECTOR_SHIFTS: Final = (9, 12)
_MINI_SECTOR_SHIFT: Final = 6
_MINI_CUTOFF: Final = 4096
_MOST_ENTRIES: Final = 5000
_ENTRY: Final = 128
_DAMAGE: Final = (OSError, ValueError, IndexError, TypeError, OverflowError, AttributeError, RecursionError, StructError)

_WORD: Final = 0xA5EC
_WORD_97: Final = 0x00C0
"""The first version whose text is in pieces beside tables; Far Eastern and early builds write one below the usual 0xC1."""
_WORKS: Final = (("MatOST",), ("MN0",), ("CONTENTS", "SPELLING"))


class Compound:
    """The streams of a compound file, found by path, whatever the case of its letters.

    Raises Unreadable: damaged, bomb.
    """

    def __init__(self, data: bytes) -> None:
        _admit(data)
        self._size = len(data)
        self._file = _opened(data)

    def __contains__(self, path: str) -> bool:
        return bool(self._file.exists(path))

    def stream(self, path: str) -> bytes:
        """The bytes of a stream; none where there is no such stream. One that claims more than the file holds is damaged."""
        if path not in self:
            return b""
        try:
            size = self._file.get_size(path)
            if size > self._size or self._file.root.size > self._size:
                raise Unreadable("damaged", path)
            data = bytes(self._file.openstream(path).read()) if size else b""
        except _DAMAGE:
            raise Unreadable("damaged", path) from None
        if len(data) < size:
            raise Unreadable("damaged", path)
        return data


def kind_of(data: bytes) -> Literal["doc", "office", "encrypted", "spreadsheet", "slides", "ole"]:
    """By its directory; `office` for Word 6 and 95 and for Works. Raises Unreadable where the directory is damaged."""
    file = Compound(data)
    if "EncryptedPackage" in file:
        return "encrypted"
    if "WordDocument" in file:
        head = file.stream("WordDocument")[:32]
        return "doc" if u16(head, 0) == _WORD and u16(head, 2) >= _WORD_97 else "office"
    if "Workbook" in file or "Book" in file:
        return "spreadsheet"
    if "PowerPoint Document" in file:
        return "slides"
    return "office" if any(all(name in file for name in names) for names in _WORKS) else "ole"


def _admit(data: bytes) -> None:
    """Refuse a header whose counts would have olefile read chains of sectors without end, or a byte at a time."""
    if len(data) < 3 * _HEADER:
        raise Unreadable("damaged", f"{len(data)} bytes")
    shift = u16(data, 0x1E)
    if shift not in _SECTOR_SHIFTS or u16(data, 0x20) != _MINI_SECTOR_SHIFT or u32(data, 0x38) != _MINI_CUTOFF:
        raise Unreadable("damaged", "header")
    sectors = len(data) >> shift
    listed_by_one = 1 << (shift - 2)
    if u32(data, 0x2C) > sectors // listed_by_one + 2 or max(u32(data, 0x40), u32(data, 0x48)) > sectors:
        raise Unreadable("damaged", "header")


def _opened(data: bytes) -> OleFileIO:
    import olefile

    class Bounded(olefile.OleFileIO):  # type: ignore[misc]
        """Counts the directory's entries before they are read, which takes time with their square."""

        def loaddirectory(self, sect: int) -> None:
            entries = 0
            at = sect
            while at < len(self.fat):
                entries += self.sectorsize // _ENTRY
                if entries > _MOST_ENTRIES:
                    raise Unreadable("bomb", f"> {_MOST_ENTRIES} entries")
                at = self.fat[at]
            super().loaddirectory(sect)

    try:
        return Bounded(data)
    except _DAMAGE:
        raise Unreadable("damaged", "directory") from None
