"""A Word file as a package: its parts, unpacked within limits, and how they refer to one another."""

from __future__ import annotations

import posixpath
import zlib
from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from gilint.readers.docx.markup import parse
from gilint.readers.limits import Limits
from gilint.readers.unreadable import Unreadable

_DIRECTORY_ENTRY: Final = b"PK\x01\x02"
_DAMAGE: Final = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class Relationship:
    """Where a part refers to: `kind` is the last word of the type, `target` a part's name, or an address when `external`."""

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """Reads parts by name. The parts that are read may together unpack to twice the limit of one."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        # zipfile builds an object for each entry before anyone can count them.
        if data.count(_DIRECTORY_ENTRY) > limits.members:
            raise Unreadable("bomb", f"> {limits.members} members")
        try:
            self._zip = ZipFile(BytesIO(data))
        except _DAMAGE:
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

    def macros(self) -> list[str]:
        """The parts that hold program code."""
        return [member.filename for name, member in self._members.items() if posixpath.basename(name) == "vbaproject.bin"]

    def tree(self, name: str) -> etree._Element:
        """The root element of a part that is there."""
        return parse(self._unpacked(name), name)

    def relationships(self, name: str) -> dict[str, Relationship]:
        """What a part refers to, by id; the package itself is the part without a name."""
        folder, base = posixpath.split(name)
        listing = posixpath.join(folder, "_rels", base + ".rels")
        if listing not in self:
            return {}
        found: dict[str, Relationship] = {}
        for element in self.tree(listing):
            kind = posixpath.basename(element.get("Type", ""))
            external = element.get("TargetMode") == "External"
            target = element.get("Target", "")
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
            identity = element.get("Id", "")
            found[identity] = Relationship(identity, kind, target, external)
        return found

    def _unpacked(self, name: str) -> bytes:
        if _key(name) in self._twice:
            raise Unreadable("damaged", f"2 × {name}")
        member = self._members[_key(name)]
        self._admit(member)
        try:
            with self._zip.open(member) as stream:
                # A size that the directory understates ends in a wrong checksum, not in more bytes.
                data = stream.read(min(member.file_size, self._limits.part) + 1)
        except _DAMAGE:
            raise Unreadable("damaged", name) from None
        if not data:
            raise Unreadable("damaged", name)
        self._left -= len(data)
        return data

    def _admit(self, member: ZipInfo) -> None:
        limits = self._limits
        if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise Unreadable("damaged", member.filename)
        inflated = member.file_size > limits.ratio_from and member.file_size > limits.ratio * member.compress_size
        if inflated or member.file_size > min(limits.part, self._left):
            raise Unreadable("bomb", f"{member.filename}: {member.file_size} bytes")


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
