"""Names of members: put into words, and kept below their archive whatever they say."""

from __future__ import annotations

import os
import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from typing import Final
from zipfile import ZipInfo

from gilint.zipped.paths import INTO

_UTF8: Final = 0x800
_UNICODE_PATH: Final = 0x7075
"""The extra field of Info-ZIP with the name in UTF-8: version, checksum of the name that it stands for, name."""
_HEAD: Final = struct.Struct("<HH")
_CHECKED: Final = struct.Struct("<BL")
_DRIVE: Final = re.compile(r"^[A-Za-z]:")
_LONGEST: Final = 255
_DEEPEST: Final = 32
"""Characters and folders of a name, more than people make. The end of a longer one is kept, for its suffix."""


def spelled(info: ZipInfo) -> str:
    """The name as whoever packed it meant it. Systems in Chinese wrote GBK without saying so."""
    if info.flag_bits & _UTF8:
        return info.orig_filename
    raw = info.orig_filename.encode("cp437")
    said = _unicode_path(info.extra, raw)
    for name, encoding in ((said, "utf-8"), (raw, "utf-8")):
        try:
            if name:
                return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("gb18030", "replace")


def cleaned(name: str) -> str:
    """A relative path with slashes that stays below the archive; empty where nothing is left of it.

    Control characters stay: they tell names apart, and outputs make them harmless. `!/` means the way into an archive, so no folder may end
    in an exclamation mark.
    """
    text = name.encode("utf-8", "replace").decode().replace("\0", "\ufffd").replace("\\", "/")
    parts = [part for part in _DRIVE.sub("", text[-_LONGEST:]).split("/") if part not in ("", ".", "..")]
    return "/".join(parts[-_DEEPEST:]).replace(INTO, "！/")


def told_apart(names: Iterable[str]) -> Iterator[str]:
    """Each name, the second of the same as `b (2).docx`, since both are reports."""
    taken: set[str] = set()
    times: dict[str, int] = {}
    for name in names:
        own = name
        while own in taken:
            stem, suffix = os.path.splitext(name)
            times[name] = times.get(name, 1) + 1
            own = f"{stem} ({times[name]}){suffix}"
        taken.add(own)
        yield own


def _unicode_path(extra: bytes, raw: bytes) -> bytes:
    """Empty where there is none, or one that was made for another name."""
    at = 0
    while at + _HEAD.size <= len(extra):
        kind, size = _HEAD.unpack_from(extra, at)
        field = extra[at + _HEAD.size : at + _HEAD.size + size]
        if kind == _UNICODE_PATH and len(field) > _CHECKED.size and _CHECKED.unpack_from(field) == (1, zlib.crc32(raw)):
            return field[_CHECKED.size :]
        at += _HEAD.size + size
    return b""
