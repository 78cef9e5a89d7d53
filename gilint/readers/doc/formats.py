"""What the modifiers of styles, of the text itself and of its pieces come to: the look of characters, the format of paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from gilint.readers.doc.grounds import has_dark_shading, has_old_dark_shading, is_old_dark, is_old_white, is_white
from gilint.readers.doc.sprms import Sprm, modifiers
from gilint.readers.doc.stylesheet import Stylesheet
from gilint.readers.little import i32, u8, u16
from gilint.readers.unreadable import Unreadable

_MOST_MODIFIERS: Final = 16 * 1024 * 1024
"""Bytes of different groups that are looked at; a thousand pages have a tenth of it."""
_LONGEST_GROUP: Final = 0x4000
_AS_STYLED: Final = 0x80
_NOT_AS_STYLED: Final = 0x81
_BODY: Final = 9
_LAST_LIST: Final = 0x7FE


@dataclass(frozen=True, slots=True)
class Look:
    """Of characters. `white` are letters that show on a dark ground only, `shaded` those that have one of their own.

    `special` are characters that stand for something else: for a `symbol`, or for a `picture` at that offset of the data stream, unless
    they are `data` of a form.
    """

    deleted: bool = False
    inserted: bool = False
    hidden: bool = False
    white: bool = False
    shaded: bool = False
    special: bool = False
    data: bool = False
    picture: int | None = None
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """Of a paragraph. `depth` counts the tables that it is in; `cells` are the modifiers of the table row that it ends, if any.

    `uses` is the number of its list's use, 0 for none, `list_level` counts from 0; `listed` says that it names the list itself.
    """

    style: int = 0
    outline: int | None = None
    uses: int = 0
    list_level: int | None = None
    listed: bool = False
    depth: int = 0
    cell_end: bool = False
    row_end: bool = False
    shaded: bool = False
    cells: bytes = b""


class Formats:
    """Works formats out, each different one once.

    Raises Unreadable: bomb.
    """

    def __init__(self, styles: Stylesheet, data: bytes) -> None:
        self._styles = styles
        self._data = data
        self._left = _MOST_MODIFIERS
        self._looks: dict[tuple[int, bytes], Look] = {}
        self._styled_looks: dict[tuple[int, Look], Look] = {}
        self._formats: dict[bytes, Format] = {}
        self._styled_formats: dict[int, Format] = {}

    def look(self, style: int, group: bytes) -> Look:
        """Of characters with these modifiers in a paragraph of this style."""
        key = (style, group)
        if key not in self._looks:
            base = self._styled_look(style, Look())
            own = [u16(said, 0) for code, said in self._modifiers(group) if code == Sprm.CHARACTER_STYLE]
            styled = self._styled_look(own[-1], base) if own else base
            self._looks[key] = self._dressed(styled, group)
        return self._looks[key]

    def format(self, properties: bytes) -> Format:
        """Of a paragraph with these properties: the number of a style, and modifiers."""
        if properties not in self._formats:
            group = self._whole(properties[2:])
            named = [u16(said, 0) for code, said in self._modifiers(group) if code == Sprm.PARAGRAPH_STYLE]
            self._formats[properties] = self._formed(self._styled_format([u16(properties, 0), *named][-1]), group, own=True)
        return self._formats[properties]

    def _styled_look(self, style: int, below: Look) -> Look:
        key = (style, below)
        if key not in self._styled_looks:
            look = below
            for each in reversed(self._styles.chain(style)):
                look = self._dressed(look, self._styles[each].character)
            self._styled_looks[key] = look
        return self._styled_looks[key]

    def _styled_format(self, style: int) -> Format:
        if style not in self._styled_formats:
            found = Format(style)
            for each in reversed(self._styles.chain(style)):
                found = self._formed(found, self._styles[each].paragraph, own=False)
            if found.outline is None:
                found = replace(found, outline=self._styles.heading(style))
            self._styled_formats[style] = found
        return self._styled_formats[style]

    def _modifiers(self, group: bytes) -> list[tuple[int, bytes]]:
        self._left -= len(group)
        if self._left < 0:
            raise Unreadable("bomb", f"> {_MOST_MODIFIERS} bytes of modifiers")
        return list(modifiers(group[:_LONGEST_GROUP]))

    def _whole(self, group: bytes) -> bytes:
        """A group that is too long for its page lies in the data stream instead."""
        for code, said in self._modifiers(group):
            if code in (Sprm.HUGE, Sprm.HUGE_97):
                at = i32(said, 0)
                size = u16(self._data, at) if at >= 0 else 0
                return self._data[at + 2 : at + 2 + size] + group if size else group
        return group

    def _dressed(self, styled: Look, group: bytes) -> Look:
        look = styled
        for code, said in self._modifiers(group):
            if code == Sprm.DELETED:
                look = replace(look, deleted=_switched(said, styled.deleted))
            elif code == Sprm.INSERTED:
                look = replace(look, inserted=_switched(said, styled.inserted))
            elif code == Sprm.HIDDEN:
                look = replace(look, hidden=_switched(said, styled.hidden))
            elif code == Sprm.COLOUR:
                look = replace(look, white=is_white(said))
            elif code == Sprm.OLD_COLOUR:
                look = replace(look, white=is_old_white(u8(said, 0)))
            elif code == Sprm.CHARACTER_SHADING:
                look = replace(look, shaded=has_dark_shading(said))
            elif code == Sprm.OLD_CHARACTER_SHADING:
                look = replace(look, shaded=has_old_dark_shading(u16(said, 0)))
            elif code == Sprm.HIGHLIGHT:
                look = replace(look, shaded=is_old_dark(u8(said, 0)))
            elif code == Sprm.SPECIAL:
                look = replace(look, special=_switched(said, styled.special))
            elif code == Sprm.FIELD_DATA:
                look = replace(look, data=_switched(said, styled.data))
            elif code == Sprm.PICTURE:
                look = replace(look, picture=i32(said, 0), special=True)
            elif code == Sprm.SYMBOL:
                look = replace(look, symbol=_symbol(u16(said, 2)), special=True)
            elif code == Sprm.PLAIN:
                look = replace(styled, special=look.special, data=look.data, picture=look.picture, symbol=look.symbol)
        return look

    def _formed(self, styled: Format, group: bytes, *, own: bool) -> Format:
        found = styled
        in_table = styled.depth > 0
        for code, said in self._modifiers(group):
            if code == Sprm.IN_TABLE:
                in_table = said != b"\x00"
            elif code == Sprm.DEPTH:
                found = replace(found, depth=max(0, i32(said, 0)))
            elif code == Sprm.DEEPER:
                found = replace(found, depth=max(0, found.depth + i32(said, 0)))
            elif code in (Sprm.ROW_END, Sprm.INNER_ROW_END):
                found = replace(found, row_end=said != b"\x00", cells=group)
            elif code == Sprm.INNER_CELL:
                found = replace(found, cell_end=said != b"\x00")
            elif code == Sprm.OUTLINE:
                found = replace(found, outline=u8(said, 0) + 1 if u8(said, 0) < _BODY else None)
            elif code == Sprm.LIST:
                found = replace(found, uses=u16(said, 0) if u16(said, 0) <= _LAST_LIST else 0, listed=own)
            elif code == Sprm.LIST_LEVEL:
                found = replace(found, list_level=min(u8(said, 0), 8))
            elif code == Sprm.PARAGRAPH_SHADING:
                found = replace(found, shaded=has_dark_shading(said))
            elif code == Sprm.OLD_PARAGRAPH_SHADING:
                found = replace(found, shaded=has_old_dark_shading(u16(said, 0)))
        return replace(found, depth=max(found.depth, 1)) if in_table else found


def _switched(said: bytes, styled: bool) -> bool:
    """A switch may leave to the style what it is, or make it the opposite."""
    value = u8(said, 0)
    return styled if value == _AS_STYLED else not styled if value == _NOT_AS_STYLED else value != 0


def _symbol(code: int) -> str:
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE else ""
