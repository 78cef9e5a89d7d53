"""Whatever a finding is about is in view and marked, in all samples and in all bad examples of the rules."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

from gilint.checking import Checked, Examined
from gilint.document import Place
from gilint.findings import Finding, Location
from gilint.output.harmless import harmless
from gilint.output.lines import plain
from gilint.preview.layout import Layout, lay_out
from gilint.preview.page import Page, show
from gilint.rules.bench import own_bench
from gilint.rules.model import Rule
from gilint.rules.run import Outcome
from gilint.wording import Language
from tests.preview import made
from tests.runs import write_report

SHAPES = [(30, "zh", True), (44, "en", False), (80, "zh", False), (120, "en", True)]
RULES = made.planner().rules(made.planner().config(Path()))
BENCH = own_bench(RULES)


def flat(text: str) -> str:
    return "".join(text.split())


def assert_in_view(page: Page, width: int, finding: Finding, checked: Checked) -> None:
    assert all(cell_len(plain(line)) <= width for line in page.lines)
    assert 0 <= page.focus <= page.focus_end < len(page.lines)
    assert len(page.related) == len(finding.related)
    assert all(line is None or 0 <= line < len(page.lines) for line in page.related)
    location = finding.location
    signs = [plain(line)[0] for line in page.lines]
    if checked.report is None or (location == Location() and not checked.report.title):
        assert ">" not in signs
        return
    assert signs[page.focus] == ">"
    assert all(sign in " >-" for sign in signs)
    cell = checked.report.cells.get(location.cell)
    if not location.quote and cell is not None and cell.place.table is not None:
        assert flat(made.pointed(page)) == flat(harmless(cell.text))


@pytest.mark.parametrize("path", made.SAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize(("width", "lang", "ascii"), SHAPES)
def test_every_finding_of_every_sample_is_in_view(path: Path, width: int, lang: Language, ascii: bool) -> None:
    checked = made.checked(path)
    layout = lay_out(checked, width, lang, ascii)
    for finding in checked.outcome.findings:
        page = show(layout, finding)
        assert_in_view(page, width, finding, checked)
        if finding.location.quote:
            assert flat(made.pointed(page)) == flat(finding.location.quote)


def examples(rule: Rule) -> Iterator[Checked]:
    for example in rule.examples.bad:
        verdict = BENCH.verdict(rule, example.change)
        outcome = Outcome(verdict.findings, (rule.code,), (), ())
        subject = verdict.subject
        yield Checked("例.docx", "", "docx", subject.fault, subject.detail, subject.report, outcome, Examined())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_bad_example_of_a_rule_is_in_view(rule: Rule) -> None:
    for checked in examples(rule):
        layout = lay_out(checked, 60, "zh")
        for finding in checked.outcome.findings:
            assert_in_view(show(layout, finding), 60, finding, checked)


@pytest.fixture
def broken(tmp_path: Path) -> Checked:
    return made.checked(write_report(tmp_path / "报告.txt", cells={"t3.granted.total": "3"}))


def of(checked: Checked, code: str) -> Finding:
    return next(finding for finding in checked.outcome.findings if finding.code == code)


def test_the_total_that_is_wrong_is_the_cell_that_is_marked(broken: Checked) -> None:
    page = show(lay_out(broken, 100, "zh"), of(broken, "GI301"))
    line = plain(page.lines[page.focus])
    assert line.startswith("> │")
    assert "（一）予以公开" in line
    assert line.endswith(" [3]│")
    assert line.count("(1)") + line.count("(0)") == 6
    assert plain(page.legend) == "[ ] 所指的格  ( ) 有关的格  "


def test_cells_that_share_a_border_leave_it_where_there_is_no_room(broken: Checked) -> None:
    page = show(lay_out(broken, 44, "zh", ascii=True), of(broken, "GI301"))
    line = plain(page.lines[page.focus])
    assert "[3]" in line
    assert line.startswith("> |")


def test_the_row_and_the_column_of_the_cell_are_banded(broken: Checked) -> None:
    page = show(lay_out(broken, 100, "zh"), of(broken, "GI301"))
    assert "（一）予以公开" in made.styled(page.lines[page.focus], "band")
    above = "".join(made.styled(line, "band").strip() for line in page.lines[: page.focus])
    assert "总计" in above.replace(" ", "") or "总" in above
    assert "商业" not in above


def test_a_cell_far_to_the_right_is_there_in_a_narrow_window(broken: Checked) -> None:
    layout = lay_out(broken, 32, "en")
    page = show(layout, of(broken, "GI301"))
    assert "[3]" in plain(page.lines[page.focus])
    assert "columns left out" in plain(page.legend)
    assert "[3]" not in "".join(plain(line) for line in show(layout).lines)


def test_words_are_underlined_on_each_line_that_they_stand_on(tmp_path: Path) -> None:
    checked = made.checked(write_report(tmp_path / "报告.txt", parts={"1": ["全年共公开" + "各类政府信息" * 9 + "未收到申请。"]}))
    assert checked.report is not None
    place = checked.report.parts[0].prose[0].place
    quote = "各类政府信息" * 9
    page = show(lay_out(checked, 60, "zh"), Finding("X", "x", "error", "high", Location(place, 1, quote=quote)))
    told = [plain(line) for line in page.lines[page.focus : page.focus + 4]]
    assert told == [
        "> 　　全年共公开各类政府信息各类政府信息各类政府信息各类政府",
        " " * 16 + "^" * 44,
        "> 信息各类政府信息各类政府信息各类政府信息各类政府信息各类政",
        "  " + "^" * 58,
    ]


def test_of_equal_words_those_in_the_sentence_of_the_finding_are_marked(tmp_path: Path) -> None:
    text = "收到意见12件。另外收到意见12件，均已办结。"
    checked = made.checked(write_report(tmp_path / "报告.txt", parts={"1": [text]}))
    assert checked.report is not None
    place = checked.report.parts[0].prose[0].place
    where = Location(place, 1, quote="收到意见12件", context="另外收到意见12件，均已办结。")
    page = show(lay_out(checked, 80, "zh"), Finding("X", "x", "error", "high", where))
    assert plain(page.lines[page.focus + 1]) == " " * (2 + 4 + 18) + "^" * 12


def test_a_missing_part_is_looked_for_where_it_should_stand() -> None:
    checked = next(examples(next(rule for rule in RULES if rule.code == "GI101")))
    finding = next(finding for finding in checked.outcome.findings if finding.location.section == 5)
    page = show(lay_out(checked, 80, "zh"), finding)
    assert "六、" in plain(page.lines[page.focus])
    assert "离它最近" in plain(page.legend)


def test_a_table_in_lines_of_text_is_drawn_below_the_line_of_its_cell() -> None:
    checked = made.checked(next(path for path in made.SAMPLES if path.name == "霁州市统计局2022年度报告.txt"))
    page = show(lay_out(checked, 80, "zh"), of(checked, "GI305"))
    told = [plain(line).rstrip() for line in page.lines[page.focus : page.focus_end + 1]]
    assert told == [
        "> 　　行政规范性文件 3 0 2",
        "                     - - ^",
        "  |                 本年制发件数  本年废止件数  现行有效件数",
        "  | 规章                       0             0             0",
        "  | 行政规范性文件             3             0             2",
        "  |                          ---           ---           ^^^",
    ]


@pytest.mark.parametrize(("lang", "words"), [("zh", "无法读取"), ("en", "cannot be read")])
def test_a_file_that_cannot_be_read_has_a_page_that_says_so(tmp_path: Path, lang: Language, words: str) -> None:
    path = tmp_path / "坏报告.docx"
    path.write_bytes(b"")
    checked = made.checked(path)
    page = show(lay_out(checked, 60, lang), checked.outcome.findings[0])
    told = "\n".join(plain(line) for line in page.lines)
    assert words in told
    assert len(page.lines) > 1
    assert (page.focus, page.focus_end) == (0, 0)


def test_without_a_finding_nothing_is_marked(broken: Checked) -> None:
    page = show(lay_out(broken, 80, "zh"))
    assert made.pointed(page) == ""
    assert (page.focus, page.related, page.legend) == (0, (), ())


def layout_of_place(layout: Layout, place: Place) -> str:
    page = show(layout, Finding("X", "x", "error", "high", Location(place)))
    return plain(page.lines[page.focus])


def test_a_place_that_is_not_exactly_one_of_the_document_is_the_closest(broken: Checked) -> None:
    layout = lay_out(broken, 80, "zh")
    assert broken.report is not None
    title = broken.report.title
    assert title is not None
    assert title.text in layout_of_place(layout, Place(paragraph=title.place.paragraph))
    assert "┌" in layout_of_place(layout, Place(table=2))
    assert "六、" in layout_of_place(layout, Place(line=broken.report.parts[-1].heading.place.line))
    assert layout_of_place(layout, Place(line=10_000)).startswith("> ")
