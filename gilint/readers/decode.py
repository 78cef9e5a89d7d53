"""Bytes to text, for files that rarely say, and often lie about, which of the Chinese encodings they are in."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF8, "utf-8"),
    ("\ufeff".encode("gb18030"), "gb18030"),
)
_UTF16 = ("utf-16-le", "utf-16-be")
_DECLARABLE = {
    **dict.fromkeys(("big5", "x-x-big5", "cn-big5", "csbig5", "cp950", "ms950"), "big5"),
    **dict.fromkeys(("big5-hkscs", "big5hkscs"), "big5hkscs"),
    **dict.fromkeys(("utf-16", "utf-16le", "utf-16-le", "unicode"), "utf-16-le"),
    **dict.fromkeys(("utf-16be", "utf-16-be"), "utf-16-be"),
}
"""What a declaration may say that matters: UTF-8 and GB18030, whatever its older names, are tried anyway."""
_ARBITRATED = ["utf-8", "gb18030", "big5", "big5hkscs", "utf-16-le", "utf-16-be"]

_TELLING = re.compile(r"[^\t\n\f\r -~]")
_TOLD = 4000
_COMMON_HANZI = bytes(byte for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF) for byte in (lead, trail))
_COMMON_SIGNS = "·×÷°±§©®\xa0—–‘’“”…‰‖′″※→←↑↓■□●○★☆◆◇▲△①②③④⑤⑥⑦⑧⑨⑩％℃"
_COMMON_BLOCKS = map(chr, (*range(0x3000, 0x3020), *range(0xFF01, 0xFF5F)))
_COMMON = frozenset(_COMMON_HANZI.decode("gb2312", "ignore") + _COMMON_SIGNS).union(_COMMON_BLOCKS)
_CHINESE = 0.5
"""A share of common characters that running Chinese, even traditional, is above, and a reading in a wrong encoding below."""

_SHORT = 16
"""Bytes below which a name of rare characters and UTF-16 without a blank or a line break cannot be told apart."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without its byte order mark, the encoding it was in, and how many characters stand for bytes that fit no encoding."""

    text: str
    encoding: str
    replaced: int = 0


def decode(data: bytes, declared: str = "") -> Decoded:
    """Read bytes as text; `declared` is the charset that the file claims, which counts only where the bytes bear it out."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], encoding)
    strict = _wide(data) or _utf8(data) or _declared(data, declared) or _gb18030(data)
    if strict:
        return strict
    damaged = _likelier(_replacing(data, encoding) for encoding in ("utf-8", "gb18030", *(_UTF16 if len(data) >= _SHORT else ())))
    return damaged if _commonness(damaged.text) >= _CHINESE else _arbitrated(data, declared, damaged)


def _wide(data: bytes) -> Decoded | None:
    if b"\x00" not in data or len(data) % 2:
        return None
    found = _likelier(_replacing(data, encoding) for encoding in _UTF16)
    return found if _commonness(found.text) >= _CHINESE else None


def _utf8(data: bytes) -> Decoded | None:
    found = _strictly(data, "utf-8")
    if found and data and not data.isascii() and max(found.text) < "\u0800" and _commonness(found.text) < _CHINESE:
        # A few hanzi of GB18030 may happen to be pairs that UTF-8 has for Greek, Cyrillic, Hebrew and the like.
        other = _strictly(data, "gb18030")
        return _likelier((found, other)) if other else found
    return found


def _declared(data: bytes, declared: str) -> Decoded | None:
    found = _strictly(data, _charset(declared))
    national = _strictly(data, "gb18030")
    if found is None or _commonness(found.text) < _CHINESE:
        return None
    return _likelier((national, found)) if national else found


def _gb18030(data: bytes) -> Decoded | None:
    found = _strictly(data, "gb18030")
    return found if found and _commonness(found.text) >= _CHINESE else None


def _arbitrated(data: bytes, declared: str, damaged: Decoded) -> Decoded:
    import chardet

    detected = chardet.detect(data, include_encodings=_ARBITRATED, no_match_encoding="gb18030", compat_names=False)["encoding"]
    strict = (_strictly(data, encoding) for encoding in (_charset(declared), "gb18030", detected or "gb18030"))
    return _likelier((*filter(None, strict), damaged))


def _charset(declared: str) -> str:
    return _DECLARABLE.get(declared.strip().lower().replace("_", "-"), "gb18030")


def _strictly(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _replacing(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, max(0, text.count("\ufffd") - data.count("\ufffd".encode(encoding))))


def _likelier(readings: Iterable[Decoded]) -> Decoded:
    return max(readings, key=lambda reading: _commonness(reading.text))


def _commonness(text: str) -> float:
    """The share of common Chinese characters and signs among those that are not ASCII."""
    told = [match.group() for match in islice(_TELLING.finditer(text), _TOLD)]
    return sum(character in _COMMON for character in told) / len(told) if told else 1.0
