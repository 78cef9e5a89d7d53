"""What stands beside the text or beside other text: columns, numbers of lines, and lines that only look like running headers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gilint.document import Paragraph, Table
from gilint.readers.paged.compose import compose
from gilint.readers.paged.page import Box, Glyph, Rule
from tests.readers.paged.pages import RIGHT, drawn, pages_of, wrapped
from tests.readers.paged.test_prose import LONG, REPORT

PITCH = 30.0


def _texts(sheets: list[list[Glyph]]) -> list[str]:
    return [paragraph.text for paragraph in compose(pages_of(sheets), "pdf").paragraphs()]


def _rows(glyphs: list[Glyph]) -> list[str]:
    """Paragraphs and the rows of tables, without blanks."""
    found: list[str] = []
    for block in compose(pages_of([glyphs]), "pdf").blocks:
        if isinstance(block, Table):
            found += ["".join(cell.text for cell in row if cell) for row in block.grid()]
        elif isinstance(block, Paragraph):
            found.append(block.text)
    return ["".join(text.split()) for text in found]


def _set(words: str, left: float, width: int, top: float, rows: int = 99) -> list[Glyph]:
    """Words in a column so many characters wide, without indent."""
    pieces = [words[start : start + width] for start in range(0, len(words), width)][:rows]
    return [glyph for number, piece in enumerate(pieces) for glyph in drawn(piece, left=left, top=top + PITCH * number)]


@pytest.mark.parametrize("gap", [21, 26, 36])
def test_columns_with_the_gap_that_word_leaves_are_read_one_after_the_other(gap: int) -> None:
    left, right = LONG[:88], LONG[88:]
    assert _texts([[*_set(left, 80, 11, 100), *_set(right, 80 + 220 + gap, 11, 100)]]) == [LONG]


def test_three_narrow_columns_are_read_one_after_the_other() -> None:
    thirds = (LONG[:54], LONG[54:108], LONG[108:])
    assert _texts([[glyph for index, third in enumerate(thirds) for glyph in _set(third, 40 + 201 * index, 9, 100)]]) == [LONG]


def test_columns_whose_lines_stand_on_different_heights_are_two() -> None:
    assert _texts([[*_set(LONG[:88], 80, 11, 100), *_set(LONG[88:], 322, 11, 112)]]) == [LONG]


@pytest.mark.parametrize("more", ["，并归档。", "，并归档，附卷备查供日后核对之用，到期销毁。"])
def test_the_longer_left_column_is_read_to_its_end_and_headings_around_columns_stand_alone(more: str) -> None:
    left, right = LONG[:88] + more, LONG[88:150] + "。"
    below = 100 + PITCH * (2 + -(-len(left) // 11))
    glyphs = [*drawn(REPORT[0], top=100), *_set(left, 80, 11, 130), *_set(right, 321, 11, 130), *drawn(REPORT[5], top=below - PITCH)]
    assert _texts([glyphs])[0] == REPORT[0]
    assert _texts([glyphs])[-1] == REPORT[5]
    assert "".join(_texts([glyphs])[1:-1]) == left + right


def test_columns_that_end_on_the_next_page_go_on_there() -> None:
    sheets = [[*_set(LONG[:88], 80, 11, 100), *_set(LONG[88:132], 321, 11, 100)], [*_set(LONG[132:143], 80, 11, 100)]]
    sheets[0] += _set(LONG[88:132], 321, 11, 100 + 4 * PITCH)
    sheets[1] += [*_set("至此为止。", 321, 11, 100), *drawn(REPORT[5], top=130)]
    assert _texts(sheets) == [LONG[:132] + LONG[88:132] + LONG[132:143] + "至此为止。", REPORT[5]]


def test_rows_of_labels_and_figures_and_marks_of_items_are_no_columns() -> None:
    labels = ["一、本年新收政府信息公开", "二、上年结转政府信息公开", "三、予以公开的申请数量有", "四、不予公开的申请数量有"]
    rows = [
        [*drawn(label, top=100 + 30 * n), *drawn(f"{n}1 {n}2 {n}3 {n}4 7", left=360, top=100 + 30 * n)] for n, label in enumerate(labels)
    ]
    assert _rows([glyph for row in rows for glyph in row]) == [f"{label}{n}1{n}2{n}3{n}47" for n, label in enumerate(labels)]
    items = [[*drawn(f"{n}.", top=100 + 30 * n), *drawn(LONG[n : n + 14], left=140, top=100 + 30 * n)] for n in range(1, 5)]
    glyphs = [*drawn(LONG[:22], top=40), *(glyph for item in items for glyph in item)]
    assert _rows(glyphs) == [LONG[:22], *(f"{n}.{LONG[n : n + 14]}" for n in range(1, 5))]


@pytest.mark.parametrize("at_right", [False, True])
@pytest.mark.parametrize("every", [1, 5])
@pytest.mark.parametrize("restart", [True, False])
def test_numbers_that_count_lines_are_no_text(every: int, at_right: bool, restart: bool) -> None:
    sheets = wrapped(REPORT, height=500)
    counted: list[list[Glyph]] = []
    count = 0
    for sheet in sheets:
        count = 0 if restart else count
        counted.append(list(sheet))
        for top in sorted({glyph.box.top for glyph in sheet}):
            count += 1
            if count % every == 0:
                left = RIGHT + 15 if at_right else 65 - 6 * len(str(count))
                counted[-1] += drawn(str(count), left=left, top=top + 4, size=12)
    assert _texts(counted) == [*REPORT]


def test_numbers_of_rows_and_items_are_text() -> None:
    rows = [LONG[:20] + "：", *(f"{number}\t{LONG[number : number + 8]}" for number in range(1, 9)), "以上共八项。"]
    glyphs = [glyph for number, row in enumerate(rows) for glyph in drawn(row, top=100 + 30 * number)]
    assert "".join(_rows(glyphs)) == "".join(rows).replace("\t", "")


def test_a_sentence_at_the_top_of_two_pages_is_text_and_a_running_header_is_none() -> None:
    first = LONG[:44] + "。"
    sheets = [wrapped([f"{LONG}。"])[0], *(wrapped([f"{first}{more}"], top=100, indent=0)[0] for more in (LONG[50:90], LONG[70:130]))]
    for sheet in sheets:
        sheet += drawn("青屿县水务局二〇二四年度报告", top=50, size=12)
    document = compose(pages_of(sheets), "pdf")
    words = "".join(paragraph.text for paragraph in document.paragraphs())
    assert words == f"{LONG}。{first}{LONG[50:90]}{first}{LONG[70:130]}".replace("　", "")
    assert set(document.margins) == {"青屿县水务局二〇二四年度报告"}


def test_footnotes_below_their_stroke_are_no_part_of_the_text_that_goes_on_over_the_page() -> None:
    sheets = pages_of(wrapped(REPORT, height=300))
    noted = [
        replace(
            sheet,
            glyphs=(
                *sheet.glyphs,
                *drawn(f"{sheet.number} 据县政府办公室统计。", top=700, size=12),
                *drawn("不含乡镇。", top=718, size=12),
            ),
            rules=(Rule(Box(80, 690, 190, 690)),),
        )
        for sheet in sheets
    ]
    document = compose(noted, "pdf")
    assert [paragraph.text for paragraph in document.paragraphs()] == [*REPORT]
    assert f"{len(sheets)} 据县政府办公室统计。" in document.margins
    without = compose([replace(sheet, rules=()) for sheet in noted[:1]], "pdf")
    assert "1 据县政府办公室统计。" in [paragraph.text for paragraph in without.paragraphs()]
