"""A document is laid out in reading order within the width, with tables as tables whatever format they came from."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from gilint.checking import Checked, Examined
from gilint.document import Attachment, Block, Document, GridCell, Image, Paragraph, Place, Table
from gilint.document import lay_out as table_of
from gilint.output.lines import plain
from gilint.preview.drawing import shown
from gilint.preview.layout import Layout, lay_out
from gilint.preview.page import show
from gilint.preview.search import search
from gilint.rules.run import Outcome
from tests import specimens, writers
from tests.preview import made

TEXTS = st.text(st.sampled_from("政府信息公开，。；）（“”〔2021〕 abc１❤👍\u3000\x07"), min_size=1, max_size=90)
BLOCKS = st.one_of(
    st.tuples(TEXTS, st.sampled_from([None, None, 1, 2])),
    st.lists(st.lists(TEXTS, min_size=1, max_size=4), min_size=1, max_size=4),
)


def checked_of(document: Document) -> Checked:
    return Checked("某报告.docx", "", "docx", "", "", specimens.report_of(document), Outcome((), (), (), ()), Examined())


def document_with(contents: list[object]) -> Document:
    """The clean report with blocks put behind it."""
    blocks: list[Block] = list(specimens.document().blocks)
    for index, content in enumerate(contents):
        if isinstance(content, list):
            rows = [[GridCell(text) for text in row] for row in content]
            blocks.append(table_of(rows, Place(table=10 + index)))
        elif isinstance(content, tuple):
            blocks.append(Paragraph(content[0], Place(paragraph=1000 + index), level=content[1]))
    return Document("docx", tuple(blocks))


def text_of(layout: Layout) -> str:
    return "".join("".join(area.text.split()) for piece in layout.pieces for area in piece.areas.values())


@settings(max_examples=40, deadline=None)
@given(st.lists(BLOCKS, max_size=5), st.integers(60, 120), st.booleans())
def test_every_line_fits_and_every_character_is_there_in_order(contents: list[object], width: int, ascii: bool) -> None:
    document = document_with(contents)
    layout = lay_out(checked_of(document), width, "zh", ascii)
    page = show(layout)
    assert all(cell_len(plain(line)) <= width for line in page.lines)
    wanted = (
        shown(text)
        for block in document.blocks
        for text in (
            [cell.text for cell in sorted(block.cells, key=lambda cell: (cell.row, cell.column))]
            if isinstance(block, Table)
            else [block.text]
            if isinstance(block, Paragraph)
            else []
        )
    )
    if all(piece.whole for piece in layout.pieces):
        assert text_of(layout) == "".join("".join(text.split()) for text in wanted)
    drawn = "".join("".join(plain(line).split()) for line in page.lines if not set(plain(line)) & set("│|"))
    assert all("".join(shown(block.text).split()) in drawn for block in document.blocks if isinstance(block, Paragraph))


@pytest.mark.parametrize("width", [30, 47, 60, 79, 120])
@pytest.mark.parametrize("path", made.SAMPLES, ids=lambda path: path.name)
def test_tables_of_samples_are_aligned_at_any_width(path: Path, width: int) -> None:
    for piece in lay_out(made.checked(path), width, "zh").pieces:
        sizes = {cell_len(plain(line)) for line in piece.lines}
        assert not sizes or max(sizes) <= width
        assert piece.table is None or len(sizes) == 1


@pytest.mark.parametrize(
    "write",
    [writers.tab_rows, writers.copied_rows, writers.copied_paragraphs, writers.tab_cells, writers.bar_rows],
    ids=lambda write: write.__name__,
)
@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_tables_of_text_are_drawn_as_those_of_the_document_they_came_from(tmp_path: Path, write: object, edition: str) -> None:
    year = 2023 if edition == "2021" else 2019
    document = specimens.document(year=year, cells={"t3.new.total": "12"})
    assert callable(write)
    path = tmp_path / "报告.txt"
    path.write_text(write(document), encoding="utf-8")
    assert _wide_tables(lay_out(made.checked(path), 100, "zh")) == _wide_tables(lay_out(checked_of(document), 100, "zh"))


def _wide_tables(layout: Layout) -> list[list[str]]:
    """The tables of the third and the fourth part; the one of the second falls into pieces where its captions have no tabs."""
    return [[plain(line) for line in piece.lines] for piece in layout.pieces if piece.table is not None][-2:]


def test_the_title_stands_in_the_middle_and_headings_below_a_blank_line() -> None:
    layout = lay_out(checked_of(specimens.document()), 80, "zh")
    lines = [plain(line) for line in show(layout).lines]
    title = lines[0]
    assert abs((cell_len(title) - cell_len(title.lstrip())) - 2 - (80 - cell_len(title))) <= 1
    headings = [index for index, line in enumerate(lines) if line.strip().startswith(("一、", "二、", "三、", "四、", "五、", "六、"))]
    assert len(headings) == 6
    assert all(lines[index - 1].strip() == "" for index in headings)
    assert all("strong" in {span.style for span in show(layout).lines[index]} for index in headings)


def test_no_line_begins_with_a_closing_mark() -> None:
    text = "全年收到申请，均已答复；意见（共十条）已采纳。" * 6
    lines = show(lay_out(checked_of(document_with([(text, None)])), 41, "zh")).lines
    assert [line for line in map(plain, lines) if line.strip()[:1] in tuple("，。；）")] == []


@pytest.mark.parametrize(
    ("lang", "picture", "file"), [("zh", "［图片 表.png］", "［附件 明细.xlsx］"), ("en", "[picture 表.png]", "[attachment 明细.xlsx]")]
)
def test_pictures_and_attached_files_have_a_line(lang: str, picture: str, file: str) -> None:
    blocks = (*specimens.document().blocks, Image("表.png", Place()), Attachment("明细.xlsx", "x", Place()))
    lines = show(lay_out(checked_of(Document("docx", blocks)), 60, "en" if lang == "en" else "zh")).lines
    assert [plain(line).strip() for line in lines[-2:]] == [picture, file]
    assert {span.style for line in lines[-2:] for span in line} == {"gutter", "faint"}


def test_what_would_steer_the_terminal_is_shown_as_a_picture_of_itself() -> None:
    lines = show(lay_out(checked_of(document_with([("红\x1b[31m字\u202e反", None), [["格\x1b[2J"]]])), 60, "zh")).lines
    told = "".join(plain(line) for line in lines)
    assert "红␛[31m字�反" in told
    assert "格␛[2J" in told
    assert "\x1b" not in told


def test_words_are_found_over_line_breaks_in_paragraphs_and_cells() -> None:
    text = "甲" * 30 + "公开申请ABC１２件" + "乙" * 10
    page = show(lay_out(checked_of(document_with([(text, None), [["列名公开申请abc12件很长", "1"]]])), 46, "zh"))
    matches = search(page, "公开申请 abc12件")
    assert {match.number for match in matches} == {0, 1}
    for number in (0, 1):
        found = "".join(_cut(page.lines[match.line], match.start, match.end) for match in matches if match.number == number)
        assert found.upper().replace("１２", "12") == "公开申请ABC12件"
    assert search(page, "没有的字") == search(page, " ") == ()


def _cut(line: tuple[object, ...], start: int, end: int) -> str:
    text = plain(line)  # type: ignore[arg-type]
    return "".join(sign for index, sign in enumerate(text) if start <= cell_len(text[:index]) < end)
