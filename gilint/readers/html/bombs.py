"""Refuses, before parsing, pages whose tags would take a parser minutes or gigabytes."""

from __future__ import annotations

import re
from collections import Counter

from gilint.readers.limits import Limits
from gilint.readers.unreadable import Unreadable

_TAG = re.compile(r"<(/?)([a-z][^\s/>]*)", re.IGNORECASE)
_LONG_TAG = re.compile(r"<[a-z][^<>]{2000,}", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_NEVER_LEFT_OPEN = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option colgroup".split()
)
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_LEFT_OPEN = 40
"""Editors leave inline elements open by the hundred, so that a page's source may nest this many times deeper than XML."""
_STEPS = 500_000_000
"""A parser looks through the open elements at most tags."""
_COPIES = 2_000_000
"""Formatting that is left open is opened anew, as a copy, in each following block."""
_ATTRIBUTES = 500
"""A parser compares each attribute of a tag with all others."""


def refuse_bombs(text: str, limits: Limits) -> None:
    """Raises Unreadable("too-deep") for elements, Unreadable("bomb") for attributes beyond any page's."""
    for tag in _LONG_TAG.finditer(text):
        attributes = len(_QUOTED.sub(" ", tag[0]).split())
        if attributes > _ATTRIBUTES:
            raise Unreadable("bomb", f"{attributes} attributes at character {tag.start()}")
    opened: Counter[str] = Counter()
    depth = formatting = steps = copies = 0
    for match in _TAG.finditer(text):
        name = match[2].lower()
        if name in _NEVER_LEFT_OPEN:
            copies += 0 if match[1] else formatting
        elif not match[1]:
            opened[name] += 1
            depth += 1
            formatting += name in _FORMATTING
            copies += 0 if name in _FORMATTING else formatting
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
            formatting -= name in _FORMATTING
        steps += depth
        if depth > limits.depth * _LEFT_OPEN or steps > _STEPS or copies > _COPIES:
            raise Unreadable("too-deep", f"{depth} elements left open at character {match.start()}")
