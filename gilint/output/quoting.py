"""Finds quoted words where they are printed: a quote may lack the blanks and commas of the text, and have plain digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PLAIN_DIGITS = {0xFF10 + digit: str(digit) for digit in range(10)}
_COMMAS = ",，"
_LONGEST_GAP = 60


def occurrences(text: str, words: str, *, any_case: bool = False, masked: bool = False) -> Iterator[tuple[int, int]]:
    """From where to where the words stand in the text, one after the other; none for words that are all blank.

    Where they are a `masked` number, * stands for any of its signs, and the number may be printed in groups.
    """
    signs = [sign for sign in words.translate(_PLAIN_DIGITS) if not sign.isspace()]
    if signs:
        # A gap is short and never gives back what it took, so that no text takes longer than its length.
        blank, wide = r"\s", r"[\s,，－-]" if masked else r"[\s,，]"
        gaps = (f"{blank if sign in _COMMAS else wide}{{0,{_LONGEST_GAP}}}+" for sign in signs[1:])
        patterns = ["[0-9A-Za-z]" if masked and sign == "*" else re.escape(sign) for sign in signs]
        pattern = patterns[0] + "".join(gap + sign for gap, sign in zip(gaps, patterns[1:], strict=True))
        for found in re.finditer(pattern, text.translate(_PLAIN_DIGITS), re.IGNORECASE if any_case or masked else 0):
            yield found.span()
