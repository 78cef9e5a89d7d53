"""Claims of the text: the examples of the grammar, and how surely labelled sentences are read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.claims import score
from gilint.report.claims.examples import Tried, load_samples, try_samples
from gilint.report.knowledge import load_knowledge
from gilint.resources import rules_folder

SAMPLES = load_samples(rules_folder() / "vocabulary/claims-examples.yaml")
TRIED = [*try_samples(SAMPLES, load_knowledge(rules_folder()).grammar)]
LABELLED = Path(__file__).parents[3] / "shared/gold/claims-dev.jsonl"


@pytest.mark.parametrize("tried", TRIED, ids=lambda tried: tried.sample.text)
def test_example_of_the_grammar(tried: Tried) -> None:
    assert (tried.states, tried.unsure) == (tried.sample.states, tried.sample.unsure)


def test_addresses_of_the_examples_are_those_of_the_form() -> None:
    form = load_knowledge(rules_folder()).forms[0]
    known = {*form.addresses, *form.derived, "fee.processing"}
    assert {address for sample in SAMPLES for address, _, _ in sample.states} <= known


@pytest.mark.skipif(not LABELLED.is_file(), reason="the labelled sentences are not at hand")
def test_labelled_sentences_are_read_surely() -> None:
    scored = score(json.loads(line) for line in LABELLED.read_text(encoding="utf-8").splitlines())
    assert scored.precision >= 0.97
    assert scored.recall >= 0.90
