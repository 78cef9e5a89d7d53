"""The review comments of a Word file, as they were written; where they are is told by their ranges in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from lxml import etree

from gilint.readers.docx import names

_MOMENT: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?")
_LONGEST_THREAD: Final = 100


@dataclass(frozen=True, slots=True)
class Written:
    """A comment before its place is known. `asks` are the ids of those that it answers, the closest first; `when` is as in Comment."""

    id: str
    text: str
    author: str
    when: str
    asks: tuple[str, ...] = ()


def written_comments(comments: etree._Element | None, threads: etree._Element | None) -> Iterator[Written]:
    """In the order of the file."""
    listed = list(comments.iterchildren(names.COMMENT)) if comments is not None else []
    answering = _answering(listed, threads) if threads is not None else {}
    for comment in listed:
        identity = comment.get(names.ID, "")
        text = "\n".join(_text(paragraph) for paragraph in comment.iter(names.PARAGRAPH))
        asks: list[str] = []
        asked = answering.get(identity)
        while asked is not None and asked not in asks and len(asks) < _LONGEST_THREAD:
            asks.append(asked)
            asked = answering.get(asked)
        yield Written(identity, text, comment.get(names.AUTHOR, "").strip(), moment(comment.get(names.DATE, "")), tuple(asks))


def _answering(listed: list[etree._Element], threads: etree._Element) -> dict[str, str]:
    """Which comment each answer is to. Word knows a comment in a thread by its last paragraph."""
    paragraphs = [(paragraph, comment) for comment in listed for paragraph in comment.iter(names.PARAGRAPH)]
    owners = {paragraph.get(names.PARAGRAPH_ID): comment.get(names.ID, "") for paragraph, comment in paragraphs}
    found: dict[str, str] = {}
    for each in threads.iterchildren(names.THREADED):
        answer, asked = owners.get(each.get(names.THREADED_ID)), owners.get(each.get(names.THREADED_PARENT, ""))
        if answer is not None and asked is not None:
            found[answer] = asked
    return found


def _text(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(names.TEXT))


def moment(text: str) -> str:
    """Word writes the local time and calls it UTC, so one without a zone is taken for that as well."""
    told = _MOMENT.fullmatch(text.strip())
    with suppress(ValueError):
        return datetime.fromisoformat(f"{told[1]}{told[2] or 'Z'}").isoformat().replace("+00:00", "Z") if told else ""
    return ""
