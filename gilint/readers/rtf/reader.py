"""Reads Rich Text: walks its tokens, gives paragraphs and tables their places, and gathers what stands beside the text."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from gilint.document import Document, Note, Place
from gilint.readers.decode import decode
from gilint.readers.drafts.arrange import Arrangement
from gilint.readers.limits import Limits
from gilint.readers.rtf.charsets import WESTERN
from gilint.readers.rtf.forms import FORMS
from gilint.readers.rtf.groups import GROUPS
from gilint.readers.rtf.letters import Letters
from gilint.readers.rtf.page import read_page
from gilint.readers.rtf.tokens import Tokens
from gilint.readers.rtf.walk import Language, Walk
from gilint.readers.unreadable import Unreadable

_BEGINNING: Final = re.compile(rb"[\s\x00\xef\xbb\xbf]*\{\s*\\rtf")
_SAYS_CHINESE: Final = re.compile(rb"\\ansicpg936|\\fcharset134")
_ENDS: Final = re.compile(rb"\\(?:par|cell|row)(?![A-Za-z])")
_WRAPS_PAGE: Final = re.compile(rb"\\fromhtml1(?![0-9])")
_HEAD: Final = 4096
_HIGH: Final = re.compile(rb"[\x80-\xff]+")
_SAMPLE: Final = 1000
_LANGUAGE: Final = Language(FORMS, GROUPS)


def read_rtf(data: bytes, limits: Limits) -> Document:
    """What a reader of the file sees, revisions taken as accepted. Raises Unreadable with the reason."""
    if not _BEGINNING.match(data):
        raise Unreadable("not-the-format", "rtf")
    raw = _is_raw_utf8(data)
    tokens = Tokens(data, national=not raw and _SAYS_CHINESE.search(data) is not None)
    letters = Letters(WESTERN, "utf-8" if raw else "")
    if _WRAPS_PAGE.search(data, 0, _HEAD):
        return read_page(tokens, letters, limits)
    walk = Walk(tokens, letters, _LANGUAGE, limits)
    drafts = walk.story()
    if _ENDS.search(tokens.rest()):
        raise Unreadable("damaged", "}")
    arrangement = Arrangement(paged=False)
    arrangement.add(drafts)
    comments = tuple(walk.comments.placed(arrangement))
    notes = [*arrangement.notes, *(Note("comment", comment.text, next(iter(comment.places), Place())) for comment in comments)]
    if letters.replaced:
        notes.append(Note("replaced-bytes", str(letters.replaced)))
    margins = (*arrangement.margins, *dict.fromkeys(walk.margins))
    return Document("rtf", tuple(arrangement.blocks), tuple(notes), walk.title, "", margins, comments)


def _is_raw_utf8(data: bytes) -> bool:
    """Whether text that is not escaped, as some programs write it against the rules, is in UTF-8."""
    if data.isascii():
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    sample = b" ".join(match[0] for match in islice(_HIGH.finditer(data), _SAMPLE))
    return decode(sample).encoding == "utf-8"
