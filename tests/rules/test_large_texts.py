"""Reports whose text is larger than any, or says the same without end: each rule looks at them, and what is private stays so."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gilint.resources import rules_folder
from gilint.rules.kinds._masked import Masked
from gilint.rules.kinds._passages import sentence
from gilint.rules.model import Subject
from gilint.rules.pack import load_pack
from gilint.rules.run import Outcome, run_rules
from tests import specimens

RULES = load_pack(rules_folder() / "core").rules
DIGITS = re.compile(r"[0-9]{3,}")
LONG = 60_000


def outcome(*paragraphs: str) -> Outcome:
    document = (
        specimens.document(append={"1": "\n".join(paragraphs)}) if len(paragraphs) == 1 else specimens.document(parts={"1": paragraphs})
    )
    return run_rules(RULES, Subject("x", document=document, report=specimens.report_of(document)))


PIECES = """
    。 ， … 的 （ “ 《 1 2023年 3件， 收到申请6件，其中自然人3件、法人2件； 占30%， 3件（2件） 13800138000， 按装、
    2024年收到申请3件，比2023年的2件增长50%， 由青屿县水务局编制， http://www.example.gov.cn/a
""".split()


@pytest.mark.parametrize("piece", [*PIECES, " ", "\u3000", "http://www.example.gov.cn "])
def test_a_text_that_says_the_same_without_end(piece: str) -> None:
    found = outcome(piece * (LONG // len(piece)))
    assert not found.faults
    assert len(found.ran) > 50


def test_more_paragraphs_than_any_report_has() -> None:
    found = outcome(*(f"第{number}项工作已经办理。" for number in range(5000)))
    assert not found.faults
    assert len(found.ran) > 50


def test_a_page_of_private_numbers_shows_none_of_them() -> None:
    numbers = [str(13800138000 + 37 * place) for place in range(2000)]
    found = [finding for finding in outcome("，".join(numbers)).findings if finding.code == "GI617"]
    assert len(found) == len({number[:3] + number[-4:] for number in numbers})
    assert not any(re.search("[0-9]{8}", finding.location.context) for finding in found)
    assert max(len(finding.location.context) for finding in found) < 1000


@given(st.text("12 。甲，", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_sentence_is_cut_where_the_text_itself_would_be(text: str, one: int, other: int) -> None:
    """What is masked never lies across the end of a sentence."""
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    masked = Masked(text, DIGITS, lambda match: f"<{len(match[0])}>")
    shown = sentence(text, start, end)
    whole = DIGITS.sub(lambda match: f"<{len(match[0])}>", shown)
    assert masked.sentence(start, end) == whole
