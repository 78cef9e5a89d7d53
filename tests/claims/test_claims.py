"""Claims of the text: the examples of the grammar, and how surely labelled sentences are read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.claims import score
from gilint.document import Paragraph, Place
from gilint.report.claims import find_claims
from gilint.report.claims.examples import Sample, load_samples, try_samples
from gilint.report.model import Claim
from gilint.resources import rules_folder
from tests import specimens

SAMPLES = load_samples(rules_folder() / "vocabulary/claims-examples.yaml")
LABELLED = Path(__file__).parents[3] / "shared/gold/claims-dev.jsonl"
PLAIN = Path(__file__).parent / "heldout-plain.jsonl"
HARD = Path(__file__).parent / "heldout.jsonl"
PIECES = [
    *(
        "全年 2024年 2023年 收到 未 没有 政府信息公开申请 自然人 商业企业 办结 予以公开 无法提供 结转下年度 上年结转 行政复议 行政诉讼 "
        "行政规范性文件 制发 废止 行政许可 行政事业性收费 信息处理费 均为 分别为 其中 含 12 １２ 1,234 1.2万 三 两 0 ０ 件 宗 万元 "
        "、 ， , 。 ； （ ） 和"
    ).split(),
    " ",
    "\u3000",
]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.text)
def test_example_of_the_grammar(sample: Sample) -> None:
    (tried,) = try_samples((sample,), specimens.knowledge().grammar)
    assert (tried.states, tried.unsure) == (sample.states, sample.unsure)


def test_addresses_of_the_examples_are_those_of_the_form() -> None:
    form = specimens.knowledge().forms[0]
    known = {*form.addresses, *form.derived, "fee.processing"}
    assert {address for sample in SAMPLES for address, _, _ in sample.states} <= known


@pytest.mark.parametrize("path", [LABELLED, PLAIN], ids=lambda path: path.stem)
def test_labelled_sentences_are_read_surely(path: Path) -> None:
    if not path.is_file():
        pytest.skip("the labelled sentences are not at hand")
    scored = score(_lines(path))
    assert scored.precision >= 0.97
    assert scored.recall >= 0.90


@pytest.mark.parametrize("path", [PLAIN, HARD], ids=lambda path: path.stem)
def test_a_quote_is_what_stands_in_the_text(path: Path) -> None:
    for line in _lines(path):
        assert all(claim.quote in line["text"] for claim in _claims(line["text"], line["year"]))


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_whatever_the_words_they_are_quoted_as_they_stand(text: str) -> None:
    for claim in _claims(text, 2024):
        assert claim.quote
        assert claim.quote in text
        assert claim.value >= 0


def _claims(text: str, year: int | None) -> list[Claim]:
    return list(find_claims([(1, Paragraph(text, Place(paragraph=1)))], year, specimens.knowledge().grammar))


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
