"""Writes a small compound file, as Word kept its documents in until 2003 ([MS-CFB])."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Final

_SECTOR: Final = 512
_LEAST: Final = 4096
"""A shorter stream would go into a stream of its own kind."""
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_ROOT, _STREAM = 5, 2
_PER_SECTOR: Final = _SECTOR // 4


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Up to three streams, side by side below the root and in the order of the format: the shorter name first. Ends are filled up."""
    filled = {name: data.ljust(max(_LEAST, -(-len(data) // _SECTOR) * _SECTOR), b"\0") for name, data in streams.items()}
    chains = [_TABLE, _END]
    entries = [_entry("Root Entry", _ROOT, 1, _FREE, _END, 0)]
    for number, (name, data) in enumerate(filled.items(), start=1):
        start = len(chains)
        chains += [*range(start + 1, start + len(data) // _SECTOR), _END]
        entries.append(_entry(name, _STREAM, _FREE, number + 1 if number < len(filled) else _FREE, start, len(data)))
    if len(chains) > _PER_SECTOR or len(entries) > _SECTOR // 128:
        raise ValueError("a larger file has more tables than this one writes")
    table = struct.pack(f"<{_PER_SECTOR}I", *chains, *[_FREE] * (_PER_SECTOR - len(chains)))
    return _header() + table + b"".join(entries).ljust(_SECTOR, b"\0") + b"".join(filled.values())


def _header() -> bytes:
    versions = struct.pack("<16xHHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    sectors = struct.pack("<IIIIIIIII", 0, 1, 1, 0, _LEAST, _END, 0, _END, 0)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + versions + sectors + struct.pack("<109I", 0, *[_FREE] * 108)


def _entry(name: str, kind: int, child: int, following: int, start: int, size: int) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    black = 1
    head = written.ljust(64, b"\0") + struct.pack("<HBB", len(written), kind, black)
    return head + struct.pack("<III", _FREE, following, child) + bytes(36) + struct.pack("<IQ", start, size)
