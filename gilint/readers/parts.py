"""A zip whose members are parts of one document, unpacked within limits."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from gilint.readers.damage import ZIP_DAMAGE
from gilint.readers.limits import Limits
from gilint.readers.unreadable import Unreadable

if TYPE_CHECKING:
    from lxml import etree

_DIRECTORY_ENTRY: Final = b"PK\x01\x02"
_BEGINNINGS: Final = (b"PK\x03\x04", b"PK\x05\x06")


def is_zip(data: bytes) -> bool:
    """Whether bytes begin as a zip does, with a member or, if it is empty, with its directory's end."""
    return data.startswith(_BEGINNINGS)


class Parts:
    """Reads parts by name, whichever slashes and letters they are written with. Those that are read may together unpack to twice the
    limit of one.

    Raises Unreadable: damaged, encrypted, bomb.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        # zipfile builds an object for each entry before anyone can count them.
        if data.count(_DIRECTORY_ENTRY) > limits.members:
            raise Unreadable("bomb", f"> {limits.members} members")
        try:
            self._zip = ZipFile(BytesIO(data))
        except (*ZIP_DAMAGE, OSError):
            raise Unreadable("damaged") from None
        members = self._zip.infolist()
        if any(member.flag_bits & 1 for member in members):
            raise Unreadable("encrypted")
        self._limits = limits
        self._left = 2 * limits.part
        self._members = {_key(member.filename): member for member in members}
        self._twice = {name for name, times in Counter(_key(member.filename) for member in members).items() if times > 1}

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._members

    @property
    def size(self) -> int:
        """Bytes of all parts together, as the directory tells them."""
        return sum(member.file_size for member in self._zip.infolist())

    def names(self) -> list[str]:
        """As the directory spells them."""
        return [member.filename for member in self._members.values()]

    def tree(self, name: str) -> etree._Element:
        """The root element of a part that is there."""
        from gilint.readers.markup import parse

        return parse(self.read(name), name)

    def read(self, name: str) -> bytes:
        """The bytes of a part that is there."""
        # A size that the directory understates ends in a wrong checksum, not in more bytes.
        data = self._unpacked(name, self._limits.part + 1)
        if not data:
            raise Unreadable("damaged", name)
        self._left -= len(data)
        return data

    def begins(self, name: str, beginning: bytes) -> bool:
        """Whether a part that is there begins with these bytes."""
        return self._unpacked(name, len(beginning)) == beginning

    def _unpacked(self, name: str, most: int) -> bytes:
        if _key(name) in self._twice:
            raise Unreadable("damaged", f"2 × {name}")
        member = self._members[_key(name)]
        self._admit(member)
        try:
            with self._zip.open(member) as stream:
                return stream.read(min(member.file_size + 1, most))
        except (*ZIP_DAMAGE, OSError):
            raise Unreadable("damaged", name) from None

    def _admit(self, member: ZipInfo) -> None:
        limits = self._limits
        if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise Unreadable("damaged", member.filename)
        inflated = member.file_size > limits.ratio_from and member.file_size > limits.ratio * member.compress_size
        if inflated or member.file_size > min(limits.part, self._left):
            raise Unreadable("bomb", f"{member.filename}: {member.file_size} bytes")


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
