"""Reads the directory of an archive: what its members are called and where they lie, whatever the file says of them."""

from __future__ import annotations

import os
import stat
import struct
from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO, Final
from zipfile import ZipFile, ZipInfo

from gilint.choosing import members_like_reports
from gilint.readers import Limits, Unreadable
from gilint.readers.damage import ZIP_DAMAGE
from gilint.readers.sniff import package_kind
from gilint.readers.unreadable import unopened
from gilint.zipped.archive import Archive, Entry, opened
from gilint.zipped.names import cleaned, spelled, told_apart

_HEAD: Final = 30
"""Bytes of a member before its name."""
_BESIDE: Final = 20
"""So many entries may an archive have for each report: a web page brings about as many pictures along."""
_LAST: Final = struct.Struct("<4sH")
"""The record at the end: its signature, and the number of the part of a split archive that it stands in."""
_LAST_WITHIN: Final = 22 + 0xFFFF
_ELSEWHERE: Final = 0xFFFF
"""In place of a number that is said in a larger record."""


def archive_at(file: Path, way: tuple[str, ...], limits: Limits) -> Archive:
    """The archive that a file is, or that `way` leads to in it. The last ones are remembered. Raises Unreadable."""
    if len(way) >= limits.nesting:
        raise Unreadable("too-deep", f"> {limits.nesting} × .zip")
    try:
        status = os.stat(file)
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("not-a-file")
        if status.st_size > limits.unpacked:
            raise Unreadable("too-large", f"{status.st_size} > {limits.unpacked} bytes")
        known = _known(way, str(file), status.st_mtime_ns, status.st_size, limits)
    except OSError as fault:
        raise unopened(fault) from None
    if isinstance(known, Unreadable):
        raise Unreadable(known.reason, known.detail)
    return known


@lru_cache(maxsize=3)
def _known(way: tuple[str, ...], path: str, written: int, size: int, limits: Limits) -> Archive | Unreadable:
    """An archive, or why it cannot be read, of a file as it was when it had that time and size. Raises OSError."""
    try:
        if not way:
            return _read(Path(path), limits)
        outer = _known(way[:-1], path, written, size, limits)
        return outer if isinstance(outer, Unreadable) else _read(outer.unpacked(way[-1], limits), limits)
    except Unreadable as fault:
        # Another one, since this one holds on to everything that was being read.
        return Unreadable(fault.reason, fault.detail)


def _read(source: Path | bytes, limits: Limits) -> Archive:
    """Raises Unreadable and OSError."""
    with opened(source) as file:
        if _is_split(file):
            raise Unreadable("unsupported", ".z01 + .zip")
        try:
            with ZipFile(_Bounded(file, limits)) as archive:
                listed = archive.infolist()
        except ZIP_DAMAGE:
            raise Unreadable("damaged") from None
    members = [(info, name) for info in listed if _is_file(info) and (name := cleaned(spelled(info)))]
    if _overlap([info for info, _ in members]):
        raise Unreadable("bomb", "overlapping members")
    names = told_apart(name for _, name in members)
    entries = {name: _entry(info) for name, (info, _) in zip(names, members, strict=True)}
    shown: set[str] = set()
    for name in members_like_reports(entries):
        shown.add(name)
        if len(shown) > limits.reports:
            raise Unreadable("bomb", f"> {limits.reports} reports")
    return Archive(source, package_kind(info.orig_filename for info in listed) == "zip", entries, tuple(sorted(shown)))


class _Bounded(BytesIO):
    """What zipfile reads to find the directory, which comes in one piece: too large a piece, or too many entries in it, are refused.

    zipfile makes an object of each entry before anyone can count them.
    """

    def __init__(self, file: BinaryIO, limits: Limits) -> None:
        super().__init__()
        self._file = file
        self._limits = limits

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def read(self, size: int | None = -1, /) -> bytes:
        limits, most = self._limits, self._limits.reports * _BESIDE
        wanted = -1 if size is None else size
        if wanted > limits.part:
            raise Unreadable("bomb", f"{wanted} > {limits.part} bytes")
        data = self._file.read(wanted)
        if data.count(b"PK\x01\x02") > most:
            raise Unreadable("bomb", f"> {most} members")
        return data


def _is_split(file: BinaryIO) -> bool:
    """Whether the file is the last of several that only make an archive together."""
    end = file.seek(0, os.SEEK_END)
    file.seek(max(0, end - _LAST_WITHIN))
    tail = file.read(_LAST_WITHIN)
    at = tail.rfind(b"PK\x05\x06")
    if at == -1 or at + _LAST.size > len(tail):
        return False
    part: int = _LAST.unpack_from(tail, at)[1]
    return part not in (0, _ELSEWHERE)


def _is_file(info: ZipInfo) -> bool:
    """Neither a folder nor, as made on Unix, a link or a device."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    return kind in (0, stat.S_IFREG) and not info.orig_filename.endswith(("/", "\\"))


def _overlap(members: Sequence[ZipInfo]) -> bool:
    """Whether members reach into one another: few bytes that unpack to many files. No program packs so."""
    ends = ((info.header_offset, info.header_offset + _HEAD + len(info.orig_filename) + info.compress_size) for info in members)
    return any(end > begin for (_, end), (begin, _) in pairwise(sorted(ends)))


def _entry(info: ZipInfo) -> Entry:
    return Entry(info.header_offset, info.compress_size, info.file_size, info.CRC, info.compress_type, encrypted=bool(info.flag_bits & 1))
