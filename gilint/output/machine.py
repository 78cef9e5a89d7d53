"""Results for programs: gilint.check/1."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import Any

from gilint import __version__
from gilint.checking import Checked
from gilint.decisions.model import Decision
from gilint.findings import Finding, Location, Related
from gilint.output.harmless import encodable
from gilint.output.telling import advice, message
from gilint.profiles import Policy
from gilint.results import Results, Trouble, fails, hides, standing_of, totals
from gilint.wording import Language

SCHEMA = "gilint.check/1"


def machine(results: Results, lang: Language) -> str:
    told = {
        "schema": SCHEMA,
        "version": __version__,
        "rules": _packs(results),
        "reports": [_report(item, results, lang) for item in results.checked],
        "summary": _summary(results),
        "troubles": [_trouble(trouble) for trouble in results.troubles],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _packs(results: Results) -> dict[str, Any]:
    packs = results.packs
    one = packs[0].sha256 if len(packs) == 1 else hashlib.sha256("".join(pack.sha256 for pack in packs).encode()).hexdigest()
    listed = [{"pack": pack.name, "sha256": pack.sha256, "rules": len(pack.rules)} for pack in packs]
    return {"pack": "+".join(pack.name for pack in packs), "sha256": one, "packs": listed}


def _report(item: Checked, results: Results, lang: Language) -> dict[str, Any]:
    report, policy = item.report, results.policies[item.path]
    return {
        "path": encodable(item.path),
        "sha256": item.sha256 or None,
        "format": item.format or None,
        "agency": report.agency.name or None if report else None,
        "agency_level": report.agency.level if report else None,
        "year": report.year if report else None,
        "edition": report.edition if report else None,
        "examined": asdict(item.examined),
        "unreadable": {"reason": item.fault, "detail": item.detail} if item.fault else None,
        "failed": bool(item.crash),
        "profile": policy.profile,
        **({"previous": encodable(item.previous)} if item.previous else {}),
        **({"same_as": encodable(item.same_as)} if item.same_as else {}),
        "findings": [_finding(finding, policy, results, lang) for finding in item.outcome.findings],
    }


def _finding(finding: Finding, policy: Policy, results: Results, lang: Language) -> dict[str, Any]:
    rule = results.rules[finding.code]
    state = standing_of(results, finding)
    decision = results.decisions.get(finding.fingerprint)
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": message(rule, finding, lang),
        "advice": advice(rule, finding, lang),
        "fingerprint": finding.fingerprint,
        "location": _location(finding.location),
        "expected": finding.expected or None,
        "actual": finding.actual or None,
        "related": [_related(related) for related in finding.related],
        "state": "waived" if state == "accepted" else state,
        **({"baseline": finding.turn} if results.baseline else {}),
        **({"decision": _decision(decision)} if decision else {}),
        "fails": fails(results, finding, policy),
        "hidden": hides(results, finding, policy),
    }


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "state": decision.state,
        "reason": decision.reason or None,
        "who": decision.who or None,
        "when": decision.when or None,
        "until": decision.until or None,
        "note": decision.note or None,
    }


def _location(location: Location) -> dict[str, Any]:
    return {
        "section": location.section,
        "table": location.table or None,
        "cell": location.cell or None,
        "cells": list(location.cells),
        "paragraph": location.place.paragraph,
        "line": location.place.line,
        "page": location.place.page,
        "quote": location.quote or None,
    }


def _related(related: Related) -> dict[str, Any]:
    told: dict[str, Any] = {"label": related.label}
    if related.cell:
        told["cell"] = related.cell
    if related.quote:
        told["quote"] = related.quote
    if related.place.line is not None:
        told["line"] = related.place.line
    return told


def _summary(results: Results) -> dict[str, Any]:
    counted = totals(results)
    examined = counted.examined
    return {
        "files": counted.files,
        **{str(severity): count for severity, count in counted.findings.items()},
        "reports": counted.reports,
        "unreadable": counted.unreadable,
        "failed": counted.failed,
        "skipped": dict(results.skipped),
        "parts": examined.parts,
        "tables": examined.tables,
        "cells": examined.cells,
        "claims": examined.claims,
        "paragraphs": examined.paragraphs,
        "rules": counted.rules,
        "not_applicable": counted.not_applicable,
        "profiles": dict(counted.profiles),
        "failing": counted.failing,
        "hidden": counted.hidden,
        "decided": counted.decided,
        **({"known": counted.known, "fixed": counted.fixed} if results.baseline else {}),
        "exit_code": int(results.code),
    }


def _trouble(trouble: Trouble) -> dict[str, Any]:
    return {"kind": trouble.kind, "where": encodable(trouble.where), "detail": trouble.detail}
