"""The arithmetic of identity numbers and their masking; repeated passages at their limits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gilint.document import Document, Paragraph, Place
from gilint.report.agency import load_vocabulary
from gilint.report.form import load_forms
from gilint.report.model import Agency, Report
from gilint.resources import rules_folder
from gilint.rules.kinds import foreign_agency, identity_number, period, repeated_passage

REGIONS = (11, 37, 71)
IDENTITY = identity_number.Params(regions=REGIONS, unless=("信用代码",), old_form_with=("身份证",), where="prose")

bodies = st.builds(
    lambda region, county, born, order: f"{region}{county:04}{born:%Y%m%d}{order:03}",
    st.sampled_from(REGIONS),
    st.integers(0, 9999),
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.integers(0, 999),
)
numbers = bodies.map(lambda body: body + identity_number.check_character(body))


def report(*texts: str) -> Report:
    """A report of nothing but these paragraphs before part one."""
    preamble = tuple(Paragraph(text, Place(paragraph=n)) for n, text in enumerate(texts, 1))
    return Report(
        document=Document("text", preamble),
        form=load_forms(rules_folder() / "forms")[0],
        title=None,
        agency=Agency("青屿县水务局", "county", "department", "title"),
        year=2024,
        years={},
        edition="2021",
        period=None,
        published="",
        preamble=preamble,
        parts=(),
        headings=(),
        duplicates=(),
        tables={},
        cells={},
        claims=(),
        unread=(),
    )


@given(numbers)
def test_a_number_with_its_check_character_is_one(number: str) -> None:
    assert identity_number.is_identity_number(number, REGIONS)


@given(numbers, st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(number: str, place: int, change: int) -> None:
    wrong = str((int(number[place]) + change) % 10)
    assert identity_number.check_character(number[:17]) != identity_number.check_character(number[:place] + wrong + number[place + 1 : 17])
    assert not identity_number.is_identity_number(number[:place] + wrong + number[place + 1 :], REGIONS)


@given(numbers, st.integers(0, 15))
def test_two_neighbours_swapped_are_always_noticed(number: str, place: int) -> None:
    if number[place] != number[place + 1]:
        swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
        assert not identity_number.is_identity_number(swapped, REGIONS)


@pytest.mark.parametrize(
    "number", ["719900190002300010", "719900180001010011", "999900190001010011", "71990019000101001", "71990019000101002Y"]
)
def test_what_only_looks_like_one(number: str) -> None:
    assert not identity_number.is_identity_number(number, REGIONS)


@given(numbers, st.sampled_from(["{}", "证号{}。", "甲{}乙", "（{}）"]))
def test_a_finding_never_shows_the_number(number: str, sentence: str) -> None:
    (hit,) = identity_number.check(IDENTITY, report(sentence.format(number)))
    assert number not in repr(hit)
    assert number[6:14] not in hit.location.quote + hit.location.context.replace("*", "")
    assert hit.location.quote == f"{number[:6]}********{number[-4:]}"


def test_other_numbers_in_the_same_sentence_are_masked_too() -> None:
    first, second = "719900190001010011", "719900190012310028"
    hits = list(identity_number.check(IDENTITY, report(f"甲{first}、统一社会信用代码{second}、身份证719900000101001")))
    assert [hit.location.quote for hit in hits] == ["719900********0011", "719900*****1001"]
    assert not any(number in repr(hits) for number in (first, second, "719900000101001"))


@given(st.text(alphabet="甲乙丙", min_size=0, max_size=60), st.text(alphabet="丁戊己", min_size=10, max_size=30))
def test_a_passage_with_itself_at_a_distance_is_found(between: str, passage: str) -> None:
    text = f"{passage}壬{between}癸{passage}"
    found = list(repeated_passage._repeats(text, 10))
    assert any(text[second : second + length] in text[:second] for _, second, length in found)
    for first, second, length in found:
        assert length >= 10
        assert text[first : first + length] == text[second : second + length]
        assert first + length <= second


def test_a_passage_across_paragraphs_is_one_finding() -> None:
    first, second = "甲乙丙丁戊己庚辛壬癸子丑寅卯。", "天地玄黄宇宙洪荒日月盈昃辰宿列张。"
    hits = list(repeated_passage.check(repeated_passage.Params(20), report(first, second, "其间另有一句。", first, second)))
    assert [hit.location.quote for hit in hits] == [second]
    assert [related.place.paragraph for related in hits[0].related] == [5]


def test_long_texts_take_no_longer_than_they_should() -> None:
    same = "同" * 20_000
    assert len(list(repeated_passage.check(repeated_passage.Params(40), report(same)))) == 1


def test_without_an_organ_no_name_is_foreign() -> None:
    params = foreign_agency.Params(positions=("由(\\p{Han}{3,30}?)编制",))
    text = "本报告由临汀县水务局编制。"
    assert [hit.location.quote for hit in foreign_agency.check(params, report(text))] == ["临汀县水务局"]
    assert not list(foreign_agency.check(params, replace(report(text), agency=Agency(""))))


def test_a_bad_position_is_told() -> None:
    assert list(foreign_agency.faults(foreign_agency.Params(positions=("由编制",))))
    assert list(period.faults(period.Params("wrong", stated=("(",))))


def test_the_vocabulary_is_read_once() -> None:
    folder = rules_folder() / "vocabulary"
    assert load_vocabulary(folder) is load_vocabulary(folder)
