"""Words without the marks of Markdown that only set them in bold."""

from __future__ import annotations

import re
from bisect import bisect_left

_OPENS = re.compile(r"(\*\*|__)(?=\S)")
_CLOSES = {mark: re.compile(rf"(?<=\S)(?={re.escape(mark)})") for mark in ("**", "__")}


def plain(text: str) -> str:
    """Each mark goes with the next one of its kind that may close it; what nothing closes is no mark."""
    pieces: list[str] = []
    closing: dict[str, list[int]] = {}
    done = at = 0
    while opening := _OPENS.search(text, at):
        mark = opening[1]
        if mark not in closing:
            closing[mark] = [match.start() for match in _CLOSES[mark].finditer(text)]
        later = bisect_left(closing[mark], opening.end() + 1)
        if later == len(closing[mark]):
            at = opening.start() + 1
            continue
        end = closing[mark][later]
        pieces += (text[done : opening.start()], text[opening.end() : end])
        done = at = end + len(mark)
    return "".join((*pieces, text[done:]))
