"""The verdict for programs: gilint.gate/1."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from gilint import __version__
from gilint.decisions.model import Decision
from gilint.gate.measures.model import Culprit
from gilint.gate.telling import Spoken, conclusion, hindrances, spoken, title, todo
from gilint.gate.verdict import Judged, Verdict
from gilint.output.harmless import encodable, harmless
from gilint.results import Results, totals
from gilint.wording import Language

SCHEMA = "gilint.gate/1"
_MOST = 100
"""So many culprits are told of a condition; `more` counts the rest, which `gilint check` tells."""


def machine(verdict: Verdict, lang: Language) -> str:
    policy, results, teller = verdict.policy, verdict.results, spoken(verdict, lang)
    told = {
        "schema": SCHEMA,
        "version": __version__,
        "policy": {"name": policy.name, "sha256": policy.sha256},
        "passed": verdict.passed,
        "conditions": [_condition(judged, teller) for judged in verdict.conditions],
        "left_out": [condition.name for condition in verdict.left_out],
        "examined": _examined(results),
        "rests_on": _rests_on(results),
        "troubles": [harmless(told) for told in hindrances(verdict, lang)],
        "summary": conclusion(verdict, lang),
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _condition(judged: Judged, teller: Spoken) -> Mapping[str, Any]:
    condition = judged.condition
    bound, number = condition.limit
    return {
        "name": condition.name,
        "title": title(condition, teller.lang),
        "measure": condition.measure,
        "value": judged.value,
        "unknown": judged.measured.unknown,
        "limit": {"op": bound, "number": number},
        "passed": judged.passed,
        "culprits": [_culprit(culprit, teller) for culprit in judged.culprits[:_MOST]],
        "more": max(len(judged.culprits) - _MOST, 0),
        "todo": None if judged.passed else todo(judged, teller.lang),
    }


def _culprit(culprit: Culprit, teller: Spoken) -> Mapping[str, Any]:
    finding, decision = culprit.finding, culprit.about if isinstance(culprit.about, Decision) else None
    return {
        "path": encodable(culprit.path) or None,
        "line": finding.location.place.line if finding else None,
        "code": finding.code if finding else None,
        "severity": finding.severity if finding else None,
        "fingerprint": finding.fingerprint if finding else None,
        "cell": finding.location.cell or finding.location.table or None if finding else None,
        "decision": {key: getattr(decision, key) or None for key in ("state", "who", "when", "until")} if decision else None,
        "message": " ".join(harmless(sentence) for sentence in teller.what(culprit)) or None,
    }


def _examined(results: Results) -> Mapping[str, Any]:
    counted = totals(results)
    examined = counted.examined
    return {
        "files": counted.files,
        "reports": counted.reports,
        "unreadable": counted.unreadable,
        "failed": counted.failed,
        "skipped": dict(results.skipped),
        "tables": examined.tables,
        "cells": examined.cells,
        "claims": examined.claims,
        "paragraphs": examined.paragraphs,
        "rules": counted.rules,
        "not_applicable": counted.not_applicable,
    }


def _rests_on(results: Results) -> Mapping[str, Any]:
    """What the verdict was come to with."""
    return {
        "date": results.today.isoformat(),
        "packs": [{"pack": pack.name, "sha256": pack.sha256} for pack in results.packs],
        "decisions": [encodable(str(file)) for file in results.decision_files],
        "baseline": encodable(str(results.baseline.file)) if results.baseline else None,
        "roster": encodable(results.roster.path) if results.roster else None,
    }
