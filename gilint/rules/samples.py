"""What a rule says when it speaks: findings made from its own bad examples."""

from __future__ import annotations

from dataclasses import dataclass

from gilint.findings import Finding
from gilint.report.model import Report
from gilint.rules.bench import Bench, Unfit
from gilint.rules.model import Example, Rule


@dataclass(frozen=True, slots=True)
class Sample:
    """A finding on a bad example."""

    example: Example
    finding: Finding
    report: Report | None


def samples(rule: Rule, bench: Bench) -> tuple[Sample, ...]:
    """The first finding of each variant of the message."""
    found: dict[str, Sample] = {}
    for example in rule.examples.bad:
        try:
            verdict = bench.verdict(rule, example.change)
        except Unfit:
            continue
        for finding in verdict.findings:
            found.setdefault(finding.variant, Sample(example, finding, verdict.subject.report))
        if len(found) > len(rule.variants):
            break
    return tuple(found.values())
