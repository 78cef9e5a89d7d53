"""Bytes come back as the text that was written, whatever the file says of itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gilint.readers.decode import decode

LEVEL_ONE = bytes(byte for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF) for byte in (lead, trail)).decode("gb2312", "ignore")
LIKE_UTF8 = set("路掳")
"""In GB18030 these have the bytes that signs such as · have in UTF-8."""
HANZI = sorted(set(LEVEL_ONE) - LIKE_UTF8)
RARE = "镕喆堃垚昇㐂𠮷龘鿕"
SIGNS = "，。、；：（）《》“”—…　０１２３４５６７８９"
SIMPLIFIED = "本机关按照规定主动公开政府信息，全年收到申请十二件，均已依法答复。\r\n\u3000\u3000二、收到和处理情况\r\n共计 12 件\r\n"
TRADITIONAL = "本機關依照規定主動公開政府資訊，全年收到申請十二件，均已依法答復。處理結果與統計資料如下，並於每年公布。"

chinese = st.text(st.sampled_from([*HANZI, *SIGNS]), min_size=4, max_size=80)
running = st.text(st.sampled_from([*HANZI, *SIGNS, *"0123456789 \r\n\t"]), min_size=4, max_size=200)
declared = st.sampled_from(
    ["", "gb2312", "GBK", "utf-8", "UTF8", "big5", "utf-16", "iso-8859-1", "windows-1252", "x-sjis", "rot13", "没有"]
)


def mostly_chinese(text: str) -> bool:
    return sum(character in LEVEL_ONE for character in text) * 2 >= len(text) > 0


@given(chinese.filter(mostly_chinese), st.sampled_from(["utf-8", "gb18030", "utf-8-sig", "utf-16"]), declared)
def test_chinese_comes_back_whatever_is_declared(text: str, encoding: str, claim: str) -> None:
    assert decode(text.encode(encoding), claim).text == text


@given(running.filter(mostly_chinese), st.sampled_from(["utf-16-le", "utf-16-be"]), declared)
def test_utf16_without_a_mark_comes_back(text: str, encoding: str, claim: str) -> None:
    text = f"{text}共计12件\n"
    assert decode(text.encode(encoding), claim).text == text


@given(st.binary(max_size=300), declared)
def test_any_bytes_are_read(data: bytes, claim: str) -> None:
    assert decode(data, claim).replaced >= 0


@pytest.mark.parametrize("mark", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "gb18030"])
def test_byte_order_mark_decides_and_is_dropped(mark: str) -> None:
    found = decode(("\ufeff" + SIMPLIFIED).encode(mark), "big5")
    assert (found.text, found.encoding, found.replaced) == (SIMPLIFIED, mark, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_newlines_are_left_as_they_are(encoding: str) -> None:
    text = SIMPLIFIED + "甲\n乙\r丙\r\n\n"
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("claim", ["", "gb2312", "gbk", "big5", "utf-8"])
@pytest.mark.parametrize("text", ["镕喆", "刘喆", "朱镕喆", "赵垚", "昇", "𠮷野", "龘镕", "第二十条", "自然人商业企业"])
def test_short_and_rare_names_stay_gb18030(text: str, claim: str) -> None:
    assert decode(text.encode("gb18030"), claim).text == text


@given(st.text(st.sampled_from(RARE), min_size=1, max_size=6))
def test_rare_characters_among_common_ones(rare: str) -> None:
    text = f"局长{rare}主持会议并讲话"
    assert decode(text.encode("gb18030")).encoding == "gb18030"
    assert decode(text.encode("gb18030"), "gb2312").text == text


@pytest.mark.parametrize("claim", ["", "big5", "gb2312", "utf-8", "utf-16"])
@pytest.mark.parametrize("encoding", ["big5", "gb18030", "utf-8", "utf-16-le"])
def test_traditional_text_is_big5_only_when_it_is(encoding: str, claim: str) -> None:
    assert decode(TRADITIONAL.encode(encoding), claim).text == TRADITIONAL


@pytest.mark.parametrize("claim", ["", "gb2312", "utf-8", "big5"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@given(place=st.integers(0, len(SIMPLIFIED.encode("gb18030")) * 4))
def test_one_broken_byte_does_not_change_the_encoding(encoding: str, claim: str, place: int) -> None:
    data = bytearray((SIMPLIFIED * 5).encode(encoding))
    data[place] = 0xFF
    found = decode(bytes(data), claim)
    assert found.encoding == encoding
    assert 1 <= found.replaced <= 3
    assert found.text.endswith(SIMPLIFIED[-20:])


def test_a_cut_file_loses_its_last_character_only() -> None:
    found = decode((SIMPLIFIED + "件").encode()[:-1])
    assert (found.text, found.encoding, found.replaced) == (SIMPLIFIED + "\ufffd", "utf-8", 1)


def test_a_replacement_character_that_the_file_holds_is_not_counted() -> None:
    assert decode((SIMPLIFIED + "\ufffd").encode()).replaced == 0
    assert decode((SIMPLIFIED + "\ufffd").encode()[:-4] + b"\xff").replaced >= 1


def test_ascii_and_nothing() -> None:
    assert decode(b"").text == ""
    assert decode(b"<p>Copyright \xc2\xa9 2024</p>").text == "<p>Copyright © 2024</p>"
    assert decode("ab\n".encode("utf-16-le")).text == "ab\n"
