"""Slips of the pen, doubles, marks, links and private numbers at their limits: what is found, what is excused, what is never shown."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gilint.report.agency import load_vocabulary
from gilint.report.model import Agency, Report
from gilint.resources import rules_folder
from gilint.rules.kinds import doubled_word, kind_module, link, misspelt_phrase, pattern, private_number, publisher_conflict, unpaired_mark
from gilint.rules.model import Hit, Rule, Subject
from gilint.rules.pack import load_pack
from gilint.rules.run import run_rules
from gilint.wording import Text
from tests import specimens
from tests.rules.test_text_kinds import report
from tests.runs import runner, write_report

RULES: dict[str, Rule] = {rule.code: rule for rule in load_pack(rules_folder() / "core").rules}
STATE = "中华人民共和国"
HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
TITLES = unpaired_mark.Pair("《", "》")
MARKS = unpaired_mark.Params((TITLES,), reach=2)


def hits(code: str, looked_at: Report) -> list[Hit]:
    rule = RULES[code]
    return list(kind_module(rule.kind).check(rule.params, looked_at))


def told(code: str, *texts: str) -> list[str]:
    """What the rule quotes of paragraphs before part one."""
    return [hit.location.quote for hit in hits(code, report(*texts))]


def told_of_specimen(code: str, **change: Any) -> list[str]:
    document = specimens.document(**change)
    outcome = run_rules([RULES[code]], Subject("x", document=document, report=specimens.report_of(document)))
    return [finding.location.quote for finding in outcome.findings]


@given(st.integers(0, 6), HAN)
def test_one_character_wrong_in_a_solemn_name_is_found(place: int, other: str) -> None:
    assume(other not in STATE and other not in "國華")
    wrong = STATE[:place] + other + STATE[place + 1 :]
    assert misspelt(f"宣传《{wrong}水法》。") == [wrong]


@given(st.integers(0, 6))
def test_one_character_missing_is_found(place: int) -> None:
    (found,) = misspelt(f"（{STATE[:place]}{STATE[place + 1 :]}）")
    assert found == STATE[:place] + STATE[place + 1 :]


@given(st.integers(1, 6), HAN)
def test_one_character_too_many_is_found(place: int, more: str) -> None:
    wrong = STATE[:place] + more + STATE[place:]
    assume(STATE not in wrong and more not in "國華")
    assert misspelt(f"（{wrong}）") == [wrong]


@given(st.integers(0, 5))
def test_two_neighbours_swapped_are_found(place: int) -> None:
    wrong = STATE[:place] + STATE[place + 1] + STATE[place] + STATE[place + 2 :]
    assert misspelt(f"（{wrong}）") == [wrong]


@given(st.text(HAN, max_size=6), st.text(HAN, max_size=6))
def test_the_right_name_is_never_at_fault_whatever_stands_beside_it(before: str, after: str) -> None:
    params = misspelt_phrase.Params((STATE,))
    assume(not any(len(set(text) & set(STATE)) > 1 for text in (before, after)))
    assert not list(misspelt_phrase.check(params, report(f"{before}{STATE}{after}")))


def misspelt(text: str) -> list[str]:
    return [hit.location.quote for hit in misspelt_phrase.check(replace(RULES["GI607"].params, words=()), report(text))]


def test_a_longer_right_phrase_hides_no_slip_in_a_shorter_one() -> None:
    assert told("GI607", "以习近平新时代中国特色社会主义思想为指导，走中国特社会主义道路。") == ["中国特社会主义"]


def test_short_phrases_are_refused() -> None:
    assert list(misspelt_phrase.faults(misspelt_phrase.Params(("中国共产党",))))


@given(st.text(HAN, min_size=2, max_size=6))
def test_a_word_that_stands_twice_is_found(word: str) -> None:
    assume(len(set(word)) > 1 and (word * 2).find(word, 1) == len(word))
    found = [hit.actual for hit in doubled_word.check(doubled_word.Params(6), report(f"全年，{word}{word}。"))]
    assert found == [word * 2]


def test_doubles_in_tables_and_in_parts_of_tables_are_none() -> None:
    assert told_of_specimen("GI609", parts={"4": ["结果结果尚未尚未"]}, cells={"t3.new.total": "公开公开申请"}) == []
    assert told_of_specimen("GI609", append={"1": "公开公开申请。"}) == ["公开公开"]


@pytest.mark.parametrize("word", [word for word in RULES["GI608"].params.words if not any(sign in word.wrong for sign in r"[(?\^")])
def test_every_plain_wrong_word_is_found_and_is_not_its_own_right_word(word: Any) -> None:
    for wrong in word.wrong.split("|"):
        assert told("GI608", f"甲、{wrong}、乙。") == [wrong]
        assert word.right not in wrong or len(word.right) < len(wrong)


def test_right_words_are_not_wrong_ones() -> None:
    words = "、".join(word.right for code in ("GI607", "GI608", "GI609") for word in listed(code))
    assert told("GI608", words) == told("GI607", words) == told("GI609", words) == []


def listed(code: str) -> Any:
    params = RULES[code].params
    return params.singles if code == "GI609" else params.words


@given(st.lists(st.sampled_from(["《", "》", "甲", "乙丙", "。"]), max_size=12))
def test_marks_without_counterpart_are_those_that_a_stack_leaves(pieces: list[str]) -> None:
    text = "".join(pieces)
    alone = unpaired_mark.unpaired(TITLES, [text], MARKS)
    rest = "".join(sign for at, sign in enumerate(text) if (0, at) not in alone and sign in "《》")
    while "《》" in rest:
        rest = rest.replace("《》", "")
    assert rest == ""
    assert abs(text.count("《") - text.count("》")) <= len(alone)


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["见《甲办法", "第二条》。"], 0),
        (["见《甲办法", "一", "二", "第二条》。"], 2),
        (["（一）甲；1）乙；2）丙"], 0),
        (["（甲，包括：1）乙；2）丙）"], 0),
        (["（见附表，共12）"], 0),
    ],
)
def test_marks_close_across_a_page_break_and_numbers_of_lists_need_no_opening(texts: list[str], found: int) -> None:
    params = RULES["GI611"].params
    assert sum(len(unpaired_mark.unpaired(pair, texts, params)) for pair in params.pairs) == found


def test_a_text_written_one_way_throughout_is_left_alone() -> None:
    params = pattern.Params((r"\p{Han}(,)\p{Han}",), once=True, rarer_than=("，",))
    assert not list(pattern.check(params, report("甲,乙,丙。")))
    assert not list(pattern.check(params, report("甲,乙，丙。")))
    assert [hit.values["count"] for hit in pattern.check(params, report("甲,乙，丙，丁。"))] == ["1"]


@pytest.mark.parametrize(
    ("text", "variants"),
    [
        ("见http://www.qingyu.gov.cn/a/b.html。", []),
        ("见http://www.qing yu.gov.cn/a。", []),
        ("见http://www.qingyu", ["malformed"]),
        ("见http：//www.qingyu.gov.cn", ["malformed"]),
        ("见www.example.com", ["made-up"]),
        ("见http://10.1.2.3/gk", ["made-up"]),
        ("见http://218.1.2.3/gk", []),
        ("发布在www.qingyu.com", [""]),
        ("报告可在www.qingyu.com下载", ["own"]),
        ("邮箱a@www.qingyu.com", []),
    ],
)
def test_what_is_wrong_with_a_link(text: str, variants: list[str]) -> None:
    assert [hit.variant for hit in link.check(RULES["GI615"].params, report(text))] == variants


@given(st.from_regex(r"\A[1-9][0-9]{11,17}\Z"))
def test_exactly_one_check_digit_fits(digits: str) -> None:
    assert sum(private_number.passes_luhn(f"{digits}{last}") for last in range(10)) == 1


@given(st.from_regex(r"\A62[0-9]{16}\Z"), st.integers(0, 17), st.integers(1, 9))
def test_one_wrong_digit_of_a_card_is_noticed(digits: str, place: int, change: int) -> None:
    number = next(f"{digits}{last}" for last in range(10) if private_number.passes_luhn(f"{digits}{last}"))
    wrong = f"{number[:place]}{(int(number[place]) + change) % 10}{number[place + 1 :]}"
    assert not private_number.passes_luhn(wrong)


@given(st.from_regex(r"\A1[3-9][0-9]{9}\Z"), st.sampled_from(["{}", "（{}）", "反映人{}，已答复。", "甲{}乙"]))
def test_a_finding_never_shows_a_mobile_number(number: str, sentence: str) -> None:
    (hit,) = hits("GI617", report(sentence.format(number)))
    assert hit.location.quote == f"{number[:3]}****{number[-4:]}"
    assert number not in repr(hit)
    assert number[3:7] not in (hit.location.quote + hit.location.context).replace("*", "").replace(number[-4:], "").replace(number[:3], "")


def test_no_number_of_the_sentence_is_shown() -> None:
    text = "甲138 0000 1234，卡号6200000000000005，证号719900190001010011。"
    found = hits("GI617", report(text))
    assert [(hit.variant, hit.level) for hit in found] == [("", None), ("card", "error")]
    for number in ("138 0000 1234", "13800001234", "6200000000000005", "719900190001010011"):
        assert number not in repr(found)


def test_no_output_shows_a_private_number(tmp_path: Path) -> None:
    path = write_report(tmp_path / "report.txt", append={"1": "反映人手机13800001234，卡号6200000000000005。"})
    run = runner(tmp_path, tmp_path / "cache")
    for form in ("json", "sarif", "full", "concise"):
        output = run("check", path, "--select", "GI617", "--format", form).stdout
        assert "GI617" in output
        assert not [number for number in ("13800001234", "6200000000000005") if number in output]


@pytest.mark.parametrize(
    ("own", "found", "another"),
    [
        ("青屿县水务局", "青屿县司法局", True),
        ("青屿县水务局", "县司法局", True),
        ("青屿县水务局", "县水务局", False),
        ("青屿县财政局", "青屿县民政局", True),
        ("青屿县文化广电和旅游局", "青屿县文旅局", False),
        ("青屿县市场监督管理局", "青屿县工商行政管理局", False),
        ("青屿县水务局", "临汀县司法局", False),
        ("青屿县水务局", "青屿县人民政府", False),
        ("青屿县水务局", "云川市教育局", False),
        ("国家税务总局青屿县税务局", "青屿县税务局", False),
    ],
)
def test_another_organ_of_the_same_place(own: str, found: str, another: bool) -> None:
    vocabulary = load_vocabulary(rules_folder() / "vocabulary")
    agency = Agency(own, "county", "department", "title")
    assert publisher_conflict.is_another(RULES["GI618"].params, agency, found, vocabulary) is another


def test_without_a_title_nobody_contradicts_it() -> None:
    made = report("本报告由青屿县司法局编制。")
    assert [hit.location.quote for hit in hits("GI618", made)] == ["青屿县司法局"]
    assert not hits("GI618", replace(made, agency=replace(made.agency, source="text")))


def test_mojibake_is_told_once_and_not_as_control_characters_too() -> None:
    document = specimens.document(append={"1": "政府信息公开".encode().decode("latin-1")})
    rules = [RULES["GI009"], RULES["GI606"]]
    outcome = run_rules(rules, Subject("x", document=document, report=specimens.report_of(document)))
    assert [finding.code for finding in outcome.findings] == ["GI606"]


@given(st.text(HAN, min_size=6, max_size=20).map(lambda text: f"政府信息公开工作{text}年度报告"))
def test_utf8_read_in_another_encoding_is_told(text: str) -> None:
    assert told("GI606", text.encode().decode("gbk", errors="replace"))
    assert told("GI606", text.encode().decode("cp1252", errors="replace"))
    assert not told("GI606", text)


def test_rules_that_are_off_speak_when_they_are_selected(tmp_path: Path) -> None:
    path = write_report(tmp_path / "report.txt", append={"1": "应公开信息公开率达到100%。"})
    run = runner(tmp_path, tmp_path / "cache")
    for selection, codes in (([], set()), (["--extend-select", "GI620,GI621"], {"GI621"})):
        found = json.loads(run("check", path, "--format", "json", *selection).stdout)["reports"][0]["findings"]
        assert {finding["code"] for finding in found} & {"GI620", "GI621"} == codes


def test_a_report_published_on_the_last_day_of_all_is_judged() -> None:
    looked_at = replace(report("2月30日召开会议。"), published="9999-12-31")
    assert [hit.location.quote for hit in hits("GI510", looked_at)] == ["2月30日"]


def test_the_day_of_publication_is_told_as_each_language_writes_it() -> None:
    (hit,) = hits("GI510", replace(report("2025年9月18日举办开放日。"), published="2025-01-20"))
    assert hit.values["published"] == Text("2025年1月20日", "2025-01-20")


@pytest.mark.parametrize(("code", "text"), [("GI611", "（"), ("GI612", "印发青水发(2024)3号，")])
def test_of_very_many_places_some_are_named_and_all_counted(code: str, text: str) -> None:
    (hit,) = hits(code, report(*(text.replace("3", str(number)) for number in range(300))))
    assert (hit.values["count"], len(hit.related)) == ("300", 50)


def test_a_mark_at_the_very_beginning_is_alone_too() -> None:
    assert told("GI611", "（只有半边。") == ["（只有半边。"]


def test_a_malformed_number_is_found_in_its_own_line() -> None:
    first, second = "联系方式见下文，编号为①12345的文件全文及附件另行", "公布，邮编：12345。"
    (hit,) = [hit for hit in hits("GI114", report(first, second)) if hit.variant == "malformed"]
    assert hit.location.place.paragraph == 2
