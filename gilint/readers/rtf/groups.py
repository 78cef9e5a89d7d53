"""What groups hold that are of a kind of their own, by the control word that begins them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from gilint.readers.drafts.drafts import Draft, NoteDraft, ObjectDraft, ParagraphDraft, PictureDraft, TableDraft
from gilint.readers.rtf.charsets import UNSAID
from gilint.readers.rtf.header import read_fonts
from gilint.readers.rtf.letters import visible
from gilint.readers.rtf.state import Field
from gilint.readers.rtf.walk import Meaning, Walk, mute, speak

_ELSEWHERE: Final = ("http:", "https:", "ftp:", "file:", "\\\\")
_PICTURE_NAMES: Final = ("wzDescription", "wzName")
_PICTURE_IN_SHAPE: Final = "pib"


def _skip(walk: Walk, _: int | None) -> None:
    walk.tokens.skip_group()


def _fonts(walk: Walk, _: int | None) -> None:
    walk.fonts = read_fonts(walk.tokens.group())
    walk.state = replace(walk.state, codec=walk.fonts.get(walk.default_font, UNSAID))


def _colours(walk: Walk, _: int | None) -> None:
    walk.colours.define(walk.tokens.group())


def _styles(walk: Walk, _: int | None) -> None:
    walk.styles.define(walk.tokens.group())


def _lists(walk: Walk, _: int | None) -> None:
    walk.lists.define(walk.tokens.group(), walk.group_text)


def _list_overrides(walk: Walk, _: int | None) -> None:
    walk.lists.override(walk.tokens.group(), walk.group_text)


def _title(walk: Walk, _: int | None) -> None:
    walk.title = walk.title or " ".join(visible(walk.group_text()).split())


def _number(walk: Walk, _: int | None) -> None:
    printed = visible(walk.group_text())
    if not (walk.state.mute or walk.state.look.hidden or walk.state.look.deleted):
        walk.flow.number(printed)


def _template(walk: Walk, _: int | None) -> None:
    target = visible(walk.group_text()).strip()
    if target.lower().startswith(_ELSEWHERE):
        walk.flow.add_beside([NoteDraft("linked-content", target)])


def _field(walk: Walk, _: int | None) -> None:
    walk.state = replace(walk.state, field=Field())


def _field_instruction(walk: Walk, _: int | None) -> None:
    field = walk.state.field
    field.instruct(visible(walk.group_text()))
    walk.put(field.shown)
    if field.fetches and not walk.state.mute:
        walk.flow.add_beside([NoteDraft("linked-content", field.argument)])


def _field_result(walk: Walk, _: int | None) -> None:
    if walk.state.field.is_furniture:
        mute(walk)
    elif walk.state.field.is_contents:
        walk.state = replace(walk.state, look=replace(walk.state.look, contents=True))


def _picture(walk: Walk, _: int | None) -> None:
    walk.flush()
    mute(walk)
    flow = walk.flow

    def end() -> None:
        flow.add_beside([PictureDraft(walk.pictured)])
        walk.pictured = ""

    walk.at_end(end)


def _shape(walk: Walk, _: int | None) -> None:
    mute(walk)
    walk.pictured = ""


def _property_name(walk: Walk, _: int | None) -> None:
    walk.property = walk.group_text().strip()


def _property_value(walk: Walk, _: int | None) -> None:
    if walk.property in _PICTURE_NAMES:
        walk.pictured = visible(walk.group_text()).strip() or walk.pictured
    elif walk.property != _PICTURE_IN_SHAPE:
        walk.tokens.skip_group()


def _object_class(walk: Walk, _: int | None) -> None:
    walk.object = visible(walk.group_text()).strip()


def _object_data(walk: Walk, _: int | None) -> None:
    walk.tokens.skip_group()
    walk.flow.add_beside([ObjectDraft(walk.object, "")])
    walk.object = ""


def _text_box(walk: Walk, _: int | None) -> None:
    walk.read_apart(walk.flow.add_beside, walk.comments)


def _margin(walk: Walk, _: int | None) -> None:
    walk.read_apart(lambda drafts: walk.margins.extend(_texts(drafts)))


def _comment_begins(walk: Walk, _: int | None) -> None:
    walk.comments.begin(walk.group_text().strip())


def _comment_ends(walk: Walk, _: int | None) -> None:
    walk.comments.end(walk.group_text().strip())


def _comment_author(walk: Walk, _: int | None) -> None:
    walk.comments.sign(visible(walk.group_text()))


def _comment_reference(walk: Walk, _: int | None) -> None:
    walk.comments.refer(walk.group_text().strip())


def _comment_date(walk: Walk, _: int | None) -> None:
    walk.comments.date(walk.group_text())


def _comment(walk: Walk, _: int | None) -> None:
    around = walk.flow

    def end(drafts: list[Draft]) -> None:
        if name := walk.comments.write("\n".join(_texts(drafts))):
            around.comment(name)

    walk.read_apart(end)


def _texts(drafts: list[Draft]) -> list[str]:
    """Each paragraph by itself."""
    texts: list[str] = []
    waiting = list(reversed(drafts))
    while waiting:
        draft = waiting.pop()
        if isinstance(draft, ParagraphDraft) and draft.visible.strip():
            texts.append(draft.visible.strip())
        elif isinstance(draft, TableDraft):
            inside = [each for row in draft.rows for cell in row.cells for each in cell.story]
            waiting.extend(reversed(inside))
    return texts


def _enter(walk: Walk, _: int | None) -> None:
    """Go on reading: the group holds text of the document, though old programs are told to leave it out."""


GROUPS: Final[Mapping[bytes, Meaning]] = {
    b"fonttbl": _fonts,
    b"colortbl": _colours,
    b"stylesheet": _styles,
    b"listtable": _lists,
    b"listoverridetable": _list_overrides,
    b"info": mute,
    b"title": _title,
    b"template": _template,
    b"listtext": _number,
    b"pntext": _number,
    b"field": _field,
    b"fldinst": _field_instruction,
    b"fldrslt": _field_result,
    b"upr": mute,
    b"ud": speak,
    b"pict": _picture,
    b"picprop": _enter,
    b"shppict": _enter,
    b"shp": _shape,
    b"shpgrp": _shape,
    b"shpinst": _enter,
    b"sn": _property_name,
    b"sv": _property_value,
    b"shptxt": _text_box,
    b"do": mute,
    b"dptxbxtext": _text_box,
    b"object": mute,
    b"objclass": _object_class,
    b"objdata": _object_data,
    b"result": speak,
    b"nesttableprops": _enter,
    b"moMath": _enter,
    b"moMathPara": _enter,
    b"atrfstart": _comment_begins,
    b"atrfend": _comment_ends,
    b"atnauthor": _comment_author,
    b"atnref": _comment_reference,
    b"atndate": _comment_date,
    b"annotation": _comment,
    **dict.fromkeys((b"header", b"headerl", b"headerr", b"headerf", b"footer", b"footerl", b"footerr", b"footerf"), _margin),
    **dict.fromkeys((b"footnote", b"nonesttables", b"nonshppict", b"shprslt", b"background", b"revtbl", b"filetbl", b"rsidtbl"), _skip),
    **dict.fromkeys(
        (b"xe", b"tc", b"rxe", b"txe", b"atnid", b"atnicn", b"atntime", b"atnparent", b"pntxta", b"pntxtb", b"mmathPict"), _skip
    ),
}
"""Only as the first word of a group."""
