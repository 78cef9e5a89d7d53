"""How much of a file is read before it is refused. A real report is far below each of these."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, times in seconds.

    `file` bounds the file itself, `text` a text or web page, `part` one unpacked part of an office package; `ratio` is how many times
    larger than packed a part above `ratio_from` may be; `members` bounds the entries of a package, `depth` the nesting of elements.
    `pages` bounds the pages of a PDF or OFD file, `marks` the characters and lines drawn on them, `characters` those of the text read.

    Of an archive `reports` bounds the members that are checked, `unpacked` what they may unpack to together, `nesting` the archives that
    a member lies in. What is larger than `light`, or in a format that cannot be bounded otherwise, is read in a process of its own, for
    which `seconds` of processor time and `memory` are the limits. `office` is the time that a conversion by an office program may take.
    """

    file: int = 100 * 1024 * 1024
    text: int = 20 * 1024 * 1024
    part: int = 64 * 1024 * 1024
    ratio: int = 200
    ratio_from: int = 1024 * 1024
    members: int = 5000
    depth: int = 250
    pages: int = 300
    marks: int = 1_000_000
    characters: int = 400_000
    reports: int = 5000
    unpacked: int = 1024 * 1024 * 1024
    nesting: int = 2
    light: int = 1024 * 1024
    seconds: int = 8
    memory: int = 1024 * 1024 * 1024
    office: int = 60
