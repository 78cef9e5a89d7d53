"""A rule for programs: all that its file says and what it says when it speaks, gilint.explain/1."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from gilint import __version__
from gilint.output.rule_words import check, muters
from gilint.output.telling import advice, message
from gilint.rules.bench import Bench
from gilint.rules.model import Example, Rule
from gilint.rules.samples import Sample, samples

SCHEMA = "gilint.explain/1"


def rule_data(explained: Sequence[Rule], bench: Bench) -> str:
    """Texts are in both languages; of `applies`, `check` and examples only what is set stands here."""
    told = {"schema": SCHEMA, "version": __version__, "rules": [_rule(rule, bench) for rule in explained]}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, bench: Bench) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "level": rule.level,
        "confidence": rule.confidence,
        "title": asdict(rule.title),
        "message": asdict(rule.message),
        "variants": {name: asdict(text) for name, text in rule.variants.items()},
        "advice": asdict(rule.advice),
        "advices": {name: asdict(text) for name, text in rule.advices.items()},
        "why": {"zh": rule.why.zh, "en": rule.why.en},
        "clause": rule.why.clause or None,
        "applies": {key: value for key, value in asdict(rule.applies).items() if value},
        "mutes": [asdict(mute) for mute in rule.mutes],
        "muted_by": [{"code": code, "within": within} for code, within in muters(rule, bench.rules)],
        "check": check(rule, None),
        "examples": {
            "bad": [_example(example) for example in rule.examples.bad],
            "good": [_example(example) for example in rule.examples.good],
        },
        "findings": [_finding(sample, rule) for sample in samples(rule, bench)],
        "file": rule.file,
        "line": rule.line,
    }


def _example(example: Example) -> dict[str, Any]:
    cell, times = ({"cell": example.cell} if example.cell else {}), ({"times": example.times} if example.times != 1 else {})
    return {"name": example.name, "change": dict(example.change), **cell, **times}


def _finding(sample: Sample, rule: Rule) -> dict[str, Any]:
    finding = sample.finding
    return {
        "example": sample.example.name,
        "variant": finding.variant or None,
        "severity": finding.severity,
        "message": {"zh": message(rule, finding, "zh"), "en": message(rule, finding, "en")},
        "advice": {"zh": advice(rule, finding, "zh"), "en": advice(rule, finding, "en")},
        "section": finding.location.section,
        "cell": finding.location.cell or None,
        "quote": finding.location.quote or None,
    }
