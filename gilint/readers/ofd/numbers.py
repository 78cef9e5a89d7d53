"""Numbers as OFD attributes write them: parted by blanks, some of them in runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, repeat
from typing import Final

_TOKEN: Final = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?|[A-Za-z]")
_LARGEST: Final = 1e6
"""Millimetres; nothing that is seen lies further off."""
_LONGEST: Final = 400
"""Characters in which six numbers have room."""
_MARK: Final = 10
"""Characters of a path or of offsets that are taken for one mark; a straight stroke has about as many."""


def tokens(text: str) -> Iterator[float | str]:
    """Numbers, and letters between them; whatever else a file writes is passed over."""
    for match in _TOKEN.finditer(text):
        token = match.group()
        yield token if token.isalpha() else max(-_LARGEST, min(float(token), _LARGEST))


def numbers(text: str | None, count: int) -> tuple[float, ...] | None:
    """The first `count` numbers, `None` where there are fewer."""
    if not text:
        return None
    found = _plain(text, count) or tuple(islice((token for token in tokens(text[:_LONGEST]) if isinstance(token, float)), count))
    return found if len(found) == count else None


def number(text: str | None, default: float) -> float:
    found = numbers(text, 1)
    return found[0] if found else default


def _plain(text: str, count: int) -> tuple[float, ...]:
    """As nearly all files write them, which is read much faster."""
    try:
        found = tuple(map(float, text[:_LONGEST].split()))
    except ValueError:
        return ()
    return found if len(found) == count and all(-_LARGEST <= value <= _LARGEST for value in found) else ()


def written(data: str) -> int:
    """The marks that coordinates come to."""
    return len(data) // _MARK


def offsets(text: str | None, count: int) -> list[float]:
    """The distances from each of `count` + 1 letters to the next; `g 3 5.2` stands for three times 5.2, and the last one goes on.

    Empty where the file gives none.
    """
    found = list(islice(_unrolled(text or "", count), count))
    return found + [found[-1]] * (count - len(found)) if found else []


def _unrolled(text: str, most: int) -> Iterator[float]:
    listed = tokens(text)
    for token in listed:
        if token == "g":
            times, distance = next(listed, 0.0), next(listed, 0.0)
            if isinstance(times, float) and isinstance(distance, float):
                yield from repeat(distance, max(0, min(int(times), most)))
        elif isinstance(token, float):
            yield token
