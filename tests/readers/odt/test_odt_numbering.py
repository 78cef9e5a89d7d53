"""Automatic numbers, as LibreOffice prints them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gilint.document import Document
from tests import programs

Read = Callable[..., Document]


def level(depth: int, form: str, attributes: str = "", kind: str = "list-level-style-number") -> str:
    return f'<text:{kind} text:level="{depth}" style:num-format="{form}" {attributes}/>'


def style(name: str, *levels: str) -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def item(*inside: str, attributes: str = "") -> str:
    return f"<text:list-item {attributes}>{''.join(inside)}</text:list-item>"


def items(*held: str, attributes: str = "") -> str:
    return f"<text:list {attributes}>{''.join(held)}</text:list>"


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


CHINESE = "一, 二, 三, ..."
REPORT = style(
    "L",
    level(1, CHINESE, 'style:num-suffix="、"'),
    level(2, CHINESE, 'style:num-prefix="（" style:num-suffix="）"'),
    level(3, "1", 'text:display-levels="3" style:num-suffix="."'),
)
PATTERNS = style("L", level(1, CHINESE, 'loext:num-list-format="第%1%项"'), level(2, "1", 'loext:num-list-format="%1%-%2%）"'))
LATE = style("L", level(1, "1", 'text:start-value="4" style:num-suffix="."'), level(2, "1", 'text:display-levels="2"'))
OTHER = style("M", level(1, "A", 'style:num-suffix=")"'))
L = 'text:style-name="L"'

CASES: dict[str, tuple[str, str, list[str]]] = {
    "levels": (
        REPORT,
        items(item(p("甲"), items(item(p("乙")), item(p("丙"), items(item(p("丁")))))), item(p("戊"), items(item(p("己")))), attributes=L),
        ["一、甲", "（一）乙", "（二）丙", "一.二.1.丁", "二、戊", "（一）己"],
    ),
    "patterns": (PATTERNS, items(item(p("甲"), items(item(p("乙")))), attributes=L), ["第一项甲", "一-1）乙"]),
    "a list that goes on": (
        REPORT,
        items(item(p("甲")), attributes=L) + p("间") + items(item(p("乙")), attributes=L + ' text:continue-numbering="true"'),
        ["一、甲", "间", "二、乙"],
    ),
    "a list that begins anew": (REPORT, items(item(p("甲")), attributes=L) + items(item(p("乙")), attributes=L), ["一、甲", "一、乙"]),
    "a list that goes on after another": (
        REPORT + OTHER,
        items(item(p("甲")), attributes=L + ' xml:id="a"')
        + items(item(p("乙")), attributes='text:style-name="M" xml:id="b"')
        + items(item(p("丙")), attributes=L + ' xml:id="c" text:continue-list="a"')
        + items(item(p("丁")), attributes=L + ' xml:id="d" text:continue-list="c"'),
        ["一、甲", "A)乙", "二、丙", "三、丁"],
    ),
    "starts": (
        LATE,
        items(item(p("甲")), item(p("乙"), attributes='text:start-value="9"'), item(p("丙")), attributes=L),
        ["4.甲", "9.乙", "10.丙"],
    ),
    "a list that begins further in": (
        LATE,
        items(item(items(item(p("甲")), item(p("乙")))), item(p("丙")), attributes=L),
        ["4.1 甲", "4.2 乙", "5.丙"],
    ),
    "a second list below one item": (
        REPORT,
        items(item(p("甲"), items(item(p("乙")), item(p("丙"))), items(item(p("丁")))), attributes=L),
        ["一、甲", "（一）乙", "（二）丙", "（一）丁"],
    ),
    "an item that holds a list alone": (
        REPORT,
        items(item(p("甲"), items(item(p("乙")))), item(items(item(p("丙")))), item(p("丁")), attributes=L),
        ["一、甲", "（一）乙", "（二）丙", "二、丁"],
    ),
    "only the first paragraph of an item": (REPORT, items(item(p("甲"), p("续")), item(p("乙")), attributes=L), ["一、甲", "续", "二、乙"]),
    "headers": (REPORT, items(f"<text:list-header>{p('题')}</text:list-header>", item(p("甲")), attributes=L), ["题", "一、甲"]),
    "another style for one item": (
        REPORT + OTHER,
        items(item(p("甲")), item(p("乙"), attributes='text:style-override="M"'), item(p("丙")), attributes=L),
        ["一、甲", "B)乙", "三、丙"],
    ),
    "bullets": (style("L", level(1, "1", 'text:bullet-char="•"', "list-level-style-bullet")), items(item(p("甲")), attributes=L), ["甲"]),
    "letters": (
        style("L", level(1, "a", 'style:num-suffix=")"')) + style("M", level(1, "a", 'style:num-suffix=")" style:num-letter-sync="true"')),
        items(item(p("甲"), attributes='text:start-value="28"'), attributes=L)
        + items(item(p("乙"), attributes='text:start-value="28"'), attributes='text:style-name="M"'),
        ["ab)甲", "bb)乙"],
    ),
    "numbered paragraphs": (
        REPORT,
        "".join(
            f'<text:numbered-paragraph {L} text:list-id="n" text:level="{depth}">{p(text)}</text:numbered-paragraph>'
            for depth, text in ((1, "甲"), (2, "乙"), (1, "丙"))
        ),
        ["一、甲", "（一）乙", "二、丙"],
    ),
}
FORMATS = {
    "1": "12",
    "I": "XII",
    "i": "xii",
    "A": "L",
    CHINESE: "十二",
    "①, ②, ③, ...": "⑫",
    "壹, 贰, 叁, ...": "壹拾贰",
    "壹, 貳, 參, ...": "壹拾貳",
    "子, 丑, 寅, ...": "亥",
    "01, 02, 03, ...": "12",
    "": "",
    "no such format": "12",
}


def shown(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs()]


@pytest.mark.parametrize("case", CASES)
def test_lists(read_text: Read, case: str) -> None:
    styles, body, expected = CASES[case]
    assert shown(read_text(body, automatic=styles)) == [line.replace(" ", "") for line in expected]


@pytest.mark.parametrize("form", FORMATS)
def test_formats(read_text: Read, form: str) -> None:
    body = items(item(p("甲"), attributes='text:start-value="12"'), attributes=L)
    document = read_text(body, automatic=style("L", level(1, form, 'style:num-suffix="、"')))
    assert [paragraph.number for paragraph in document.paragraphs()] == [FORMATS[form] + "、"]


OUTLINE = (
    '<style:style style:name="H1" style:family="paragraph" style:default-outline-level="1"/>'
    '<style:style style:name="H2" style:family="paragraph" style:default-outline-level="2"/>'
    '<text:outline-style style:name="Outline">'
    + level(1, CHINESE, 'style:num-suffix="、"', "outline-level-style")
    + level(2, CHINESE, 'style:num-prefix="（" style:num-suffix="）"', "outline-level-style")
    + "</text:outline-style>"
)
UNNUMBERED = (
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="H1" style:list-style-name=""/>'
    '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="H1" style:list-style-name="L"/>'
)


def heading(text: str, named: str = "H1", depth: int = 1, attributes: str = "") -> str:
    return f'<text:h text:style-name="{named}" text:outline-level="{depth}" {attributes}>{text}</text:h>'


HEADINGS = (
    heading("甲")
    + heading("乙", "H2", 2)
    + heading("无号", "P1")
    + heading("丙", "H2", 2)
    + heading("丁")
    + heading("题", attributes='text:is-list-header="true"')
    + items(item(heading("列中", "P2")), attributes=L)
    + heading("戊", "H2", 2)
    + heading("己", attributes='text:restart-numbering="true" text:start-value="7"')
    + '<text:p text:style-name="H1">庚</text:p>'
    + items(item(heading("辛")), attributes='text:style-name="Outline"')
)
COUNTED = ["一、甲", "（一）乙", "无号", "（二）丙", "二、丁", "题", "一、列中", "（一）戊", "七、己", "八、庚", "九、辛"]


def test_headings_of_the_outline(read_text: Read) -> None:
    document = read_text(HEADINGS, fixed=OUTLINE, automatic=UNNUMBERED + REPORT)
    assert shown(document) == COUNTED
    assert [paragraph.level for paragraph in document.paragraphs()] == [1, 2, 1, 2, 1, 1, 1, 2, 1, 1, 1]


def test_a_deleted_paragraph_is_not_counted(read_text: Read) -> None:
    changes = "<text:tracked-changes><text:changed-region xml:id='d'><text:deletion/></text:changed-region></text:tracked-changes>"
    gone = "<text:p><text:change-start text:change-id='d'/>删</text:p>"
    body = items(item(p("甲")), item(gone), item("<text:p><text:change-end text:change-id='d'/>乙</text:p>"), attributes=L)
    assert shown(read_text(changes + body, automatic=REPORT)) == ["一、甲", "二、乙"]


def test_libreoffice_prints_the_same_numbers(odt_file: Callable[..., bytes], tmp_path: Path) -> None:
    texts = {name: odt_file(body, automatic=styles, flat=True) for name, (styles, body, _) in CASES.items() if name != "bullets"}
    texts["outline"] = odt_file(HEADINGS, fixed=OUTLINE, automatic=UNNUMBERED + REPORT, flat=True)
    for name, data in texts.items():
        (tmp_path / f"{name}.fodt").write_bytes(data)
    programs.convert([*tmp_path.glob("*.fodt")], "txt", tmp_path / "out")
    for name in texts:
        lines = (tmp_path / "out" / f"{name}.txt").read_text("utf-8-sig").splitlines()
        expected = COUNTED if name == "outline" else CASES[name][2]
        assert ["".join(line.split()) for line in lines if line.strip()] == [line.replace(" ", "") for line in expected]
