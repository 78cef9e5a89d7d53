"""Automatic numbers: counts the paragraphs of each list as Word does, and prints the number in front of the next one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from gilint.readers.doc.formats import Format
from gilint.readers.doc.lists import Level, Use
from gilint.readers.doc.stylesheet import Stylesheet
from gilint.readers.drafts.numerals import numeral

_PLACEHOLDER: Final = re.compile("[\x00-\x08]")
_UNSEEN: Final = re.compile("[\x09-\x1f]")


class Counting:
    """Holds how far each list has counted. Ask once for each paragraph, in the order of the text."""

    def __init__(self, uses: Sequence[Use], styles: Stylesheet) -> None:
        self._uses = uses
        self._styles = styles
        self._counts: dict[int, dict[int, int]] = {}
        self._begun: set[tuple[int, int]] = set()

    def number(self, paragraph: Format) -> str:
        """The number of the next paragraph; "" for none."""
        if not 1 <= paragraph.uses <= len(self._uses):
            return ""
        use = self._uses[paragraph.uses - 1]
        depth = self._depth(paragraph, use)
        if depth >= len(use.levels):
            return ""
        level = use.levels[depth]
        self._count(paragraph.uses, use, depth)
        return "" if level.hidden or level.format == "bullet" else self._printed(use, depth, level)

    def _depth(self, paragraph: Format, use: Use) -> int:
        """What the paragraph or its style says, else the level that names the style."""
        if paragraph.list_level is None and not paragraph.listed:
            for style in self._styles.chain(paragraph.style):
                for depth, level in enumerate(use.levels):
                    if level.style == style:
                        return depth
        return paragraph.list_level or 0

    def _count(self, number: int, use: Use, depth: int) -> None:
        counts = self._counts.setdefault(use.counter, {})
        begins = depth in use.starts and (number, depth) not in self._begun
        if depth not in counts or begins:
            counts[depth] = use.starts.get(depth, use.levels[depth].start)
        else:
            counts[depth] += 1
        self._begun.add((number, depth))
        for deeper in range(depth + 1, len(use.levels)):
            if depth < use.levels[deeper].restart:
                counts.pop(deeper, None)

    def _printed(self, use: Use, depth: int, level: Level) -> str:
        counts = self._counts[use.counter]

        def figure(placeholder: re.Match[str]) -> str:
            of = ord(placeholder[0])
            if of > depth:
                return ""
            number = counts.get(of, use.starts.get(of, use.levels[of].start))
            return numeral("decimal" if level.legal else use.levels[of].format, number)

        return _UNSEEN.sub("", _PLACEHOLDER.sub(figure, level.text)).strip()
