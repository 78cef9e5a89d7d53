"""Texts that are larger, or longer in one direction, than any report: they are read as what they are, each character once."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gilint.document import Document
from gilint.readers.text import read_text
from gilint.readers.text.emphasis import plain

_MARKED = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
MANY = 100_000


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs()]


@given(st.text("*_ a甲", max_size=40))
def test_marks_go_in_pairs_from_the_left(text: str) -> None:
    assert plain(text) == _MARKED.sub(r"\2", text)


@pytest.mark.parametrize("piece", ["**a ", "__a ", "** ", "a  ", "# ", "...", "\t1", "1 ", "- 1 -\n", "第1页 "])
def test_a_piece_repeated_without_end(piece: str) -> None:
    document = read_text(f"总体情况\n{piece * MANY}好\n".encode())
    assert texts(document)[0] == "总体情况"
    assert texts(document)[-1].endswith("好")


def test_lines_below_a_table_that_might_be_pieces_of_a_label() -> None:
    row = "行政\t\n\n1\n\n\n\t\n\n2\n\n"
    document = read_text((f"总体情况\n{row * 4}" + "好的\n" * MANY).encode())
    assert len(list(document.tables())) == 1
    assert texts(document).count("好的") >= MANY - 1


def test_a_cell_whose_text_goes_on_for_many_lines() -> None:
    cells = "\t项目\n\t数量\n\n\t信息\n\t1\n"
    document = read_text((cells + "续行\n" * MANY).encode())
    (table,) = document.tables()
    assert table.cells[-1].text == "1\n" + "\n".join(["续行"] * MANY)


def test_a_line_of_more_cells_than_any_row_has_is_none() -> None:
    document = read_text(("项目\t数量\n信息\t1\n" + "好\t" * 300 + "好").encode())
    assert [(table.rows, table.columns) for table in document.tables()] == [(2, 2)]
    assert len(texts(document)) == 1
    assert not list(read_text(("|" * 300 + "好|").encode()).tables())


def test_a_paragraph_cut_into_many_lines_is_one() -> None:
    line = "这是一行写满了整个页宽的文字它在句子中间就断开了要接到下一行去才完整"
    document = read_text(((line + "\n") * 5000).encode())
    assert texts(document) == [line * 5000]


def test_page_numbers_of_many_pages_are_margins() -> None:
    document = read_text("\f".join(f"正文{page}\n- {page} -" for page in range(1, 999)).encode())
    assert len(document.margins) == 998
    assert texts(document)[0].startswith("正文1")
