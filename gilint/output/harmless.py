"""Makes words of a document safe to show: they may hold sequences that move the cursor, or turn the direction of the line."""

from __future__ import annotations

import re

_TABLE: dict[int, str] = {
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "\u2421",
    **dict.fromkeys(map(ord, "\t\n\r\v\f\x85\u2028\u2029"), " "),
}
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff\ufeff]")


def harmless(text: str) -> str:
    """One line: control characters as their pictures (␛), line breaks and tabs as blanks, marks that turn the direction as �."""
    return _TURNING.sub("\ufffd", text.translate(_TABLE))


def encodable(path: str) -> str:
    """A path whose bytes are no text, with those bytes spelt out."""
    return path.encode("utf-8", "backslashreplace").decode()
