"""What a page says of itself: the title and the day of its article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from gilint.readers.html.tree import Page

_TITLES = ("articletitle", "article_title", "og:title", "title")
_DATES = ("pubdate", "publishdate", "publish_date", "article:published_time", "publishtime", "contentdate", "dc.date")
_DATE = r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})"
_PUBLISHED = re.compile(r"(?:(?:发布|发文|发稿|公开|信息)\s*(?:时间|日期)|(?:^|[\s\[【])日期)\s*[\]】]?[\s:：]*" + _DATE, re.MULTILINE)
_JOINTS = re.compile(r"\s+[-–—]\s+|[_|»>]|[-–—]{2,}|-(?=\D{4,}$)")
_TELLING = 6
"""Shorter pieces of a title name a column of the site."""
_LONGEST_TITLE = 40


def title(page: Page) -> str:
    """The article's title where the page tells it, or else the whole page's."""
    return next((page.metas[name] for name in _TITLES if page.metas.get(name)), page.title)


def published(page: Page, lines: Iterable[str]) -> str:
    """The day of publication as an ISO date, from the page's metadata or from what is printed beside the title."""
    for name in _DATES:
        if found := _iso(re.search(_DATE, page.metas.get(name, ""))):
            return found
    return _iso(_PUBLISHED.search("\n".join(lines)))


def is_title(line: str, page: Page) -> bool:
    """Whether a line is what the page's metadata calls its title, or holds it, as a title does that names the office too."""
    text = _squeezed(line)
    main = _squeezed(page.metas.get(_TITLES[0]) or _JOINTS.split(page.title)[0])
    pieces = {_squeezed(name) for name in (title(page), *_JOINTS.split(page.title))}
    holds = len(main) >= _TELLING and main in text and len(text) <= max(3 * len(main), _LONGEST_TITLE) and not re.search("[：:>]", text)
    return len(text) >= _TELLING and (text in pieces or holds)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _iso(match: re.Match[str] | None) -> str:
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat() if match else ""
    except ValueError:
        return ""
