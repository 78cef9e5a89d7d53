"""What cannot be seen is left out and noted; what can hardly be seen is kept and noted."""

from __future__ import annotations

from typing import Any

import pytest

SEEN = "全年主动公开信息三百条。"


@pytest.mark.parametrize(
    "opening",
    [
        "<span style='display:none'>",
        "<span style='DISPLAY: none !important'>",
        "<span style='visibility:hidden'>",
        "<span hidden>",
        "<span style='font-size:0'>",
        "<font style='font-size:0.0pt;'>",
        "<span style='mso-hide:all'>",
        "<span style='opacity:0'>",
        "<b style='display:none'><i>",
    ],
)
def test_hidden_text(opening: str, read: Any) -> None:
    document = read(f"<p>{SEEN}{opening}暗藏的字</span></font></b></p><p>尾</p>")
    assert [paragraph.text for paragraph in document.paragraphs()] == [SEEN, "尾"]
    assert [(note.kind, note.text) for note in document.notes] == [("hidden-text", "暗藏的字")]


@pytest.mark.parametrize(
    "page",
    [
        "<div style='font-size:0'><span style='font-size:16px'>文</span></div>",
        "<div style='visibility:hidden'><p style='visibility:visible'>文</p></div>",
        "<p style='font-size:0.9em'>文</p>",
        "<p style='display:none'>  </p><p>文<span hidden></span></p>",
        "<p>文</p><script>var a='暗'</script><style>p{}</style><template>暗</template><noscript>暗</noscript>",
    ],
)
def test_nothing_hidden(page: str, read: Any) -> None:
    document = read(page)
    assert [paragraph.text for paragraph in document.paragraphs()] == ["文"]
    assert document.notes == ()


@pytest.mark.parametrize("opening", ["<font color=white>", "<span style='color:#FFF'>", "<p style='color: rgb(255, 255, 255)'>"])
def test_white_text_is_kept_and_noted(opening: str, read: Any) -> None:
    document = read(f"<div>{SEEN}</div>{opening}看不见的字</p>")
    assert [paragraph.text for paragraph in document.paragraphs()] == [SEEN, "看不见的字"]
    assert [(note.kind, note.text) for note in document.notes] == [("invisible-colour", "看不见的字")]


@pytest.mark.parametrize("ground", ["background:#036", "background-color: navy", "background-image:url(a.png)"])
def test_white_text_on_a_colour_is_fine(ground: str, read: Any) -> None:
    assert (
        read(
            f"<div style='{ground}'><p style='color:white'>文</p></div><table><tr bgcolor=blue><td><font color=white>1<td>2<td>3</table>"
        ).notes
        == ()
    )


def test_hidden_row_and_cell(read: Any) -> None:
    page = "<table><tr><td>甲<td>乙<td>丙<tr style='display:none'><td>7<td>8<td>9<tr><td>1<td style='display:none'>0<td>2<td>3</table>"
    document = read(page)
    (table,) = document.tables()
    assert [cell.text for cell in table.cells] == ["甲", "乙", "丙", "1", "2", "3"]
    assert [(note.kind, note.text, note.place.table, note.place.row) for note in document.notes] == [
        ("hidden-row", "7 8 9", 1, 2),
        ("hidden-text", "0", 1, 2),
    ]


def test_hidden_text_outside_of_the_article_is_not_noted(read: Any) -> None:
    page = f"<div class=menu style='display:none'>菜单</div><div><div class=share hidden>分享到微信</div><p>{SEEN}</p><p>{SEEN}</p></div>"
    assert read(page).notes == ()
