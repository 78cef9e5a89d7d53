"""Arithmetic in sentences: what adds up is never objected to, what does not is, and language that leaves it open keeps the rules silent."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gilint.findings import Finding
from gilint.resources import rules_folder
from gilint.rules.kinds import percentage
from gilint.rules.kinds._clauses import scopes, sentences
from gilint.rules.kinds._quantities import NumberWords, Percent, Quantity, percents, plain, quantities
from gilint.rules.model import Rule, Subject
from gilint.rules.pack import load_pack
from gilint.rules.run import run_rules
from gilint.yamlfile import read_yaml
from tests import specimens

CODES = ("GI405", "GI406", "GI407", "GI408", "GI409", "GI413")
LABELS = ("预算决算", "工程招标", "水质公告", "人事信息", "规划计划", "应急管理", "办事指南", "建议提案")
CHANNELS = ("网络", "信函", "当面", "传真", "电子邮件")

counts = st.integers(1, 9_999)
whole = settings(max_examples=60, deadline=None)


@cache
def rules() -> tuple[Rule, ...]:
    return tuple(rule for rule in load_pack(rules_folder() / "core").rules if rule.code in CODES)


@cache
def words() -> tuple[NumberWords, ...]:
    listed = read_yaml(rules_folder() / "core" / "lists" / "quantities.yaml").data["words"]
    return tuple(NumberWords(entry["role"], tuple(entry["words"])) for entry in listed)


def findings(*paragraphs: str) -> list[Finding]:
    document = specimens.document(parts={"1": paragraphs})
    outcome = run_rules(rules(), Subject("x", document=document, report=specimens.report_of(document)))
    assert not outcome.faults
    return list(outcome.findings)


def found(*paragraphs: str) -> list[str]:
    return [finding.code for finding in findings(*paragraphs)]


def read(text: str) -> list[tuple[object, str, bool]]:
    return [(count.value, count.unit, count.exact) for count in quantities(plain(text), words())]


def enumerated(labels: tuple[str, ...], values: list[int], mark: str, unit: str = "条") -> str:
    return mark.join(f"{label}{value}{unit}" for label, value in zip(labels, values, strict=False))


@given(counts)
def test_a_count_is_read_however_it_is_written(value: int) -> None:
    wide = str(value).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    for written in (f"{value}", f"{value:,}", f"{value:,}".replace(",", "，"), wide, f"{value} "):
        assert read(f"公开信息{written}条。") == [(value, "条", True)]


@pytest.mark.parametrize(
    "text", ["约12件", "近12件", "12余件", "12多件", "1.2万件", "12件以上", "10-12件", "不少于12件", "各12件", "每年12件", "3千件"]
)
def test_an_inexact_count_is_known_as_one(text: str) -> None:
    assert [exact for _, _, exact in read(f"办理{text}。")] == [False]


@pytest.mark.parametrize(
    "text", ["第3件", "第二十条第（一）项", "一事一件，", "统一件，", "逐一件件，", "2024年", "国办函〔2021〕30号", "一项制度"]
)
def test_what_is_no_count(text: str) -> None:
    assert read(text) == []


def test_counts_in_numerals_and_with_double_units() -> None:
    assert read("共四百一十二条，信函两件，参训300人次，收费33.69万元") == [
        (412, "条", True),
        (2, "件", True),
        (300, "人次", True),
        (Decimal("33.69"), "万元", True),
    ]


def test_percentages() -> None:
    text = plain("占12.50％，增长百分之二十，近40%，上升3个百分点，下降百分之2.5，5%以上")
    told = [(percent.value, percent.decimals, percent.exact) for percent in percents(text, words())]
    assert told == [
        (Decimal("12.50"), 2, True),
        (Decimal(20), 0, True),
        (Decimal(40), 0, False),
        (Decimal("2.5"), 1, True),
        (Decimal(5), 0, False),
    ]


@given(st.text(alphabet="，、；：。（）()甲其中12件条0.一", max_size=80))
def test_counts_stand_in_the_text_where_their_piece_says(text: str) -> None:
    for scope in scopes(text, words(), ("^其中",)):
        for clause in scope.clauses:
            for count in clause.counts:
                assert clause.start <= count.start < count.end <= clause.start + len(clause.text)
                assert plain(text)[count.start : count.end].endswith(count.unit)


def test_a_text_without_a_full_stop_is_no_sentence() -> None:
    assert list(sentences("其中甲12件，" * 400)) == []


@whole
@given(st.lists(counts, min_size=2, max_size=8), st.sampled_from(["、", "，"]), st.sampled_from(["包括", "分别为", "其中", "包括："]))
def test_parts_that_make_the_total_are_right(values: list[int], mark: str, lead: str) -> None:
    assert found(f"公开信息{sum(values)}条，{lead}{enumerated(LABELS, values, mark)}。") == []


@whole
@given(st.lists(counts, min_size=2, max_size=8), st.integers(1, 9_999), st.sampled_from(["包括", "分别为", "其中"]))
def test_parts_that_exceed_the_total_are_found(values: list[int], more: int, lead: str) -> None:
    total = sum(values) - more
    if total > max(values) and total not in {sum(values[:size]) for size in range(2, len(values))}:
        nested = any(value == sum(values[at + 1 : end]) for at, value in enumerate(values) for end in range(at + 3, len(values) + 1))
        expected = [] if nested else ["GI405"]
        assert found(f"公开信息{total}条，{lead}{enumerated(LABELS, values, '、')}。") == expected


@whole
@given(st.lists(counts, min_size=2, max_size=8), st.integers(1, 9_999), st.sampled_from(["、", "，", "；"]))
def test_parts_of_a_total_may_be_less(values: list[int], rest: int, mark: str) -> None:
    assert found(f"公开信息{sum(values) + rest}条，其中{enumerated(LABELS, values, mark)}。") == []


@whole
@given(st.lists(counts, min_size=2, max_size=5), st.integers(-9_999, 9_999))
def test_channels_in_brackets_must_make_the_total(values: list[int], off: int) -> None:
    total = max(0, sum(values) + off)
    text = f"收到政府信息公开申请{total}件（{enumerated(CHANNELS, values, '、', '件')}）。"
    nested = any(value == sum(values[at + 1 : end]) for at, value in enumerate(values) for end in range(at + 3, len(values) + 1))
    # Three is what the tables of the specimen count.
    excused = total == sum(values) or nested or sum(values) == 3
    assert found(text) == ([] if excused else ["GI406"])


@whole
@given(st.integers(0, 500), st.integers(1, 500), st.integers(0, 500))
def test_results_with_and_without_what_is_carried_over(granted: int, partly: int, carried: int) -> None:
    handled = granted + partly
    results = f"予以公开{granted}件，部分公开{partly}件"
    assert found(f"新收申请{handled + carried}件，办结{handled}件，其中{results}，结转下年{carried}件。") == []
    assert found(f"新收申请{handled}件，上年结转{carried}件，其中{results}，不予公开{carried}件。") == []


@whole
@given(counts, counts, st.integers(0, 2), st.sampled_from([ROUND_HALF_UP, ROUND_DOWN]))
def test_a_right_percentage_is_right_rounded_or_cut(part: int, rest: int, decimals: int, rounding: str) -> None:
    total = part + rest
    share = (Decimal(100) * part / total).quantize(Decimal(1).scaleb(-decimals), rounding=rounding)
    assert found(f"公开信息{total}条，其中供水保障{part}条，占{share}%。") == []


@whole
@given(st.integers(100, 9_999), st.integers(100, 9_999), st.integers(3, 40))
def test_a_wrong_percentage_is_found_with_the_right_one(part: int, rest: int, off: int) -> None:
    total = part + rest
    share = (Decimal(100) * part / total).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    wrong = share + off
    # Of the part alone it is 100, of both together what follows.
    fits = any(abs(Decimal(100) * part / base - wrong) <= Decimal("0.15") for base in (part, total, part + total, 86, 31, 3))
    if not fits:
        (finding,) = findings(f"公开信息{total}条，其中供水保障{part}条，占{wrong}%。")
        assert (finding.code, finding.expected, finding.actual) == ("GI408", f"{share}%", f"{wrong}%")


CHANGES = (
    "公开信息{now}条，比2023年的{before}条{word}{rate}%。",
    "公开信息{now}条，较上年（{before}条）{word}{rate}%。",
    "公开信息{now}条，与去年的{before}条相比，{word}了{rate}%。",
    "信息量由上年的{before}条{word}到{now}条，{word}{rate}%。",
    "公开信息{now}条，比上年{word}{by}条，{word}{rate}%。",
)


@pytest.mark.parametrize("form", CHANGES)
@whole
@given(
    now=st.integers(100, 9_999),
    before=st.integers(100, 9_999),
    decimals=st.integers(0, 2),
    rounding=st.sampled_from([ROUND_HALF_UP, ROUND_DOWN]),
)
def test_a_right_change_is_right(form: str, now: int, before: int, decimals: int, rounding: str) -> None:
    if now != before:
        rate = (Decimal(100) * abs(now - before) / before).quantize(Decimal(1).scaleb(-decimals), rounding=rounding)
        word = "增长" if now > before else "减少"
        assert found(form.format(now=now, before=before, word=word, rate=rate, by=abs(now - before))) == []


@pytest.mark.parametrize("form", CHANGES)
@whole
@given(now=st.integers(100, 9_999), before=st.integers(100, 9_999), off=st.integers(2, 60))
def test_a_wrong_change_is_found(form: str, now: int, before: int, off: int) -> None:
    if now != before:
        rate = (Decimal(100) * abs(now - before) / before).quantize(Decimal("0.1"))
        word = "增长" if now > before else "减少"
        text = form.format(now=now, before=before, word=word, rate=rate + off, by=abs(now - before))
        told = [(finding.code, finding.variant, finding.expected) for finding in findings(text)]
        assert told == [("GI409", "", f"{rate}%")]


@whole
@given(st.integers(100, 9_999), st.integers(100, 9_999), st.integers(1, 90))
def test_a_change_in_the_wrong_direction_is_found(now: int, before: int, rate: int) -> None:
    if now != before:
        word = "下降" if now > before else "增长"
        (finding,) = findings(f"公开信息{now}条，较上年的{before}条{word}近{rate}%。")
        assert (finding.code, finding.variant) == ("GI409", "direction")


def test_a_finding_tells_total_parts_and_difference() -> None:
    (finding,) = findings("全年收到申请12件，其中网络8件、信函3件、当面2件。")
    assert finding.values == {"total": "12件", "sum": "13件", "parts": "8+3+2", "difference": "1件"}
    assert finding.location.quote == "12件，其中网络8件、信函3件、当面2件"
    assert finding.severity == "warning"


def test_what_only_may_be_wrong_is_an_info() -> None:
    paragraphs = (
        "公开信息300条，其中网站发布200条、微信公众号发布180条。",
        "公示栏公开86条：机构职能2条、社情民意48条、值班安排20条。",
        "收到申请32件，网络提交20件，信函提交7件，当面提交3件。",
    )
    assert [(finding.code, finding.variant, finding.severity) for finding in findings(*paragraphs)] == [
        ("GI405", "overlaps", "info"),
        ("GI405", "short", "info"),
        ("GI406", "short", "info"),
    ]


def test_one_wrong_list_is_told_by_one_rule() -> None:
    assert found("办结申请40件，其中予以公开18件、部分公开18件、无法提供9件。") == ["GI407"]
    assert found("收到申请40件，其中自然人申请30件、企业申请18件。") == ["GI406"]
    assert found("公开信息40件，其中供水30件、河湖18件。") == ["GI405"]


@pytest.mark.parametrize(
    "text",
    [
        "收到申请9件，上年转结1件，其中网络5件、信函5件，发生行政复议1件。",
        "全市收到依申请公开1641件，其中网络1156件，占70.44%，信函470件、当面15件，分别占28.64%、0.91%。",
        "收到申请20件，主要涉及征地拆迁12件、规划许可6件、其他9件。",
        "收到申请12件，其中网络8件（自然人6件、法人2件），信函4件（均为自然人）。",
        "配备工作人员12人，其中专职3人，兼职9人，党员10人。",
        "办理建议提案35件，其中建议15件、提案20件，主办18件，会办17件。",
        "答复的21件中，予以公开10件，部分公开3件，不予公开2件，无法提供5件，其他处理1件。",
        "制作政府信息3021条，其中主动公开信息1027条，依申请公开信息459条，不予公开信息1535条。",
        "公众号发文520篇，比去年增加120篇，同比增长30%；微博发文200篇，比去年减少50篇，同比下降20%。",
        "2024年公开信息500条，比2023年增加100条，比2022年增加150条，分别增长25%、42.9%。",
        "收到申请45件，较上年同期50件减少5件，降幅为10%。",
        "收到申请12件（2023年15件），其中网络8件、信函4件。",
    ],
)
def test_sentences_that_are_right(text: str) -> None:
    assert found(text) == []


def test_holes_are_told_one_by_one_until_they_are_many() -> None:
    holes = ["网站发布信息 条。", "答复留言 件。", "举办培训 次。", "收到申请 件。", "召开会议 场。"]
    assert found(*holes[:4]) == ["GI413"] * 4
    (lost,) = findings(*holes)
    assert (lost.variant, lost.severity, lost.values["count"]) == ("lost", "info", "5")


@pytest.mark.parametrize(("now", "before"), [("999999999999件", "0.000000001件"), ("999999999999万件", "1件")])
def test_a_change_of_any_size_is_told_and_never_a_fault_of_the_rule(now: str, before: str) -> None:
    assert found(f"今年{now}，较上年的{before}，增长5.123456789%。") in ([], ["GI409"])


@whole
@given(counts, st.lists(counts, min_size=1, max_size=40), st.decimals(0, 100, places=1))
def test_a_percentage_fits_where_it_does_by_division(part: int, totals: list[int], stated: Decimal) -> None:
    percent, off = Percent(stated, 1, True, 0, 0), Decimal("0.15")
    by_division = any(abs(Decimal(100) * part / total - stated) <= off for total in totals)
    assert percentage._fits(percent, off, Quantity(part, "件", True, 0, 0), sorted(set(totals))) == by_division
