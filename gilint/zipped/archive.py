"""A zip archive: a directory of members, each to be unpacked by itself, within limits and in memory."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED

from gilint.readers import Limits, Unreadable
from gilint.readers.damage import ZIP_DAMAGE

_LOCAL: Final = struct.Struct("<4s22xHH")
"""The head of a member: signature, and how long the name and the extra fields behind it are."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A member as the directory has it, sizes in bytes."""

    offset: int
    packed: int
    size: int
    checksum: int
    method: int
    encrypted: bool

    def fault(self, limits: Limits) -> Unreadable | None:
        """Why it is not unpacked, as far as the directory tells."""
        if self.encrypted:
            return Unreadable("encrypted")
        if self.method not in (ZIP_STORED, ZIP_DEFLATED):
            return Unreadable("unsupported", f"zip method {self.method}")
        if self.size > limits.ratio_from and self.size > limits.ratio * self.packed:
            return Unreadable("bomb", f"{self.packed} → {self.size} bytes")
        if max(self.size, self.packed) > limits.file:
            return Unreadable("too-large", f"{max(self.size, self.packed)} > {limits.file} bytes")
        return None


@dataclass(frozen=True, slots=True)
class Archive:
    """`source` is a file, or the bytes of an archive in an archive. One that is not `plain` is a document that happens to be zipped.

    `shown` are the names, in order, of what a folder of the members would show: reports, archives, and what is not read.
    """

    source: Path | bytes = field(repr=False)
    plain: bool
    entries: Mapping[str, Entry] = field(repr=False)
    shown: tuple[str, ...] = field(repr=False)

    def unpacked(self, name: str, limits: Limits) -> bytes:
        """The bytes of a member. Raises Unreadable."""
        entry = self.entries.get(name)
        if entry is None:
            raise Unreadable("not-a-file")
        if fault := entry.fault(limits):
            raise fault
        try:
            packed = _packed(self.source, entry)
            # One byte more than said shows that the size is a lie; no more is ever unpacked.
            data = packed if entry.method == ZIP_STORED else zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, entry.size + 1)
        except (*ZIP_DAMAGE, OSError):
            raise Unreadable("damaged") from None
        if len(data) != entry.size or zlib.crc32(data) != entry.checksum:
            raise Unreadable("damaged", "CRC")
        return data


def opened(source: Path | bytes) -> BinaryIO:
    """Raises OSError."""
    return BytesIO(source) if isinstance(source, bytes) else source.open("rb")


def _packed(source: Path | bytes, entry: Entry) -> bytes:
    with opened(source) as file:
        file.seek(entry.offset)
        signature, *lengths = _LOCAL.unpack(file.read(_LOCAL.size))
        if signature != b"PK\x03\x04":
            raise Unreadable("damaged")
        file.seek(sum(lengths), os.SEEK_CUR)
        return file.read(entry.packed)
