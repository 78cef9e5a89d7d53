"""A filter finds what its words ask for, in either language, however they are typed."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gilint.findings import SEVERITIES
from gilint.triage.query import Query, QueryFault, Term, parse_query, query_help, query_text
from gilint.triage.rows import Row
from gilint.triage.searching import finder, fold
from gilint.triage.tally import Stage
from gilint.triage.vocabulary import KEYS, PARTS, STATES, TABLES
from gilint.wording import Language
from tests.triage.made import ROW, decision, desk_of, dossier_of

QUOTED = replace(
    ROW, code="GI402", name="claimed-amount", quote="共收到申请 １２ 件ＡＢＣ", severity="warning", section=1, cell="", table=""
)
PREAMBLE = replace(
    ROW, code="GI114", name="contact-details", severity="info", section=0, cell="", table="", year=2021, path="/报告/a/旧.txt"
)
WHOLE = replace(ROW, code="GI005", name="leftovers", section=None, cell="", table="", year=None, agency="")

words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
years = st.integers(1000, 9999)
terms = st.one_of(
    st.builds(Term, st.sampled_from(["text"]), words.map(lambda word: (word,)), st.booleans()),
    st.builds(Term, st.sampled_from(["rule", "organ", "file", "cell"]), st.lists(words, min_size=1, unique=True).map(tuple), st.booleans()),
    *(
        st.builds(Term, st.just(key), st.lists(st.sampled_from(values), min_size=1, unique=True).map(tuple), st.booleans())
        for key, values in {"severity": SEVERITIES, "state": STATES, "part": (*map(str, PARTS), *TABLES)}.items()
    ),
    st.builds(Term, st.just("year"), st.tuples(years.map(str)), st.booleans()),
    st.builds(Term, st.just("year"), st.tuples(st.tuples(years, years).filter(lambda ends: ends[0] < ends[1]).map("{0[0]}-{0[1]}".format))),
)


@given(st.lists(terms, max_size=6, unique=True), st.sampled_from(["zh", "en"]), st.sampled_from(["zh", "en"]))
@example([Term("text", ('"',)), Term("text", ("-",)), Term("organ", ('a"',))], "zh", "en")
def test_what_is_written_out_reads_the_same(terms: list[Term], lang: Language, other: Language) -> None:
    query = Query(tuple(terms))
    assert parse_query(query_text(query, lang), other) == query


@given(st.text(max_size=60))
def test_any_text_is_a_query_or_a_fault_that_says_what_is_known(text: str) -> None:
    query = read(text)
    assert str(query) if isinstance(query, QueryFault) else parse_query(query_text(query, "zh")) == query


def read(text: str) -> Query | QueryFault:
    try:
        return parse_query(text)
    except QueryFault as fault:
        return fault


def found(text: str, stage: Stage = "open") -> set[str]:
    query = parse_query(text)
    return {row.code for row in (ROW, QUOTED, PREAMBLE, WHOLE) if query.matches(row, stage)}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", {"GI301", "GI402", "GI114", "GI005"}),
        ("级别:错误", {"GI301", "GI005"}),
        ("级别：错误，提示", {"GI301", "GI005", "GI114"}),
        ("SEVERITY:e,W", {"GI301", "GI005", "GI402"}),
        ("-级别:错误", {"GI402", "GI114"}),
        ("－级别：错误", {"GI402", "GI114"}),
        ("规则:GI3", {"GI301"}),
        ("规则:gi301,contact-details", {"GI301", "GI114"}),
        ("rule:*-total", {"GI301"}),
        ("规则:contact", set()),
        ("部分:三", {"GI301"}),
        ("部分:3", {"GI301"}),
        ("部分:第三部分", {"GI301"}),
        ("部分：表三", {"GI301"}),
        ("part:T3", {"GI301"}),
        ('part:"table 3"', {"GI301"}),
        ("part:table3", {"GI301"}),
        ("部分:1", {"GI402"}),
        ("部分:0", {"GI114", "GI005"}),
        ("机关:司法", {"GI301", "GI402", "GI114"}),
        ("年份:2023", {"GI301", "GI402"}),
        ("年份:２０２０-２０２２", {"GI114"}),
        ("year:2022-2020", {"GI114"}),
        ("报告:旧", {"GI114"}),
        ("单元格:T3.new", {"GI301"}),
        ("相差 总计", {"GI301", "GI402", "GI114", "GI005"}),
        ("申请　12", {"GI402"}),
        ("abc", {"GI402"}),
        ("ａｂｃ", {"GI402"}),
        ('"申请 12 件"', {"GI402"}),
        ("\u201c申请 12 件\u201d", {"GI402"}),
        ('"申请 12  件"', set()),
        ("之和为3 -abc", {"GI301", "GI114", "GI005"}),
        ("row-total", {"GI301"}),
        ("行\u201c本年新收\u201d", {"GI301", "GI402", "GI114", "GI005"}),
    ],
)
def test_finds(text: str, codes: set[str]) -> None:
    assert found(text) == codes


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("状态:未处理", {"open", "expired", "changed"}),
        ("state:accepted", {"accepted"}),
        ("状态:误报,已改", {"false-positive", "fixed"}),
        ("-状态:未处理", {"accepted", "false-positive", "fixed", "gone"}),
        ("状态:到期", {"expired"}),
        ("状态:变化", {"changed"}),
        ("状态:消失", {"gone"}),
    ],
)
def test_finds_by_state(text: str, stages: set[Stage]) -> None:
    every: tuple[Stage, ...] = ("open", "accepted", "false-positive", "fixed", "expired", "changed", "gone")
    assert {stage for stage in every if parse_query(text).matches(ROW, stage)} == stages


def test_finds_what_is_new_and_what_has_other_values_since_the_check_before() -> None:
    assert parse_query("状态:新增").matches(replace(ROW, turn="new"), "open")
    assert parse_query("state:changed").matches(replace(ROW, turn="changed"), "open")
    assert not parse_query("state:new,changed").matches(ROW, "open")


@pytest.mark.parametrize(
    ("text", "lang", "word", "known"),
    [
        ("几别:错误", "zh", "几别", "级别"),
        ("12:30", "en", "12", "severity"),
        ("级别:很大", "zh", "很大", "警告"),
        ("severity:big", "en", "big", "warning"),
        ("年份:去年", "zh", "去年", "2021-2023"),
        ("部分:9", "zh", "9", "表三"),
        ("状态:", "zh", "", "未处理"),
        ("organ:", "en", "", "organ"),
    ],
)
def test_a_word_that_is_not_understood_is_told_with_those_that_are(text: str, lang: Language, word: str, known: str) -> None:
    with pytest.raises(QueryFault) as fault:
        parse_query(f"合计 {text}", lang)
    assert fault.value.word == word
    assert word in str(fault.value)
    assert known in str(fault.value)


def test_a_term_is_added_once_and_taken_away_again() -> None:
    query = parse_query("级别:错误 合计")
    term = Term("state", ("open",))
    more = query.plus(term)
    assert more.plus(term) == more
    assert query_text(more, "zh") == "级别:错误 合计 状态:未处理"
    assert query_text(more, "en") == "severity:error 合计 state:open"
    assert more.minus(term) == query
    assert query.without("severity") == parse_query("合计")


def test_the_help_names_every_key_and_every_state_in_words_that_are_understood() -> None:
    for lang in ("zh", "en"):
        told = dict(query_help(lang))
        assert len(told) == len(KEYS) + 1
        state = query_text(Query((Term("state", STATES),)), lang).partition(":")
        assert all(word in told[state[0]] for word in state[2].split(","))


@given(st.text(), st.text(min_size=1, max_size=3))
@example("１２㎡①…", "m2")
@example("e\u0301", "e")
@example("ｶﾞ", "ガ")
@example("\u1112\u1161\u11ab", "한")
def test_words_are_found_whatever_their_width_and_case(text: str, word: str) -> None:
    assert finder(word)(text) == (fold(word) in fold(text))


@given(
    st.lists(st.sampled_from("aＡéе\u0301㎡①１1 ２…ﬁfi（(，,ﾞｶがｱ가ᄀ\u1161")).map("".join),
    st.text("a1m2fi(,.é가ガが", min_size=1, max_size=2),
)
def test_words_are_found_among_forms_of_each_other(text: str, word: str) -> None:
    assert finder(word)(text) == (fold(word) in fold(text))


def test_folding_twice_is_folding_once() -> None:
    assert all(unicodedata.normalize("NFKC", fold(chr(code))) == fold(chr(code)) for code in range(0xD800))


def test_the_state_that_a_person_sees_is_the_one_that_is_found() -> None:
    desk = desk_of(dossier_of(ROW))
    values: dict[str, Any] = {"until": "2026-11-21"}
    desk.decide({ROW.fingerprint: decision(ROW, **values)})
    row: Row = desk.dossiers[ROW.path].rows[0]
    assert parse_query("状态:到期").matches(row, desk.standing(row))
