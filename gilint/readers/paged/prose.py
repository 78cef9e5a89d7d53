"""Lines of running text as the paragraphs that were broken into them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

from gilint.readers.paged.lines import Line

# All of these but shares are in characters, as wide as the line's own.
_COLUMN: Final = 3.0
"""How far from where most lines begin another one may that stands in the same column."""
_LONG: Final = 0.55
"""The share of the column's width from which a line is none of a heading or of a paragraph's end."""
_NARROWEST: Final = 7
"""Text is not broken in columns that are narrower."""
_FEWEST: Final = 10
"""Characters of a line that is broken, where columns are not so narrow that it is long with less."""
_SLACK: Final = 0.5
_BEYOND: Final = 1.5
_INDENT: Final = 0.8
_APART: Final = 2.0
"""How wide a gap is that no sentence has."""
_SAME: Final = 0.4
_OTHER_SIZE: Final = 0.12
_PARTED: Final = 1.3
"""How many times the usual distance lines stand apart that are of two paragraphs."""
_WIDEST_PITCH: Final = 3.0
"""The distance of lines in one paragraph, where none shows what is usual."""

_UNIT: Final = re.compile(r"[（《〈“‘「『【〔［(\[]*(?:[!-~]+|.)[，。、；：？！”’）》〉」』】〕］…％℃]*")
"""What is not parted at a margin."""
_ENDS: Final = re.compile(r"[。！？；：:;!?][”’）)》]*$")
_BEGINS: Final = re.compile(
    r"(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、．.]|第[一二三四五六七八九十]+部分|[（(]?\d{1,2}[.．、）)](?!\d)|[●■◆▪•·])"
)
_WORDS_MEET: Final = re.compile(r"[A-Za-z]\n[A-Za-z0-9]|[0-9]\n[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Setting:
    """How the text of pages of one size is set: where lines begin and are broken, how far they stand apart for each point of their size.

    `indented` says that paragraphs begin with an indent. `size` is that of most letters.
    """

    left: float
    right: float
    pitch: float
    indented: bool
    size: float

    def is_usual(self, line: Line) -> bool:
        """Whether a line is as large as most are."""
        return abs(line.size - self.size) <= _OTHER_SIZE * self.size

    def is_near(self, above: Line, below: Line) -> bool:
        """Whether two lines stand no further apart than those of a paragraph do."""
        return _pitch(above, below) <= _PARTED * self.pitch

    def is_full(self, line: Line, following: Line) -> bool:
        """Whether a line was broken at the margin: the first word of the next one has no room on it."""
        unit = _UNIT.match(following.text)
        room = _width(following, len(unit[0]) if unit else 1)
        return self.right - _SLACK * line.size <= line.box.right + room and line.box.right <= self.right + _BEYOND * line.size

    def is_broken(self, line: Line, following: Line) -> bool:
        """Whether a line that was broken at the margin is one of text; a name or a date may end there too."""
        width = (self.right - self.left) / line.size
        return width >= _NARROWEST and len(line.glyphs) >= min(_FEWEST, _LONG * width) and self.is_full(line, following)

    def is_long(self, line: Line) -> bool:
        return line.box.right - line.box.left >= _LONG * (self.right - self.left)

    def is_indented(self, line: Line) -> bool:
        return line.box.left > self.left + _INDENT * line.size


def setting(pages: Iterable[Sequence[Line]]) -> Setting | None:
    """What the lines of several pages show; None where there are none."""
    listed = [list(page) for page in pages]
    found = [line for page in listed for line in page]
    if not found:
        return None
    size = max(1, Counter(round(line.size) for line in found for _ in line.glyphs).most_common(1)[0][0])
    text = [line for line in found if abs(line.size - size) <= _OTHER_SIZE * size]
    start = Counter(round(line.box.left / size) for line in text).most_common(1)[0][0] * size
    text = [line for line in text if abs(line.box.left - start) <= _COLUMN * size]
    right = max(line.box.right for line in text)
    loose = Setting(min(line.box.left for line in text), right, _WIDEST_PITCH / _PARTED, False, size)
    pairs = [pair for page in listed for pair in pairwise(page) if _same_size(*pair) and _pitch(*pair) > 0]
    broken = [(above, below) for above, below in pairs if loose.is_full(above, below) and _pitch(above, below) < _WIDEST_PITCH]
    if not broken:
        return loose
    left = median(min(above.box.left, below.box.left) for above, below in broken)
    set_so = Setting(left, right, median(_pitch(*pair) for pair in broken), False, size)
    openings = [below for above, below in pairs if not set_so.is_full(above, below) and set_so.is_long(below)]
    indented = sum(map(set_so.is_indented, openings))
    return replace(set_so, indented=indented >= 2 and 2 * indented > len(openings))


def goes_on(paragraph: Sequence[Line], before: Setting, line: Line, how: Setting, *, parted: bool) -> bool:
    """Whether a line, set as `how` says, is the next one of a paragraph, which was set as `before` says.

    `parted` says that a page or column ends between them, so that distances tell nothing.
    """
    last = paragraph[-1]
    if not _same_size(last, line) or not before.is_broken(last, line):
        return False
    if not parted and not how.is_near(last, line):
        return False
    if how.is_indented(line):
        return _goes_on_indented(paragraph, line, parted=parted)
    brief = not how.is_long(line) and not _ENDS.search(line.text)
    if not _ENDS.search(last.text):
        return not (brief and _BEGINS.match(line.text))
    if brief:
        return False
    return (how.indented and before.is_indented(paragraph[0])) or not _BEGINS.match(line.text)


def _goes_on_indented(paragraph: Sequence[Line], line: Line, *, parted: bool) -> bool:
    """A line that begins further in goes on with a list's item, a block that is set in as a whole, or a centred title."""
    first, last = paragraph[0], paragraph[-1]
    if _BEGINS.match(line.text) or (parted and _ENDS.search(last.text)):
        return False
    room = _SAME * line.size
    if abs(_middle(last) - _middle(line)) <= room:
        return True
    if len(paragraph) > 1:
        return abs(line.box.left - last.box.left) <= room
    if abs(line.box.left - first.box.left) <= room:
        return not _ENDS.search(last.text)
    return line.box.left > first.box.left and bool(_BEGINS.match(first.text))


def begins(line: Line) -> bool:
    """Whether a line starts with the mark of a heading or an item."""
    return _BEGINS.match(line.text) is not None


def runs_on(above: Line, below: Line, how: Setting, *, parted: bool) -> bool:
    """Whether a sentence of the text runs on from one line to the next, as `goes_on` tells of paragraphs."""
    usual = how.is_usual(above) and how.is_usual(below)
    whole = all(right.box.left - left.box.right < _APART * above.size for left, right in pairwise(above.glyphs))
    return usual and whole and not _ENDS.search(above.text) and goes_on([above], how, below, how, parted=parted)


def joined(paragraph: Sequence[Line]) -> str:
    """The text of the lines; a blank stands only where two words of letters meet."""
    text = paragraph[0].text
    for line in paragraph[1:]:
        meet = _WORDS_MEET.fullmatch(f"{text[-1:]}\n{line.text[:1]}")
        text = f"{text} {line.text}" if meet else text + line.text
    return text.strip()


def _same_size(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= _OTHER_SIZE * max(one.size, other.size)


def _pitch(above: Line, below: Line) -> float:
    """The distance of two lines, as a share of their size."""
    return (below.box.bottom - above.box.bottom) / max(below.size, 1e-6)


def _middle(line: Line) -> float:
    return (line.box.left + line.box.right) / 2


def _width(line: Line, characters: int) -> float:
    """How much room the first characters of a line take."""
    end, taken = line.box.left, 0
    for glyph in line.glyphs:
        if taken >= characters:
            break
        taken += len(glyph.text)
        end = glyph.box.right
    return end - line.box.left
