"""How much of a file is read before it is refused. A real report is far below each of these."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes.

    `file` bounds the file itself, `text` a text or web page, `part` one unpacked part of an office package; `ratio` is how many times
    larger than packed a part above `ratio_from` may be; `members` bounds the entries of a package, `depth` the nesting of elements.
    """

    file: int = 100 * 1024 * 1024
    text: int = 20 * 1024 * 1024
    part: int = 64 * 1024 * 1024
    ratio: int = 200
    ratio_from: int = 1024 * 1024
    members: int = 5000
    depth: int = 250
