"""What examples in YAML cannot say of the rules that compare a report with that of the year before: levels, both places, one cause."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gilint.document import Document, Place
from gilint.findings import Finding, evidence
from gilint.readers import read
from gilint.report.collection import Member, Pair
from gilint.report.model import Report
from gilint.resources import rules_folder
from gilint.rules.kinds import abrupt_change, copied_passages, copied_report, roll_forward
from gilint.rules.kinds._copying import Said, copied, sentences
from gilint.rules.kinds._flowing import Flow
from gilint.rules.model import Rule, Subject
from gilint.rules.pack import load_pack
from gilint.rules.run import needs, run_rules
from tests import specimens, writers

NEW = (
    "（一）主动公开。全年公布河湖治理工程信息142条，围绕节水灌溉制作图解5期，在乡镇设置公示栏12处。",
    "（二）依申请公开。新收申请3件，逐件当面沟通后答复，申请人均无异议。",
    "（三）监督保障。请县人大代表现场评议1次，按季通报各科室公开情况，对落后的两个科室负责人作了约谈。",
)
PROBLEMS = (
    "（一）农村饮水工程的招标和验收信息分散在三个栏目里，群众不容易找到。",
    "（二）河道采砂许可的办理结果公开偏慢，有的在作出决定二十日以后才上网。",
    "（三）政策文件的解读由办公室一家起草，业务科室参与少，讲不透技术问题。",
)
MEASURES = (
    "下一步，我局将采取以下措施：",
    "（一）把工程信息归并到一个专题，按乡镇和年份编排，春耕之前完成。",
    "（二）许可决定作出后七个工作日内由经办科室直接上网，办公室每月抽查。",
)
COLUMNS = ("natural_person", "enterprise", "research", "public_welfare", "legal_service", "other_org", "total")


@cache
def rules() -> tuple[Rule, ...]:
    return tuple(rule for rule in load_pack(rules_folder() / "core").rules if needs(rule) == "pair")


@cache
def params(code: str) -> Any:
    return next(rule.params for rule in rules() if rule.code == code)


def pair(now: dict[str, Any], before: dict[str, Any], file: str = "水务局2023.docx") -> Pair:
    """The clean report with changes, and one of the year before with others; this one says of itself what is not last year's."""
    report = specimens.report_of(specimens.document(**{"parts": {"1": NEW}, "rows": {"t2.normative_documents": "1 0 4"}, **now}))
    earlier = {"year": (report.year or 0) - 1, "rows": {"t2.normative_documents": "0 0 3"}, **before}
    return Pair(report, Member(f"往年/{file}", specimens.report_of(specimens.document(**earlier))))


def found(of: Pair) -> list[Finding]:
    outcome = run_rules(rules(), Subject("水务局2024.docx", report=of.report, pair=of))
    assert not outcome.faults
    return list(outcome.findings)


def told(now: dict[str, Any], before: dict[str, Any]) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity) for finding in found(pair(now, before))]


def rows(**more: str) -> dict[str, Any]:
    return {"t2.normative_documents": "1 0 4", **{key.replace("__", "."): texts for key, texts in more.items()}}


def test_an_honest_report_is_told_nothing() -> None:
    assert not told({}, {})


@pytest.mark.parametrize(
    ("carried_in", "carried_out", "level"),
    [
        ("1 0 0 0 0 0 1", "2 0 0 0 0 0 2", "error"),
        ("1 0 0 0 0 0 1", "0 1 0 0 0 0 1", "warning"),
        ("1 0 0 0 0 0 /", "2 0 0 0 0 0 2", "warning"),
    ],
)
def test_carried_over_weighs_by_what_differs(carried_in: str, carried_out: str, level: str) -> None:
    before = {"rows": {"t2.normative_documents": "0 0 3", "t3.carried_out": carried_out}}
    assert told({"rows": rows(t3__carried_in=carried_in)}, before) == [("GI701", level)]


def test_carried_over_names_both_numbers_and_where_the_other_one_stands() -> None:
    before = {"rows": {"t2.normative_documents": "0 0 3", "t3.carried_out": "1 2 0 0 0 0 3"}}
    (finding,) = found(pair({"rows": rows(t3__carried_in="1 1 0 0 0 0 2")}, before))
    assert (finding.expected, finding.actual) == ("3", "2")
    assert finding.values["previous_year"] == "2023"
    assert finding.location.cell == "t3.carried_in.total"
    assert finding.location.cells == ("t3.carried_in.total", "t3.carried_in.enterprise")
    assert [(place.quote, "水务局2023.docx" in place.label) for place in finding.related] == [("3", True), ("2", True)]


def test_nothing_of_the_other_file_is_given_as_a_place_of_this_one() -> None:
    of = pair({"parts": {"5": (*PROBLEMS, *MEASURES)}, "rows": rows(t2__normative_documents="0 0 0")}, {"parts": {"5": PROBLEMS}})
    for finding in found(of):
        for place in finding.related:
            if of.previous.file in place.label:
                assert (place.cell, place.place) == ("", Place())


def test_another_name_of_the_earlier_file_is_no_other_finding() -> None:
    now, before = {"parts": {"1": NEW, "5": PROBLEMS}, "rows": rows(t3__carried_in="1 0 0 0 0 0 1")}, {"parts": {"5": PROBLEMS}}
    first, second = (found(pair(now, before, file)) for file in ("水务局2023.docx", "年报(终稿).html"))
    assert len(first) > 1
    assert [(each.fingerprint, evidence(each)) for each in first] == [(each.fingerprint, evidence(each)) for each in second]


@pytest.mark.parametrize(
    ("in_force", "said", "level"),
    [
        ("13", "", "warning"),
        ("14", "", "error"),
        ("14", "全面清理行政规范性文件。", "warning"),
        ("5", "有1件行政规范性文件到期后延长有效期。", "info"),
    ],
)
def test_in_force_weighs_by_the_difference_and_by_what_the_text_explains(in_force: str, said: str, level: str) -> None:
    now = {"rows": {"t2.normative_documents": f"1 0 {in_force}"}, "parts": {"1": (*NEW, *([said] if said else []))}}
    assert told(now, {}) == [("GI702", level)]


def test_documents_that_vanished_are_told_once() -> None:
    now = {"rows": {"t2.normative_documents": "0 0 0"}}
    assert told(now, {"rows": {"t2.normative_documents": "0 0 40"}}) == [("GI710", "warning")]


def test_a_whole_copy_is_told_once() -> None:
    whole = {"parts": {"5": (*PROBLEMS, *MEASURES)}, "rows": {"t2.normative_documents": "0 0 4"}}
    of = pair({"parts": whole["parts"], "rows": whole["rows"]}, whole)
    (finding,) = found(of)
    assert (finding.code, finding.severity, finding.variant) == ("GI704", "error", "both")
    parts = finding.values["parts"]
    assert not isinstance(parts, str)
    assert parts.zh == "“总体情况” 100%、“存在的主要问题及改进情况” 100%"


def test_part_five_alone_is_told_as_that() -> None:
    five = {"parts": {"1": NEW, "5": (*PROBLEMS, *MEASURES)}}
    assert told(five, {"parts": {"5": (*PROBLEMS, *MEASURES)}}) == [("GI707", "error")]
    assert told(five, {"parts": {"5": ("水价听证只公布了结论，没有公布各方意见。", *MEASURES)}}) == [("GI708", "warning")]


def test_copied_words_stand_beside_their_originals() -> None:
    before = {"parts": {"5": tuple(text.replace("不容易找到", "难以找到") for text in PROBLEMS)}}
    (finding,) = found(pair({"parts": {"1": NEW, "5": (*PROBLEMS, *MEASURES)}}, before))
    own = [finding.location.quote, *(place.quote for place in finding.related if not place.label)]
    originals = [place.quote for place in finding.related if place.label]
    assert len(own) == len(originals) == 3
    assert "群众不容易找到" in " ".join(own)
    assert "群众难以找到" in " ".join(originals)
    assert finding.values["percent"] == "100"


def test_half_of_the_sentences_is_no_copy() -> None:
    before = {
        "parts": {"5": (PROBLEMS[0], "（二）咨询电话经常占线，留言答复平均要等六天。", "（三）乡镇水管站没有公示场所，信息靠口头通知。")}
    }
    assert not told({"parts": {"1": NEW, "5": (*PROBLEMS, *MEASURES)}}, before)


def test_lines_that_a_margin_cut_are_compared_as_sentences() -> None:
    of = pair({"parts": {"1": NEW, "5": PROBLEMS}}, {"parts": {"5": PROBLEMS}})
    cut = specimens.report_of(read(writers.wrapped_lines(specimens.document(parts={"1": NEW, "5": PROBLEMS})).encode(), "report.txt"))
    assert [finding.code for finding in found(replace(of, report=cut)) if finding.location.section == 5] == ["GI707"]


def test_nothing_is_compared_across_the_forms_that_counts_otherwise() -> None:
    now = {"year": 2021, "rows": {"t2.licensing": "900", "t2.penalties": "900", "t2.fees": "900", "t2.normative_documents": "2 0 30"}}
    before = {"rows": {"t2.normative_documents": "9 9 9", "t2.licensing": "1 1 1", "t2.penalties": "1 1 1"}}
    assert not told(now, before)
    carried = {"rows": {"t3.carried_out": "1 0 0 0 0 0 1"}}
    assert told(now, carried) == [("GI701", "error")]


def test_a_table_whose_blanks_may_stand_elsewhere_is_not_compared() -> None:
    of = pair({"rows": rows(t3__carried_in="1 0 0 0 0 0 1")}, {})
    assert [finding.code for finding in found(of)] == ["GI701"]
    unsure = replace(of.report, tables={**of.report.tables, "t3": replace(of.report.tables["t3"], sure=False)})
    assert not found(replace(of, report=unsure))


counts = st.integers(0, 10**6)


def with_row(report: Report, row: str, values: list[int]) -> Report:
    cells = {address: cell for address, cell in report.cells.items() if address.rpartition(".")[0] == row}
    changed = {address: replace(cell, text=str(value), value=value) for (address, cell), value in zip(cells.items(), values, strict=True)}
    return replace(report, cells={**report.cells, **changed})


@cache
def clean() -> Pair:
    return pair({}, {})


@given(values=st.lists(counts, min_size=6, max_size=6))
def test_the_same_row_in_both_years_never_speaks(values: list[int]) -> None:
    whole = [*values, sum(values)]
    of = _carried(whole, whole)
    assert not list(roll_forward.check(params("GI701"), of))


@given(values=st.lists(counts, min_size=6, max_size=6), at=st.integers(0, 6), by=st.integers(1, 10**6))
def test_one_cell_changed_always_speaks_once_and_of_that_cell(values: list[int], at: int, by: int) -> None:
    whole = [*values, sum(values)]
    changed = [value + by * (index == at) for index, value in enumerate(whole)]
    (hit,) = roll_forward.check(params("GI701"), _carried(changed, whole))
    assert hit.location.cells == (f"t3.carried_in.{COLUMNS[at]}",)
    assert hit.values["difference"] == str(by)
    assert hit.level == (None if at == 6 else "warning")


@given(before=counts, issued=counts, off=st.integers(-30, 30), data=st.data())
def test_in_force_speaks_where_the_years_do_not_add_up(before: int, issued: int, off: int, data: st.DataObject) -> None:
    repealed = data.draw(st.integers(0, before + issued))
    of = clean()
    row = "t2.normative_documents"
    due = before + issued - repealed
    now = max(0, due + off)
    rolled = Pair(
        with_row(of.report, row, [issued, repealed, now]),
        replace(of.previous, report=with_row(of.previous.report, row, [0, 0, before])),
    )
    hits = list(roll_forward.check(params("GI702"), rolled))
    assert [(hit.expected, hit.actual, hit.level) for hit in hits] == (
        [(str(due), str(now), "error" if abs(now - due) >= 10 else None)] if now != due else []
    )


def _carried(now: list[int], before: list[int]) -> Pair:
    of = clean()
    return Pair(
        with_row(of.report, "t3.carried_in", now), replace(of.previous, report=with_row(of.previous.report, "t3.carried_out", before))
    )


hanzi = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x5FFF), min_size=12, max_size=40)
texts = st.lists(hanzi, min_size=1, max_size=8)


def said(lines: list[str]) -> list[Said]:
    reading = params("GI704").reading
    return [each for line in lines for each in sentences(Flow(1, line, ((0, Place()),)), reading, ())]


@given(lines=texts, years=st.tuples(st.integers(2019, 2030), st.integers(2019, 2030)), figures=st.tuples(counts, counts))
def test_a_text_is_its_own_copy_whatever_its_numbers(lines: list[str], years: tuple[int, int], figures: tuple[int, int]) -> None:
    now, before = (said([f"{year}年{line}{figure}处。" for line in lines]) for year, figure in zip(years, figures, strict=True))
    result = copied(now, before, params("GI704").reading)
    assert result.percent == (100 if result.said else 0)
    assert len(result.again) == len(result.said)


@given(now=texts, before=texts)
def test_a_share_is_never_more_than_the_whole(now: list[str], before: list[str]) -> None:
    result = copied(said(now), said(before), params("GI704").reading)
    assert 0 <= result.percent <= 100
    assert {each.text for each, _ in result.again} <= {each.text for each in result.said}


@given(lines=texts)
def test_quotes_are_words_of_the_paragraph(lines: list[str]) -> None:
    text = "；".join(f"{number}是{line}" for number, line in zip("一二三四五六七八", lines, strict=False))
    assert all(each.text in text for each in said([text]))


def test_a_report_of_nothing_but_one_endless_sentence_is_looked_at() -> None:
    endless = {"parts": {"1": ("水利工程" * 20_000,)}}
    of = pair(endless, endless)
    assert [hit.level for hit in copied_report.check(params("GI704"), of)] == ["error"]


def test_a_report_without_parts_or_tables_is_looked_at() -> None:
    empty = Document("text", ())
    of = pair({}, {})
    bare = replace(of.report, document=empty, parts=(), tables={}, cells={}, preamble=())
    for one in (Pair(bare, of.previous), Pair(of.report, replace(of.previous, report=bare)), Pair(bare, Member("x.docx", bare))):
        assert not found(one)


def test_limits_that_would_always_speak_are_refused() -> None:
    whole, passages = params("GI704"), params("GI707")
    loose = replace(whole.reading, near=20)
    assert [key for key, _ in copied_report.faults(replace(whole, percent=0, reading=loose))] == ["reading", "percent"]
    assert [key for key, _ in copied_passages.faults(replace(passages, percent=101, judged="plans"))] == ["percent", "judged"]
    assert [key for key, _ in abrupt_change.faults(replace(params("GI709"), least=0))] == ["least"]
