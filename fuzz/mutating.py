"""Bytes that are damaged at random, as often as wanted, the same each time."""

from __future__ import annotations

import io
import random
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
_MOST = 8
_LONGEST = 200


def mutations(files: Sequence[bytes], count: int, seed: int) -> Iterator[bytes]:
    """Each of one to eight changes; of packages half are changed in a part, so that the damage reaches what is behind the zip."""
    chance = random.Random(seed)
    for _ in range(count):
        data = chance.choice(files)
        if zipfile.is_zipfile(io.BytesIO(data)) and chance.random() < 0.7:
            yield _changed_part(data, chance)
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
