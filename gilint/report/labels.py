"""Labels without what differs from print to print: blanks, line breaks, punctuation, width of characters, numbering."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from unicodedata import normalize

_NUMBERING = re.compile(
    r"\s*(?:[（(]\s*[一二三四五六七八九十]{1,3}\s*[)）]|[一二三四五六七八九十]{1,3}\s*[、.．,，]|\d{1,2}\s*[、.．,，)）])"
)
_NOT_CHINESE = re.compile(r"[^\u3400-\u9fff]+")


@lru_cache(maxsize=4096)
def bare(label: str) -> str:
    """The Chinese characters of a label, without the number in front; `其它` and `其他` are one word."""
    text = normalize("NFKC", label)
    numbering = _NUMBERING.match(text)
    return _NOT_CHINESE.sub("", text[numbering.end() :] if numbering else text).replace("其它", "其他")


@lru_cache(maxsize=4096)
def likeness(one: str, other: str) -> float:
    """How alike two bare labels are, from 0 to 1."""
    if one == other:
        return 1.0
    if not one or not other:
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() > 0.4 else 0.0
