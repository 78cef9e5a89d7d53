"""Tables in which only lines across part the rows: where words stand says in which column each is."""

from __future__ import annotations

from collections.abc import Sequence

from gilint.readers.paged.found import PageTable, tables_of
from gilint.readers.paged.page import Box, Glyph, Page, Rule
from tests.readers.paged.pages import HEIGHT, WIDTH, drawn

SIZE = 10.0
LEFT, RIGHT = 60.0, 520.0
MIDDLES = (260.0, 340.0, 420.0, 490.0)
"""Of the columns of values."""
ROW = 24.0
HEADER = ("", "自然人", "企业", "科研机构", "总计")
ROWS = (("一、新收", "1", "22", "333", "356"), ("二、结转", "", "5", "", "5"), ("三、办理", "7", "", "1200", "1207"))


def across(y: float, left: float = LEFT, right: float = RIGHT) -> Rule:
    return Rule(Box(left, y, right, y))


def width(text: str) -> float:
    return sum(glyph.box.right - glyph.box.left for glyph in drawn(text, size=SIZE))


def row(texts: Sequence[str], top: float, align: str = "middle") -> list[Glyph]:
    """The first text is a label; lines of a text are parted by a bar and stand around the middle of the row."""
    glyphs: list[Glyph] = []
    for at, text in zip((None, *MIDDLES), texts, strict=True):
        lines = text.split("|")
        for number, line in enumerate(lines):
            y = top + (ROW - SIZE) / 2 + 12 * (number - (len(lines) - 1) / 2)
            left = LEFT + 6 if at is None else {"middle": at - width(line) / 2, "left": at - 30, "right": at + 25 - width(line)}[align]
            glyphs += drawn(line, left, y, SIZE)
    return glyphs


def table(rows: Sequence[Sequence[str]], top: float = 100.0, align: str = "middle") -> tuple[list[Glyph], list[Rule]]:
    glyphs = [glyph for number, texts in enumerate(rows) for glyph in row(texts, top + ROW * number, align)]
    return glyphs, [across(top + ROW * number) for number in range(len(rows) + 1)]


def read(*pages: tuple[Sequence[Glyph], Sequence[Rule]]) -> list[tuple[PageTable, ...]]:
    return tables_of([Page(number, WIDTH, HEIGHT, tuple(glyphs), tuple(rules)) for number, (glyphs, rules) in enumerate(pages, start=1)])


def texts(found: PageTable) -> list[tuple[str, ...]]:
    rows: list[list[str]] = [[""] * (len(found.columns) - 1) for _ in found.rows[1:]]
    for cell in found.cells:
        rows[cell.row][cell.column] = cell.text
    return [tuple(cells) for cells in rows]


def test_blank_cells_move_no_value() -> None:
    for align in ("left", "middle", "right"):
        (((found,)),) = read(table([HEADER, *ROWS], align=align))
        assert found.kind == "barred"
        assert texts(found) == [HEADER, *ROWS], align


def test_headings_on_the_left_stand_over_numbers_on_the_right() -> None:
    glyphs = [
        *row(HEADER, 100, "left"),
        *(glyph for number, cells in enumerate(ROWS) for glyph in row(cells, 100 + ROW * (number + 1), "right")),
    ]
    ((found,),) = read((glyphs, [across(100 + ROW * number) for number in range(5)]))
    assert texts(found) == [HEADER, *ROWS]


def test_a_label_of_several_lines_is_one_and_so_is_a_number_that_found_no_room() -> None:
    rows = [HEADER, ("一、本年新收政府|信息公开申请数量", "12345|6", "22", "333", "356"), *ROWS[1:]]
    ((found,),) = read(table(rows))
    assert texts(found)[1] == ("一、本年新收政府信息公开申请数量", "123456", "22", "333", "356")


def test_labels_of_several_rows_reach_as_far_as_no_stroke_does() -> None:
    glyphs, rules = table([HEADER, *ROWS])
    shorter = [rules[0], rules[1], across(rules[2].box.top, 120), across(rules[3].box.top, 120), rules[4]]
    inner = [*drawn("甲", 130, 131, SIZE), *drawn("乙", 130, 155, SIZE), *drawn("丙", 130, 179, SIZE)]
    numbers = [glyph for glyph in glyphs if glyph.box.left > 200 or glyph.box.top < 124]
    group = drawn("办理", LEFT + 6, 155, SIZE)
    ((found,),) = read(([*numbers, *inner, *group], shorter))
    merged = next(cell for cell in found.cells if cell.text == "办理")
    assert (merged.row, merged.row_span, merged.column, merged.column_span) == (1, 3, 0, 1)
    assert [cells[1] for cells in texts(found)[1:]] == ["甲", "乙", "丙"]
    assert [cells[2:] for cells in texts(found)[1:]] == [cells[1:] for cells in ROWS]


def test_a_blank_table_has_the_columns_of_its_headings() -> None:
    blank = [(cells[0], "", "", "", "") for cells in ROWS]
    ((found,),) = read(table([HEADER, *blank]))
    assert texts(found) == [HEADER, *blank]


def test_the_heading_of_the_next_part_parts_two_tables() -> None:
    upper, above = table([HEADER, *ROWS])
    heading = drawn("四、行政复议、行政诉讼情况", LEFT, 210, 14)
    lower, below = table([HEADER, *ROWS[:2]], top=240)
    ((first, second),) = read(([*upper, *heading, *lower], [*above, *below]))
    assert texts(first) == [HEADER, *ROWS]
    assert texts(second) == [HEADER, *ROWS[:2]]


def test_a_row_without_numbers_is_no_heading() -> None:
    rows = [HEADER, ROWS[0], ("二、结转", "", "", "", ""), ROWS[2]]
    ((found,),) = read(table(rows))
    assert texts(found) == rows


def test_a_row_that_a_page_break_left_open_goes_on() -> None:
    glyphs, rules = table([HEADER, *ROWS], top=600)
    rest, below = table([("四、其余", "2", "3", "4", "9"), ("五、合计", "8", "9", "10", "27")], top=60)
    ((first,), (second,)) = read((glyphs, rules[:-1]), (rest, below[1:]))
    assert texts(first) == [HEADER, *ROWS]
    assert texts(second) == [("四、其余", "2", "3", "4", "9"), ("五、合计", "8", "9", "10", "27")]


def test_rows_between_which_no_stroke_runs_are_not_one() -> None:
    glyphs, rules = table([HEADER, *ROWS])
    ((found,),) = read((glyphs, [rules[0], rules[1], rules[4]]))
    assert found.kind == "aligned"
    assert texts(found) == [HEADER, *ROWS]


def test_sentences_between_lines_are_no_table() -> None:
    sentences = [
        drawn(f"全年公开信息{number}条，办理申请{number}件，均在法定期限内答复，没有发生行政复议。", LEFT, 100 + 30 * number, SIZE)
        for number in range(4)
    ]
    rules = [across(95 + 30 * number) for number in range(5)]
    assert read(([glyph for line in sentences for glyph in line], rules)) == [()]


def test_underlined_words_part_no_row() -> None:
    glyphs, rules = table([HEADER, *ROWS])
    ((found,),) = read((glyphs, [*rules, across(142, LEFT + 6, LEFT + 24)]))
    assert texts(found) == [HEADER, *ROWS]


def test_underlined_words_above_are_no_part_of_the_table() -> None:
    glyphs, rules = table([HEADER, *ROWS], top=200)
    above = [*drawn("首页", LEFT + 20, 100, SIZE), *drawn("年报", LEFT, 140, SIZE)]
    ((found,),) = read(([*above, *glyphs], [across(112, LEFT + 20, LEFT + 60), *rules]))
    assert texts(found) == [HEADER, *ROWS]
