"""What control words do that change how text looks, how paragraphs and rows lie, or that end them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from gilint.readers.rtf.charsets import UNSAID, codec_of_page
from gilint.readers.rtf.header import outline_level
from gilint.readers.rtf.state import Layout, Look
from gilint.readers.rtf.walk import Meaning, Walk

_DEEPEST_LIST: Final = 8


def _look(walk: Walk, name: str, value: bool) -> None:
    """Most of what programs write is in force already."""
    look = walk.state.look
    if getattr(look, name) != value:
        walk.state = replace(walk.state, look=replace(look, **{name: value}))


def _layout(walk: Walk, name: str, value: int | bool) -> None:
    layout = walk.state.layout
    if getattr(layout, name) != value:
        walk.state = replace(walk.state, layout=replace(layout, **{name: value}))  # type: ignore[arg-type]


def _codec(walk: Walk, font: int) -> None:
    codec = walk.fonts.get(font, UNSAID)
    if codec != walk.state.codec:
        walk.state = replace(walk.state, codec=codec)


def _toggle(name: str) -> Meaning:
    return lambda walk, number: _look(walk, name, number != 0)


def _plain(walk: Walk, _: int | None) -> None:
    plain = Look(contents=walk.state.look.contents)
    if walk.state.look != plain:
        walk.state = replace(walk.state, look=plain)
    _codec(walk, walk.default_font)


def _font(walk: Walk, number: int | None) -> None:
    _codec(walk, number or 0)


def _default_font(walk: Walk, number: int | None) -> None:
    walk.default_font = number or 0


def _page(walk: Walk, number: int | None) -> None:
    walk.letters.page = codec_of_page(number or 0)


def _substitutes(walk: Walk, number: int | None) -> None:
    walk.state = replace(walk.state, substitutes=1 if number is None else number)


def _colour(walk: Walk, number: int | None) -> None:
    _look(walk, "white", walk.colours.is_white(number or 0))


def _ground(walk: Walk, number: int | None) -> None:
    _look(walk, "shaded", walk.colours.is_dark(number or 0))


def _highlight(walk: Walk, number: int | None) -> None:
    _look(walk, "shaded", bool(number) and not walk.colours.is_white(number or 0))


def _paragraph_default(walk: Walk, _: int | None) -> None:
    if walk.state.layout != Layout():
        walk.state = replace(walk.state, layout=Layout())


def _style(walk: Walk, number: int | None) -> None:
    _layout(walk, "style", number or 0)


def _outline_level(walk: Walk, number: int | None) -> None:
    _layout(walk, "level", outline_level(number))


def _list(walk: Walk, number: int | None) -> None:
    _layout(walk, "list", number or 0)


def _list_depth(walk: Walk, number: int | None) -> None:
    _layout(walk, "depth", max(0, min(number or 0, _DEEPEST_LIST)))


def _in_table(walk: Walk, number: int | None) -> None:
    _layout(walk, "in_table", number != 0)


def _nesting(walk: Walk, number: int | None) -> None:
    _layout(walk, "nesting", max(1, number or 0))


def _paragraph_ground(walk: Walk, number: int | None) -> None:
    _layout(walk, "shaded", walk.colours.is_dark(number or 0))


def _paragraph_ends(walk: Walk, _: int | None) -> None:
    if not walk.state.mute:
        walk.flush()
        walk.flow.end_paragraph(walk.state.look, walk.state.layout)


def _cell_ends(*, nested: bool) -> Meaning:
    def end(walk: Walk, _: int | None) -> None:
        if not walk.state.mute:
            walk.flush()
            walk.flow.end_cell(walk.state.look, walk.state.layout, nested)

    return end


def _row_ends(*, nested: bool) -> Meaning:
    def end(walk: Walk, _: int | None) -> None:
        if not walk.state.mute:
            walk.flush()
            walk.flow.end_row(walk.state.look, walk.state.layout, nested)

    return end


def _row_begins(walk: Walk, _: int | None) -> None:
    walk.flow.define_row(walk.state.layout)


def _row_left(walk: Walk, number: int | None) -> None:
    walk.flow.definition(walk.state.layout).left = number or 0


def _slot(**change: bool) -> Meaning:
    def note(walk: Walk, _: int | None) -> None:
        definition = walk.flow.definition(walk.state.layout)
        definition.next = replace(definition.next, **change)

    return note


def _slot_ground(walk: Walk, number: int | None) -> None:
    if walk.colours.is_dark(number or 0):
        _slot(dark=True)(walk, None)


def _slot_ends(walk: Walk, number: int | None) -> None:
    walk.flow.definition(walk.state.layout).complete(number or 0)


FORMS: Final[Mapping[bytes, Meaning]] = {
    b"plain": _plain,
    b"f": _font,
    b"deff": _default_font,
    b"ansicpg": _page,
    b"mac": lambda walk, _: _page(walk, 10000),
    b"pc": lambda walk, _: _page(walk, 437),
    b"pca": lambda walk, _: _page(walk, 850),
    b"uc": _substitutes,
    b"v": _toggle("hidden"),
    b"deleted": _toggle("deleted"),
    b"mvf": _toggle("deleted"),
    b"revised": _toggle("inserted"),
    b"mvt": _toggle("inserted"),
    b"cf": _colour,
    b"cb": _ground,
    b"chcbpat": _ground,
    b"highlight": _highlight,
    b"pard": _paragraph_default,
    b"s": _style,
    b"outlinelevel": _outline_level,
    b"ls": _list,
    b"ilvl": _list_depth,
    b"intbl": _in_table,
    b"itap": _nesting,
    b"cbpat": _paragraph_ground,
    b"par": _paragraph_ends,
    b"sect": _paragraph_ends,
    b"cell": _cell_ends(nested=False),
    b"nestcell": _cell_ends(nested=True),
    b"row": _row_ends(nested=False),
    b"nestrow": _row_ends(nested=True),
    b"trowd": _row_begins,
    b"trleft": _row_left,
    b"clmrg": _slot(goes_on_across=True),
    b"clvmgf": _slot(down=True),
    b"clvmrg": _slot(down=True, goes_on_down=True),
    b"clcbpat": _slot_ground,
    b"clcfpat": _slot_ground,
    b"cellx": _slot_ends,
}
