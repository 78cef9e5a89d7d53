"""Archives for tests, also such as no program would write: every number in them is what a test says."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

UTF8, SECRET = 0x800, 0x1
STORED, DEFLATED = 0, 8
LINK, PIPE = 0o120777, 0o010644


@dataclass(frozen=True, slots=True)
class Packed:
    """A member; `size` and `checksum` are true unless they are given, `kind` is a mode of Unix, `at` the place of another member's bytes.

    `raw` stands in place of the packed bytes.
    """

    name: bytes
    data: bytes = b""
    flags: int = 0
    method: int = DEFLATED
    extra: bytes = b""
    size: int | None = None
    checksum: int | None = None
    kind: int = 0
    at: int | None = None
    raw: bytes | None = None

    @property
    def packed(self) -> bytes:
        if self.raw is not None:
            return self.raw
        if self.method != DEFLATED:
            return self.data
        packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
        return packer.compress(self.data) + packer.flush()


def archive(members: Iterable[Packed], before: bytes = b"", part: int = 0) -> bytes:
    """`before` stands before the archive, as in one that unpacks itself; `part` counts the files that it is split into."""
    body, directory, count = bytearray(before), bytearray(), 0
    for member in members:
        packed = member.packed
        size = len(member.data) if member.size is None else member.size
        checksum = zlib.crc32(member.data) if member.checksum is None else member.checksum
        common = struct.pack("<HHHHHIII", 20, member.flags, member.method, 0, 0, checksum, len(packed), size)
        at = len(body) if member.at is None else member.at
        if member.at is None:
            body += b"PK\x03\x04" + common + struct.pack("<HH", len(member.name), len(member.extra)) + member.name + member.extra + packed
        made_by = struct.pack("<H", 3 << 8 | 20)
        rest = struct.pack("<HHHHHII", len(member.name), len(member.extra), 0, 0, 0, member.kind << 16, at - len(before))
        directory += b"PK\x01\x02" + made_by + common + rest + member.name + member.extra
        count += 1
    start = len(body) - len(before)
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", part, 0, count & 0xFFFF, count & 0xFFFF, len(directory), start, 0)
    return bytes(body + directory + end)


def plain(*members: tuple[str, bytes]) -> bytes:
    return archive(Packed(name.encode(), data, UTF8) for name, data in members)
