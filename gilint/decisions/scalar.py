"""Spells a text as a YAML value on one line: plain where every YAML reader takes it as that text, else in double quotes."""

from __future__ import annotations

import re
import unicodedata

_UNSAFE = re.compile(r"[\[\]{},#]|:(?:\s|$)|^[!-/:-@\[-`{-~\s]|\s$")
"""Marks that may mean something in a plain value, here or at its beginning or end."""
_NUMBER = re.compile(r"(?=.*\d)[-+.\d_:eEtTzZ ]+|0x[\da-fA-F_]+|0[ob][0-7_]+")
"""Whatever some reader takes as a number or a time, a fingerprint like 12e4 among them."""
_WORD = re.compile(r"y|n|yes|no|on|off|true|false|null", re.IGNORECASE)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def scalar(text: str, *, flow: bool = False) -> str:
    """In a `flow` mapping, {key: value, …}, some readers take a question mark anywhere as a sign of their own."""
    plain = text and text.isprintable() and not (_UNSAFE.search(text) or _NUMBER.fullmatch(text) or _WORD.fullmatch(text))
    return text if plain and not (flow and "?" in text) else '"' + "".join(map(_spelled, text)) + '"'


def _spelled(sign: str) -> str:
    if sign in _ESCAPES:
        return _ESCAPES[sign]
    # Blanks of other widths are seen as blanks; whatever else is not seen, or turns the direction of a line, is spelled out.
    if sign.isprintable() or unicodedata.category(sign) == "Zs":
        return sign
    code = ord(sign)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
