"""The web page that a mail program wrapped into Rich Text: its tags stand in groups of their own, the text between them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from gilint.document import Document
from gilint.readers.limits import Limits
from gilint.readers.rtf.charsets import UNSAID, codec_of_page
from gilint.readers.rtf.header import read_fonts
from gilint.readers.rtf.letters import ESCAPED, SIGNS, SYMBOLS, Letters
from gilint.readers.rtf.tokens import Tokens
from gilint.readers.unreadable import Unreadable

_SKIPPED: Final = (b"colortbl", b"stylesheet", b"info", b"pict", b"listtext")


def read_page(tokens: Tokens, letters: Letters, limits: Limits) -> Document:
    r"""The page as it was before it was wrapped (MS-OXRTFEX); what \htmlrtf marks is only for programs that show Rich Text."""
    from gilint.readers.html import read_html

    page = _unwrapped(tokens, letters, limits)
    return replace(read_html(page.encode("utf-8", "replace"), limits), format="rtf")


def _unwrapped(tokens: Tokens, letters: Letters, limits: Limits) -> str:
    fonts: dict[int, str] = {}
    default = 0
    codec, substitutes, wrapping = UNSAID, 1, False
    groups: list[tuple[str, int, bool]] = []
    starred = False
    for token in tokens:
        kind, number = token.kind, token.number
        word = token.data if kind == "word" else b""
        if kind == "open":
            if len(groups) >= limits.depth:
                raise Unreadable("too-deep", f"> {limits.depth} × {{")
            groups.append((codec, substitutes, wrapping))
            letters.bounded()
        elif kind == "close":
            codec, substitutes, wrapping = groups.pop()
            letters.bounded()
            if not groups:
                break
        elif kind == "symbol" and token.data == b"*":
            starred = True
            continue
        elif word in _SKIPPED or (word and starred and word != b"htmltag"):
            tokens.skip_group()
        elif word == b"fonttbl":
            fonts = read_fonts(tokens.group())
            codec = fonts.get(default, UNSAID)
        elif word == b"htmlrtf":
            wrapping = number != 0
        elif word == b"ansicpg":
            letters.page = codec_of_page(number or 0)
        elif word == b"deff":
            default = number or 0
        elif word in (b"f", b"plain"):
            codec = fonts.get(default if number is None else number, UNSAID)
        elif word == b"uc":
            substitutes = 1 if number is None else number
        elif not wrapping:
            if kind in ("bytes", "text") or (kind == "symbol" and token.data in ESCAPED):
                letters.token(token, codec)
            elif word == b"u":
                letters.unicode(number or 0, substitutes)
            elif word == b"par":
                letters.put("\n")
            else:
                letters.put(SIGNS.get(word) or SYMBOLS.get(token.data, ""))
        starred = False
    if groups:
        raise Unreadable("damaged", f"{len(groups)} × {{")
    return letters.take()
