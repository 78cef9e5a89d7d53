"""Which list, and which level of it, the next paragraph is counted in."""

from __future__ import annotations

from collections.abc import Sequence

from gilint.readers.doc.formats import Format
from gilint.readers.doc.stylesheet import Stylesheet
from gilint.readers.drafts.counting import Counting, List


class Numbering:
    """Ask once for each paragraph, in the order of the text."""

    def __init__(self, uses: Sequence[List], styles: Stylesheet) -> None:
        self._uses = uses
        self._styles = styles
        self._counting = Counting()

    def number(self, paragraph: Format) -> str:
        """The number of the next paragraph; "" for none."""
        if not 1 <= paragraph.uses <= len(self._uses):
            return ""
        found = self._uses[paragraph.uses - 1]
        return self._counting.number(paragraph.uses, found, self._depth(paragraph, found))

    def _depth(self, paragraph: Format, found: List) -> int:
        """What the paragraph or its style says, else the level that names the style."""
        if paragraph.list_level is None and not paragraph.listed:
            for style in self._styles.chain(paragraph.style):
                for depth, level in found.levels.items():
                    if level.style == style:
                        return depth
        return paragraph.list_level or 0
