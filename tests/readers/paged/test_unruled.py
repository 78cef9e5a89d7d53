"""Tables without lines: position alone says which column a number stands in."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from gilint.readers.paged.found import PageTable, tables_of
from gilint.readers.paged.page import Box, Glyph, Page, Rule
from tests.readers.paged.pages import HEIGHT, WIDTH, drawn

SIZE = 10.0
PITCH = 24.0
AT = (60.0, 240.0, 320.0, 400.0, 480.0)
"""The left edge of the labels, and the middles of the columns of values."""
HEADER = ("", "自然人", "企业", "科研机构", "总计")
ROWS = (("一、新收", "1", "22", "333", "356"), ("二、结转", "", "5", "", "5"), ("三、办理", "7", "", "1200", "1207"))


def width(text: str) -> float:
    return sum(glyph.box.right - glyph.box.left for glyph in drawn(text, size=SIZE))


def set_out(rows: Sequence[Sequence[str]], align: str = "middle", top: float = 100.0, pitch: float = PITCH) -> list[Glyph]:
    """Rows of cells whose lines are parted by a bar; values stand beside the middle of labels of several lines."""
    glyphs: list[Glyph] = []
    for row in rows:
        lines = row[0].split("|")
        for number, line in enumerate(lines):
            glyphs += drawn(line, AT[0], top + 13 * number, SIZE)
        middle = top + 13 * (len(lines) - 1) / 2
        for at, text in zip(AT[1:], row[1:], strict=False):
            left = {"middle": at - width(text) / 2, "left": at - 20, "right": at + 20 - width(text)}[align]
            glyphs += drawn(text, left, middle, SIZE)
        top += pitch + 13 * (len(lines) - 1)
    return glyphs


def tables(*sheets: Sequence[Glyph], rules: Sequence[Rule] = ()) -> list[tuple[PageTable, ...]]:
    return tables_of([Page(number, WIDTH, HEIGHT, tuple(glyphs), tuple(rules)) for number, glyphs in enumerate(sheets, start=1)])


def texts(table: PageTable) -> list[tuple[str, ...]]:
    rows: list[list[str]] = [[""] * (len(table.columns) - 1) for _ in table.rows[1:]]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return [tuple(row) for row in rows]


@pytest.mark.parametrize("align", ["left", "middle", "right"])
def test_blank_cells_move_no_value(align: str) -> None:
    (((table,)),) = tables(set_out([HEADER, *ROWS], align))
    assert texts(table) == [HEADER, *ROWS]
    assert table.kind == "aligned"
    assert table.labels == 1


def test_labels_of_several_lines_stay_with_their_values() -> None:
    rows = [
        ("一、本年新收|政府信息公开|申请数量", "1", "2", "3", "6"),
        ("二、上年", "4", "", "6", "10"),
        ("三、本年度|办理结果", "", "8", "9", "17"),
    ]
    ((table,),) = tables(set_out([HEADER, *rows]))
    assert texts(table)[1:] == [(row[0].replace("|", ""), *row[1:]) for row in rows]


def test_a_column_without_any_value_is_one() -> None:
    rows = [(row[0], *row[1:3], "", row[4]) for row in ROWS]
    ((table,),) = tables(set_out([HEADER, *rows]))
    assert texts(table) == [HEADER, *rows]


def test_a_heading_of_several_columns_stands_over_them() -> None:
    glyphs = [*drawn("法人或者其他各类组织", 310, 76, SIZE), *set_out([HEADER, *ROWS])]
    ((table,),) = tables(glyphs)
    heading = next(cell for cell in table.cells if cell.text.startswith("法人"))
    assert (heading.column, heading.column_span) == (2, 2)
    assert texts(table)[2:] == list(ROWS)


def test_a_row_of_many_values_below_headings_is_a_table() -> None:
    names, values = ("", "维持", "纠正", "其他", "总计"), ("", "1", "2", "3", "6")
    glyphs = [*drawn("行政复议", 220, 60, SIZE), *drawn("行政诉讼", 420, 60, SIZE), *set_out([names, values], top=84)]
    ((table,),) = tables(glyphs)
    assert texts(table)[-2:] == [names[1:], values[1:]]


def test_lines_across_part_the_rows() -> None:
    """A label close above another one belongs to another row where a line runs between them."""
    rules = [Rule(Box(AT[0], y, 520, y)) for y in (96, 111, 126, 141, 156)]
    ((table,),) = tables(set_out([HEADER, *ROWS], pitch=15), rules=rules)
    assert texts(table) == [HEADER, *ROWS]


def test_the_last_row_may_stand_alone_on_the_next_page() -> None:
    rest = [*set_out([("四、结转", "", "9", "", "9")], top=60), *drawn("以上为统计数字。", 60, 200, SIZE)]
    first, second = tables(set_out([HEADER, *ROWS]), rest)
    assert texts(first[0])[-1] == ROWS[-1]
    assert texts(second[0]) == [("四、结转", "", "9", "", "9")]


PROSE = "全年主动公开信息86条，其中网站发布31条，收到申请12件，办结11件，结转1件，同比增长3.5%，办理情况良好。"
NO_TABLES = {
    "a paragraph": [drawn(PROSE[start : start + 40], 60, 100 + start, SIZE) for start in range(0, len(PROSE), 40)],
    "a list": [drawn(f"{number}. 公开信息 {number * 7} 条，办理 {number} 件", 60, 100 + 20 * number, SIZE) for number in range(1, 9)],
    "a table of contents": [
        [*drawn(title, 60, 100 + 20 * number, SIZE), *drawn(str(number), 500, 100 + 20 * number, SIZE)]
        for number, title in enumerate(["总体情况", "主动公开", "依申请公开", "行政复议", "存在问题"], start=1)
    ],
    "whom to ask": [
        [*drawn(name, 60, 100 + 20 * number, SIZE), *drawn(value, 160, 100 + 20 * number, SIZE)]
        for number, (name, value) in enumerate([("联系人", "李某"), ("电话", "000-1234567"), ("邮编", "000000")])
    ],
    "a date below a name": [drawn("青屿县水务局", 400, 100, SIZE), drawn("2025 年 1 月 20 日", 400, 120, SIZE)],
    "numbers that are not below one another": [
        drawn(f"{'公开信息办理申请'[: number % 5 + 3]} {number} {number * 31} {number * 7 % 5} 0", 60, 100 + 20 * number, SIZE)
        for number in range(1, 12)
    ],
}


@pytest.mark.parametrize("name", NO_TABLES)
def test_other_things_stay_text(name: str) -> None:
    assert tables([glyph for line in NO_TABLES[name] for glyph in line]) == [()]


def test_where_one_table_cannot_be_told_none_is() -> None:
    run_together = [(f"{row[0]}{number}", *row[1:]) for number, row in enumerate(ROWS)]
    assert [len(found) for found in tables(set_out([HEADER, *ROWS]))] == [1]
    assert tables(set_out([HEADER, *ROWS]), set_out([HEADER, *run_together])) == [(), ()]


def test_a_table_that_is_all_on_a_page_and_cannot_be_told_leaves_the_others_alone() -> None:
    """Numbers without a label, so close below others that they may be the ends of these."""
    columns = range(80, 480, 50)
    names = [glyph for at in columns for glyph in drawn("结果", at, 60, SIZE)]
    numbers = [glyph for y in (84, 96) for at in columns for glyph in drawn(str(at), at, y, SIZE)]
    after = drawn("五、存在的主要问题及改进情况", AT[0], 140, SIZE)
    found = tables(set_out([HEADER, *ROWS]), [*names, *numbers, *after])
    assert [len(each) for each in found] == [1, 0]
    assert texts(found[0][0]) == [HEADER, *ROWS]


def test_labels_of_many_lines_go_with_their_values_by_the_numbers_in_front() -> None:
    """Close to one another, and values beside the first line: only numbers tell where the next label begins."""
    labels = ("1.属于|国家秘密", "2.其他|法律行政|法规禁止|公开", "3.危及|三安全一|稳定")
    glyphs, top = set_out([HEADER], top=60), 84.0
    for number, label in enumerate(labels, start=1):
        lines = label.split("|")
        glyphs += [glyph for at, line in enumerate(lines) for glyph in drawn(line, AT[0], top + 13 * at, SIZE)]
        glyphs += [glyph for at in AT[1:] for glyph in drawn(str(number), at, top, SIZE)]
        top += 13 * len(lines)
    ((table,),) = tables(glyphs)
    assert texts(table)[1:] == [(label.replace("|", ""), *[str(number)] * 4) for number, label in enumerate(labels, start=1)]


def test_a_number_right_behind_its_label_is_one() -> None:
    rows = [(f"{name}、办理", "1", "2", "3", "6") for name in "一二三四"]
    start = AT[1] - 20
    rows[2] = ("办理的结果总计", *rows[2][1:])
    glyphs = [glyph for glyph in set_out([HEADER, *rows], "left") if glyph.box.left > 200 or not 160 < glyph.box.top < 175]
    glyphs += drawn(rows[2][0], start - width(rows[2][0]) - 3, 100 + 3 * PITCH, SIZE)
    ((table,),) = tables(glyphs)
    assert [("".join(cells[:-4]), *cells[-4:]) for cells in texts(table)] == [HEADER, *rows]


def test_what_a_browser_prints_at_the_edge_is_no_row() -> None:
    edge = [glyph for at, text in zip(AT, ("青屿县", "11", "23", "26", "48"), strict=True) for glyph in drawn(text, at, 10, SIZE)]
    ((table,),) = tables([*edge, *set_out([HEADER, *ROWS], top=32)])
    assert texts(table) == [HEADER, *ROWS]


def test_a_ruled_table_is_not_found_again() -> None:
    rules = [Rule(Box(50, y, 530, y)) for y in (92, 116, 140, 164, 188)] + [Rule(Box(x, 92, x, 188)) for x in (50, 200, 280, 360, 440, 530)]
    ((table,),) = tables(set_out([HEADER, *ROWS]), rules=rules)
    assert table.kind == "ruled"
    assert texts(table) == [HEADER, *ROWS]
