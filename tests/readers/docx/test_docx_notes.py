"""What is not in the visible text, and is noted: revisions, comments, hidden and white text, links, macros."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gilint.document import Document, Note, Place

Reader = Callable[..., Document]
HERE = Place(paragraph=1)


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def deleted(text: str) -> str:
    return f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def paragraph(*content: str) -> str:
    return f"<w:p>{''.join(content)}</w:p>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def test_revisions_are_read_as_accepted_and_noted(read_word: Reader) -> None:
    document = read_word(paragraph(run("收到"), deleted("12"), f"<w:ins>{run('15')}</w:ins>", run("件")))
    assert [each.text for each in document.paragraphs()] == ["收到15件"]
    assert document.notes == (Note("deletion", "12", HERE), Note("insertion", "15", HERE))


def test_moved_text_stands_only_where_it_went(read_word: Reader) -> None:
    body = paragraph(run("甲"), f"<w:moveFrom>{run('移动')}</w:moveFrom>") + paragraph(f"<w:moveTo>{run('移动')}</w:moveTo>", run("乙"))
    document = read_word(body)
    assert [each.text for each in document.paragraphs()] == ["甲", "移动乙"]
    assert document.notes == (Note("deletion", "移动", HERE), Note("insertion", "移动", Place(paragraph=2)))


def test_a_deleted_figure_inside_an_insertion_is_not_shown(read_word: Reader) -> None:
    document = read_word(paragraph(run("共"), f"<w:ins>{run('1')}{deleted('2')}</w:ins>"))
    assert [each.text for each in document.paragraphs()] == ["共1"]
    assert document.notes == (Note("insertion", "1", HERE), Note("deletion", "2", HERE))


def test_a_deleted_paragraph_mark_is_noted_once(read_word: Reader) -> None:
    document = read_word(paragraph("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", run("前")) + paragraph(run("后")))
    assert [each.text for each in document.paragraphs()] == ["前后"]
    assert document.notes == (Note("deletion", "", HERE),)


def test_an_inserted_paragraph_mark_is_noted_unless_its_text_is(read_word: Reader) -> None:
    mark = "<w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>"
    document = read_word(paragraph(mark, run("前")) + paragraph(mark, f"<w:ins>{run('后')}</w:ins>"))
    assert document.notes == (Note("insertion", "", HERE), Note("insertion", "后", Place(paragraph=2)))


def test_a_deleted_mark_before_a_table_leaves_the_paragraph(read_word: Reader) -> None:
    document = read_word(paragraph("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", run("前")) + f"<w:tbl>{row(paragraph(run('格')))}</w:tbl>")
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph", "Table"]


def test_deleted_inserted_and_hidden_rows(read_word: Reader) -> None:
    rows = [
        row(paragraph(run("甲")), paragraph(run("1"))),
        row(paragraph(deleted("乙")), paragraph(deleted("2")), properties="<w:del/>"),
        row(paragraph(run("丙")), paragraph(f"<w:ins>{run('3')}</w:ins>"), properties="<w:ins/>"),
        row(paragraph(run("丁")), paragraph(run("4")), properties="<w:hidden/>"),
    ]
    document = read_word(f"<w:tbl>{''.join(rows)}</w:tbl>")
    table = next(document.tables())
    assert [cell.text for cell in table.cells] == ["甲", "1", "丙", "3"]
    assert document.notes == (
        Note("deletion", "乙 2", Place(table=1, row=2)),
        Note("insertion", "丙 3", Place(table=1, row=2)),
        Note("insertion", "3", Place(table=1, row=2, column=2)),
        Note("hidden-row", "丁 4", Place(table=1)),
    )


def test_long_quotes_are_cut(read_word: Reader) -> None:
    (note,) = read_word(paragraph(deleted("长" * 500))).notes
    assert len(note.text) == 80


def test_comments_stand_where_they_are_anchored(read_word: Reader) -> None:
    comments = "".join(
        f'<w:comment w:id="{n}" w:author="x">{paragraph(run(text))}</w:comment>' for n, text in enumerate(("核对", "数字", "无处"))
    )
    marked = '<w:commentRangeStart w:id="0"/>' + run("甲") + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    cell = paragraph(run("12"), '<w:r><w:commentReference w:id="1"/></w:r>')
    document = read_word(paragraph(marked) + f"<w:tbl>{row(paragraph(), cell)}</w:tbl>", comments=comments)
    assert document.notes == (
        Note("comment", "核对", HERE),
        Note("comment", "数字", Place(table=1, row=1, column=2)),
        Note("comment", "无处"),
    )


HIDING = '<w:style w:type="{}" w:styleId="S"><w:rPr><w:vanish/></w:rPr></w:style>'


@pytest.mark.parametrize(
    ("properties", "styles", "shown"),
    [
        ("<w:vanish/>", "", False),
        ('<w:vanish w:val="0"/>', "", True),
        ("<w:webHidden/>", "", True),
        ('<w:rStyle w:val="S"/>', HIDING.format("character"), False),
        ('<w:rStyle w:val="S"/><w:vanish w:val="false"/>', HIDING.format("character"), True),
    ],
)
def test_hidden_text(read_word: Reader, properties: str, styles: str, shown: bool) -> None:
    document = read_word(paragraph(run("甲"), run("密", properties)), styles=styles)
    assert [each.text for each in document.paragraphs()] == ["甲密" if shown else "甲"]
    assert document.noted("hidden-text") == (() if shown else (Note("hidden-text", "密", HERE),))


def test_a_paragraph_style_hides_and_a_character_style_of_the_same_kind_shows_again(read_word: Reader) -> None:
    styles = HIDING.format("paragraph") + HIDING.format("character").replace('"S"', '"C"')
    hidden = paragraph('<w:pPr><w:pStyle w:val="S"/></w:pPr>', run("密"), run("显", '<w:rStyle w:val="C"/>'))
    document = read_word(hidden + paragraph(run("乙")), styles=styles)
    assert [each.text for each in document.paragraphs()] == ["显乙"]
    assert [note.text for note in document.noted("hidden-text")] == ["密"]


WHITE = '<w:color w:val="FFFFFF"/>'


@pytest.mark.parametrize(
    ("properties", "noted"),
    [
        (WHITE, True),
        ('<w:color w:val="fefefe"/>', True),
        ('<w:color w:val="auto"/>', False),
        ('<w:color w:val="D9D9D9"/>', False),
        (WHITE + '<w:shd w:val="clear" w:fill="1F4E79"/>', False),
        (WHITE + '<w:shd w:val="clear" w:fill="auto"/>', True),
        (WHITE + '<w:shd w:val="solid" w:color="auto" w:fill="auto"/>', False),
        (WHITE + '<w:highlight w:val="black"/>', False),
        (WHITE + "<w:vanish/>", False),
    ],
)
def test_white_text_is_text_and_noted_unless_it_stands_on_dark(read_word: Reader, properties: str, noted: bool) -> None:
    document = read_word(paragraph(run("甲"), run("白", properties)))
    assert [each.text for each in document.paragraphs()] == ["甲" if "vanish" in properties else "甲白"]
    assert document.noted("invisible-colour") == ((Note("invisible-colour", "白", HERE),) if noted else ())


def test_white_headings_of_a_dark_table_are_visible(read_word: Reader) -> None:
    shade = '<w:shd w:val="clear" w:fill="000080"/>'
    white = paragraph(run("白", WHITE))
    by_cell = f"<w:tbl><w:tr><w:tc><w:tcPr>{shade}</w:tcPr>{white}</w:tc></w:tr></w:tbl>"
    by_style = f'<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr><w:tr><w:tc>{white}</w:tc></w:tr></w:tbl>'
    styles = f'<w:style w:type="table" w:styleId="T"><w:tblStylePr><w:tcPr>{shade}</w:tcPr></w:tblStylePr></w:style>'
    assert not read_word(by_cell + by_style, styles=styles).notes
    assert len(read_word(by_style).notes) == 1


@pytest.mark.parametrize(("fill", "noted"), [("<a:solidFill/>", 0), ("<a:noFill/>", 1)])
def test_white_text_in_a_text_box(read_word: Reader, fill: str, noted: int) -> None:
    box = f"<wps:txbx><w:txbxContent>{paragraph(run('白', WHITE))}</w:txbxContent></wps:txbx>"
    drawing = f"<w:drawing><a:graphic><wps:wsp><wps:cNvSpPr/><wps:spPr>{fill}</wps:spPr>{box}</wps:wsp></a:graphic></w:drawing>"
    assert len(read_word(paragraph(f"<w:r>{drawing}</w:r>")).notes) == noted


def test_a_white_style_is_noted(read_word: Reader) -> None:
    styles = f'<w:style w:type="paragraph" w:styleId="S"><w:rPr>{WHITE}</w:rPr></w:style>'
    document = read_word(
        paragraph('<w:pPr><w:pStyle w:val="S"/></w:pPr>', run("白"), run("黑", '<w:color w:val="000000"/>')), styles=styles
    )
    assert document.notes == (Note("invisible-colour", "白", HERE),)


def test_linked_content_and_macros(read_word: Reader) -> None:
    document = read_word(
        paragraph(run("甲")) + '<w:altChunk r:id="c"/>',
        relations=[
            ("c", "aFChunk", "part.html", ""),
            ("l", "hyperlink", "https://example.invalid/", "External"),
            ("p", "image", "https://example.invalid/a.png", "External"),
        ],
        members={"word/vbaProject.bin": b"x", "word/part.html": b"<p>x</p>"},
    )
    assert document.notes == (
        Note("linked-content", "word/part.html", HERE),
        Note("linked-content", "https://example.invalid/a.png"),
        Note("macro", "word/vbaProject.bin"),
    )
