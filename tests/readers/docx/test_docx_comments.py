"""Review comments: who wrote what and when, and the paragraphs and cells that each is on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gilint.document import Comment, Document, Place
from gilint.readers import Limits
from gilint.readers.docx import read_docx
from gilint.readers.unreadable import Unreadable

Reader = Callable[..., Document]
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'


def start(identity: int) -> str:
    return f'<w:commentRangeStart w:id="{identity}"/>'


def end(identity: int) -> str:
    return f'<w:commentRangeEnd w:id="{identity}"/>'


def reference(identity: int) -> str:
    return f'<w:r><w:commentReference w:id="{identity}"/></w:r>'


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(*content: str) -> str:
    return f"<w:p>{''.join(content)}</w:p>"


def table(*rows: list[str]) -> str:
    cells = "".join(f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    return f"<w:tbl>{cells}</w:tbl>"


def written(identity: int, text: str, attributes: str = "", thread: str = "") -> str:
    return f'<w:comment {W14} w:id="{identity}" {attributes}><w:p {thread}><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>'


def cell(row: int, column: int) -> Place:
    return Place(table=1, row=row, column=column)


def places(document: Document) -> list[tuple[Place, ...]]:
    return [comment.places for comment in document.comments]


def test_who_and_when(read_word: Reader) -> None:
    body = paragraph(run("甲"), start(0), run("乙丙"), end(0), run("丁"), reference(0))
    document = read_word(body, comments=written(0, "请核对", 'w:author="李某" w:date="2026-01-31T09:30:00+08:00"'))
    assert document.comments == (Comment("请核对", "李某", "2026-01-31T09:30:00+08:00", (Place(paragraph=1),), "乙丙"),)


@pytest.mark.parametrize(
    ("date", "when"),
    [
        ("2026-01-31T09:30:00Z", "2026-01-31T09:30:00Z"),
        ("2026-01-31T09:30:00", "2026-01-31T09:30:00Z"),
        ("2026-01-31T09:30:00.417000000Z", "2026-01-31T09:30:00Z"),
        ("2026-13-31T09:30:00Z", ""),
        ("昨天", ""),
        ("", ""),
    ],
)
def test_times_as_programs_write_them(read_word: Reader, date: str, when: str) -> None:
    document = read_word(paragraph(run("甲"), reference(0)), comments=written(0, "请核对", f'w:date="{date}"'))
    assert [comment.when for comment in document.comments] == [when]


def test_a_range_over_paragraphs_leaves_out_those_that_it_only_touches(read_word: Reader) -> None:
    body = (
        paragraph(run("甲"), start(0))
        + paragraph(run("乙"))
        + paragraph()
        + paragraph(run("丙"))
        + paragraph(end(0), run("丁"), reference(0))
    )
    document = read_word(body, comments=written(0, "请核对"))
    assert places(document) == [(Place(paragraph=2), Place(paragraph=3))]
    assert document.comments[0].quote == "乙丙"


def test_ranges_over_cells_cover_blank_cells_as_well(read_word: Reader) -> None:
    first = [paragraph(run("许可")), paragraph(start(0)), paragraph(), paragraph(run("3"))]
    second = [paragraph(run("处罚")), paragraph(end(0), reference(0)), paragraph(), paragraph()]
    document = read_word(table(first, second), comments=written(0, "请核对"))
    assert places(document) == [(cell(1, 2), cell(1, 3), cell(1, 4), cell(2, 1), cell(2, 2))]


def test_marks_between_cells_and_paragraphs(read_word: Reader) -> None:
    """Word writes the marks of whole rows beside cells and rows, not inside paragraphs."""
    row = f"<w:tr>{start(0)}<w:tc>{paragraph(run('甲'))}</w:tc>{end(0)}<w:tc>{paragraph(run('乙'))}</w:tc></w:tr>"
    body = start(1) + f"<w:tbl>{row}</w:tbl>" + paragraph(run("丙")) + end(1) + paragraph(run("丁"), reference(0), reference(1))
    document = read_word(body, comments=written(0, "一格") + written(1, "两块"))
    assert places(document) == [(cell(1, 1),), (cell(1, 1), cell(1, 2), Place(paragraph=1))]


def test_a_reference_alone_and_a_range_without_an_end(read_word: Reader) -> None:
    body = paragraph(run("甲"), reference(0)) + paragraph(start(1), run("乙")) + paragraph(run("丙"))
    document = read_word(body, comments=written(0, "无区间") + written(1, "无终点") + written(2, "无处"))
    assert places(document) == [(Place(paragraph=1),), (Place(paragraph=2), Place(paragraph=3)), ()]


def test_hidden_rows_are_no_place(read_word: Reader) -> None:
    hidden = f"<w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{paragraph(start(0), run('密'))}</w:tc></w:tr>"
    shown = f"<w:tr><w:tc>{paragraph(run('显'), end(0), reference(0))}</w:tc></w:tr>"
    document = read_word(f"<w:tbl>{hidden}{shown}</w:tbl>", comments=written(0, "请核对"))
    assert places(document) == [(cell(1, 1),)]
    ended = hidden.replace("</w:p>", f"{end(0)}</w:p>")
    assert places(read_word(f"<w:tbl>{ended}</w:tbl>" + paragraph(run("显")), comments=written(0, "请核对"))) == [()]


def test_a_comment_on_a_blank_line_is_on_the_paragraph_above(read_word: Reader) -> None:
    body = paragraph(run("五、存在的主要问题及改进情况")) + paragraph(start(0), end(0), reference(0)) + paragraph(run("六、其他"))
    assert places(read_word(body, comments=written(0, "请核对"))) == [(Place(paragraph=1),)]


def test_an_answer_is_where_its_comment_is(word_file: Callable[..., bytes]) -> None:
    comments = [
        written(0, "请核对", thread='w14:paraId="00000001"'),
        written(1, "已核", thread='w14:paraId="00000002"'),
        written(2, "再核", thread='w14:paraId="00000003"'),
    ]
    threads = "".join(
        f'<w15:commentEx w15:paraId="{own}" {f"""w15:paraIdParent="{asked}" """ if asked else ""}w15:done="1"/>'
        for own, asked in (("00000001", ""), ("00000002", "00000001"), ("00000003", "00000002"))
    )
    data = word_file(
        paragraph(start(0), run("甲"), end(0), reference(0)),
        comments="".join(comments),
        relations=[("threads", "commentsExtended", "commentsExtended.xml", "")],
        members={"word/commentsExtended.xml": f"<w15:commentsEx {W15}>{threads}</w15:commentsEx>"},
    )
    document = read_docx(data, Limits())
    assert places(document) == [(Place(paragraph=1),)] * 3
    assert [comment.quote for comment in document.comments] == ["甲"] * 3


def test_answers_that_go_round_in_a_circle_are_nowhere(word_file: Callable[..., bytes]) -> None:
    comments = written(0, "甲", thread='w14:paraId="1"') + written(1, "乙", thread='w14:paraId="2"')
    threads = '<w15:commentEx w15:paraId="1" w15:paraIdParent="2"/><w15:commentEx w15:paraId="2" w15:paraIdParent="1"/>'
    data = word_file(
        paragraph(run("甲")),
        comments=comments,
        relations=[("threads", "commentsExtended", "commentsExtended.xml", "")],
        members={"word/commentsExtended.xml": f"<w15:commentsEx {W15}>{threads}</w15:commentsEx>"},
    )
    assert places(read_docx(data, Limits())) == [(), ()]


def test_a_thousand_comments_on_everything_are_refused(read_word: Reader) -> None:
    starts = "".join(map(start, range(1000)))
    body = paragraph(starts) + paragraph(run("甲")) * 1000
    with pytest.raises(Unreadable) as refused:
        read_word(body, comments="".join(written(n, "请核对") for n in range(1000)))
    assert refused.value.reason == "bomb"
