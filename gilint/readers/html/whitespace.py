"""White space as CSS has it: runs of blanks are one, and a line break of the source between two Chinese characters is none."""

from __future__ import annotations

import re

BLANKS = " \t\r\n\f"
"""What collapses; no-break and full-width blanks do not."""

_WIDE = "[\u2e80-\u30ff\u3100-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff]"
_BREAK = re.compile(rf"(?<={_WIDE})[ \t\f]*[\r\n][ \t\r\n\f]*(?={_WIDE})")
_RUN = re.compile(r"[ \t\r\n\f]+")


def collapse(text: str) -> str:
    """One line without blanks at its ends; what is no collapsible blank stays."""
    return _RUN.sub(" ", _BREAK.sub("", text)).strip(BLANKS)
