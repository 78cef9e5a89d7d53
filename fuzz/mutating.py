"""Bytes that are damaged at random, as often as wanted, the same each time."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Iterator, Sequence

_TELLING = (
    b"\x00",
    b"\xff",
    b"\xff\xff\xff\xff",
    b"\x00\x00\x00\x80",
    b"<",
    b">",
    b"/",
    b"&",
    b"{",
    b"}",
    b"\\",
    b"999999999",
    b"-1",
    "一".encode(),
)
"""What parsers stumble over."""
_HEAD = re.compile(rb"PK(?:\x01\x02|\x03\x04|\x05\x06|\x06\x06|\x06\x07)")
_IN_HEAD = 46
"""Bytes of the longest head but for names."""
_CLAIMS = (b"\x00\x00", b"\x0c\x00", b"\x0e\x00", b"\xff\xff", b"\x00\x00\x00\x80", b"\xff\xff\xff\xff", b"\x00" * 4, b"\xff" * 8)
"""What the head of a part may claim: another way of packing, sizes and places beyond everything."""
_MOST = 8
_LONGEST = 200


def mutations(files: Sequence[bytes], count: int, seed: int) -> Iterator[bytes]:
    """Each of one to eight changes; most packages are changed in a part or in heads, so that the damage reaches what is behind the zip."""
    chance = random.Random(seed)
    for _ in range(count):
        data = chance.choice(files)
        way = chance.random() if zipfile.is_zipfile(io.BytesIO(data)) else 1.0
        if way < 0.7:
            yield _changed_part(data, chance)
        elif way < 0.85:
            yield _changed_heads(data, chance)
        else:
            yield _changed(data, files, chance)


def _changed_part(package: bytes, chance: random.Random) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(stream, "w") as new:
        members = [member for member in old.infolist() if member.filename.endswith(".xml")]
        chosen = chance.choice(members)
        for member in old.infolist():
            content = old.read(member)
            new.writestr(member.filename, _changed(content, [content], chance) if member is chosen else content)
    return stream.getvalue()


def _changed_heads(package: bytes, chance: random.Random) -> bytes:
    heads = [found.start() for found in _HEAD.finditer(package)]
    for _ in range(chance.randint(1, _MOST)):
        at, claim = chance.choice(heads) + chance.randint(4, _IN_HEAD), chance.choice(_CLAIMS)
        package = package[:at] + claim + package[at + len(claim) :]
    return package


def _changed(data: bytes, files: Sequence[bytes], chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, _MOST)):
        at = chance.randint(0, len(data))
        to = min(len(data), at + chance.randint(1, _LONGEST))
        way = chance.randrange(7)
        if way == 0:
            data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
        elif way == 1:
            data = data[:at] + data[to:]
        elif way == 2:
            data = data[:to] + data[at:to] * chance.randint(1, 50) + data[to:]
        elif way == 3:
            data = data[:at] + chance.choice(_TELLING) + data[at + chance.randint(0, 4) :]
        elif way == 4:
            other = chance.choice(files)
            start = chance.randint(0, len(other))
            data = data[:at] + other[start : start + _LONGEST] + data[at:]
        elif way == 5:
            data = data[:at] + data[to:] + data[at:to]
        elif chance.random() < 0.1:
            data = data[:at]
    return data
