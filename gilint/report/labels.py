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
_VARIANTS = str.maketrans(
    "報開數總計結轉務項執內類請於處罰強許錄會體學個國機關養護產業單標準訴訟複議審維糾錯屬與無實際辦爲為緻",
    "报开数总计结转务项执内类请于处罚强许录会体学个国机关养护产业单标准诉讼复议审维纠错属与无实际办为为致",
)
"""Traditional forms, as pages that were copied to other sites have them."""
_LONGEST_KEPT = 400
"""A longer text is no label, and too much to remember thousands of."""
_LEAST = 0.4


def simplified(text: str) -> str:
    """The text with the characters that the form prints, where it has older forms of them."""
    return text.translate(_VARIANTS)


def bare(label: str) -> str:
    """The Chinese characters of a label, without the number in front; `其它` and `其他` are one word, and so are old and new characters."""
    return _kept(label) if len(label) <= _LONGEST_KEPT else _bare(label)


def _bare(label: str) -> str:
    text = simplified(normalize("NFKC", label))
    numbering = _NUMBERING.match(text)
    return _NOT_CHINESE.sub("", text[numbering.end() :] if numbering else text).replace("其它", "其他")


_kept = lru_cache(maxsize=4096)(_bare)


def likeness(one: str, other: str) -> float:
    """How alike two bare labels are, from 0 to 1; 0 where one is so much longer that they cannot be."""
    if one == other:
        return 1.0
    shorter, both = min(len(one), len(other)), len(one) + len(other)
    return _compared(one, other) if 2 * shorter > _LEAST * both else 0.0


@lru_cache(maxsize=4096)
def _compared(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
