"""Files that are damaged or mean harm: read, or refused in a word, never more than that."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gilint.readers import Limits, Unreadable
from gilint.readers.rtf import read_rtf

Rich = Callable[..., bytes]
MEGABYTE = 1024 * 1024


def reason(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Unreadable) as caught:
        read_rtf(data, limits or Limits())
    return caught.value.reason


@pytest.mark.parametrize("data", [b"", b"{", b"rtf", b"{\\html}", b"\x00\x01"])
def test_what_is_no_rich_text(data: bytes) -> None:
    assert reason(data) == "not-the-format"


def test_a_file_that_was_cut_off(rich_text: Rich) -> None:
    whole = rich_text(r"总体情况\par{\b 公开}\par")
    for length in range(len(rb"{\rtf1"), len(whole)):
        assert reason(whole[:length]) == "damaged"


def test_a_file_that_ends_before_its_text_does(rich_text: Rich) -> None:
    assert reason(rich_text(r"总体}情况\par")) == "damaged"
    assert list(read_rtf(rich_text(r"总体\par") + b"\r\n\0\0}", Limits()).paragraphs())


@pytest.mark.parametrize("count", [251, 200_000])
def test_groups_in_groups(rich_text: Rich, count: int) -> None:
    assert reason(rich_text("{" * count + "}" * count)) == "too-deep"


def test_tables_in_tables_without_end(rich_text: Rich) -> None:
    assert reason(rich_text(r"\intbl\itap2000000000 x\nestcell")) == "too-deep"
    assert reason(rich_text("".join(rf"\intbl\itap{depth} x\nestcell" for depth in range(2, 100)))) == "too-deep"


BOMBS: dict[str, Callable[[], bytes]] = {
    "groups": lambda: b"{}" * 10 * MEGABYTE,
    "paragraphs": lambda: rb"x\par " * 3 * MEGABYTE,
    "cells": lambda: rb"\intbl x\cell " * MEGABYTE,
    "rows": lambda: rb"\trowd\cellx9\intbl x\cell\row " * (MEGABYTE // 4),
    "edges": lambda: b"".join(b"\\trowd\\cellx%d\\intbl x\\cell\\row " % (100 * place) for place in range(5000)),
    "words": lambda: rb"\v1 x\v0 y" * 2 * MEGABYTE,
    "pictures": lambda: rb"{\pict 00}" * MEGABYTE,
    "comments": lambda: b"".join(b"{\\*\\atrfstart %d}" % place for place in range(10_000)) + rb"x\b y\par " * 10_000,
    "text boxes": lambda: (rb"{\shp{\shptxt " * 80 + b"x" + b"}}" * 80) * 10_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_more_than_any_report_holds(rich_text: Rich, name: str) -> None:
    assert reason(rich_text(BOMBS[name]()[: 19 * MEGABYTE])) in ("bomb", "damaged")


HUGE: dict[str, Callable[[], bytes]] = {
    "a control word": lambda: b"\\" + b"a" * 10 * MEGABYTE,
    "a number": lambda: b"\\u" + b"9" * 10 * MEGABYTE,
    "a text": lambda: b"x" * 10 * MEGABYTE,
    "bytes": lambda: rb"\'d6\'d0" * MEGABYTE,
    "a picture": lambda: b"{\\pict " + b"00" * 10 * MEGABYTE + b"}",
    "binary": lambda: b"{\\pict\\bin%d " % (10 * MEGABYTE) + b"{" * 10 * MEGABYTE + b"}",
    "zeros": lambda: b"\0" * 10 * MEGABYTE,
    "edges of one row": lambda: b"\\cellx1" * 200_000,
    "a substitute": lambda: rb"\uc2000000000\u1 " + b"x" * 1000,
    "a definition": lambda: rb"\trowd\cellx2147483648\cellx-99999999999\intbl x\cell y\cell\row",
    "styles of styles": lambda: (
        b"{\\stylesheet" + b"".join(b"{\\s%d\\sbasedon%d x;}" % (place, place + 1) for place in range(50_000)) + b"}\\s1 x"
    ),
    "a style of itself": lambda: rb"{\stylesheet{\s1\sbasedon2 a;}{\s2\sbasedon1 b;}}\s1 x",
    "a list without end": lambda: rb"{\*\listtable" + rb"{\list{\listlevel{\leveltext\'02\'00;}}\listid1}" * 20_000 + rb"}\ls1 x",
}


@pytest.mark.parametrize("name", HUGE)
def test_large_things_that_do_no_harm(rich_text: Rich, name: str) -> None:
    document = read_rtf(rich_text(HUGE[name]() + b"\\par\\pard y\\par"), Limits())
    assert [paragraph.text for paragraph in document.paragraphs()][-1].endswith("y")


def test_binary_that_reaches_beyond_the_file(rich_text: Rich) -> None:
    assert reason(rich_text(rb"{\pict\bin999999999 x}y")) == "damaged"


ODDITIES = rb"""
    \par \cell \row \trowd \cellx9 \intbl \itap2 \nestcell \nestrow \pard \plain \deleted \v \revised \u-9 \uc3 \'d6 \'d \ \bin2 x 9 } {
    {\field {\*\fldinst {\fldrslt {\shp {\shptxt {\pict {\header {\*\annotation {\listtext \ls1 \ilvl9 {\*\atrfstart {\*\atrfend {\*\x
    {\stylesheet {\fonttbl \s1 \clvmgf \clvmrg \clmgf \clmrg \trleft-9 {\upr {\*\ud {\object {\*\objdata {\*\listtable {\*\listoverridetable
""".split()


@given(st.lists(st.sampled_from([*ODDITIES, b"\xd6", b"\xd0", b" "]), max_size=60))
def test_marks_in_places_where_none_belong(rich_text: Rich, pieces: list[bytes]) -> None:
    body = b"".join(pieces)
    with suppress(Unreadable):
        document = read_rtf(rich_text(body + b"}" * len(re.findall(rb"\{", body))), Limits())
        assert all(paragraph.text.strip() for paragraph in document.paragraphs())


@given(st.binary(max_size=300))
def test_bytes_of_any_kind(data: bytes) -> None:
    with suppress(Unreadable):
        read_rtf(rb"{\rtf1" + data + b"}", Limits())


@given(st.data())
def test_a_damaged_file_is_read_or_refused(rich_text: Rich, data: st.DataObject) -> None:
    row = r"\trowd\clvmgf\cellx900\cellx1800\pard\intbl 甲{\deleted 1}\cell{\*\nesttableprops\trowd\cellx5\nestrow}乙\cell\row"
    whole = bytearray(
        rich_text(
            row * 3 + r"\pard{\field{\*\fldinst TOC}{\fldrslt 目录}}\par{\shp{\*\shpinst{\shptxt 框\par}}}{\listtext 一、}\ls1 尾\par"
        )
    )
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(6, len(whole) - 1))
        whole[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    with suppress(Unreadable):
        read_rtf(bytes(whole), Limits())
