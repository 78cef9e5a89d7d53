"""Where examples are tried: makes the small reports that they describe and says what a rule has to say of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from gilint.document import Document
from gilint.findings import Finding
from gilint.report.form import Form
from gilint.report.knowledge import load_knowledge
from gilint.report.model import Report
from gilint.report.recognise import recognise
from gilint.resources import rules_folder
from gilint.rules.model import Rule, Subject
from gilint.rules.run import run_rules
from gilint.rules.specimen import parse_change, specimen
from gilint.yamlfile import read_yaml

Recognise = Callable[[Document], Report | None]

_MOST_REPEATED = 2_000
_KEPT = 300
"""Reports that are kept, since many examples and mutants come to the same one."""


class Unfit(ValueError):
    """A change that no report can be made of; the message says why."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says of a report; `fault` is set where it failed instead."""

    subject: Subject
    findings: tuple[Finding, ...]
    fault: str = ""


class Bench:
    """`base` is the content of rules/specimen.yaml, `forms` are by edition, `rules` all that are known: some mute others."""

    def __init__(self, base: Mapping[str, Any], forms: Mapping[str, Form], recognise: Recognise, rules: Sequence[Rule]) -> None:
        self.base, self.forms, self.rules = base, forms, tuple(rules)
        self._recognise = recognise
        self._made = lru_cache(_KEPT)(self._make)

    def verdict(self, rule: Rule, change: Mapping[str, Any]) -> Verdict:
        """What the rule says of the changed specimen, together with those that mute it, as on real reports. Raises Unfit."""
        subject = self._made(json.dumps(change, ensure_ascii=False))
        muters = (other for other in self.rules if other.code != rule.code and any(rule.code in mute.codes for mute in other.mutes))
        outcome = run_rules([rule, *muters], subject)
        own = [fault.message for fault in outcome.faults if fault.code == rule.code]
        return Verdict(subject, tuple(finding for finding in outcome.findings if finding.code == rule.code), *own[:1])

    def _make(self, spelt: str) -> Subject:
        change, faults = parse_change(json.loads(spelt))
        if change is None or faults:
            raise Unfit("; ".join(fault.message for fault in faults))
        if any(count > _MOST_REPEATED for count in change.repeat.values()):
            raise Unfit(f"repeat: no part stands there more than {_MOST_REPEATED} times")
        try:
            return specimen(change, self.base, self.forms, self._recognise)
        except Exception as fault:  # noqa: BLE001 - an example may ask for anything; what cannot be made is told as its fault
            raise Unfit(f"the change does not fit the specimen: {type(fault).__name__}: {fault}") from None


def own_bench(rules: Sequence[Rule]) -> Bench:
    """A bench with gilint's own forms, vocabulary and clean report."""
    knowledge = load_knowledge(rules_folder())
    base = read_yaml(rules_folder() / "specimen.yaml").data
    return Bench(base, {form.edition: form for form in knowledge.forms}, partial(recognise, knowledge=knowledge), rules)
