"""Results as SARIF 2.1.0, for the services that collect findings of many tools."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from gilint import __version__
from gilint.checking import Checked
from gilint.findings import Finding, Related
from gilint.output.harmless import encodable
from gilint.output.telling import advice, cell_labels, message, part_name, table_name
from gilint.report.model import Report
from gilint.results import HARMLESS, ExitCode, Results, Trouble, excused, fails, hides
from gilint.rules.model import Rule
from gilint.wording import Language, say

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note", "off": "note"}


def sarif(results: Results, lang: Language) -> str:
    indices = {code: index for index, code in enumerate(results.rules)}
    listed = [
        {
            **_result(finding, results, indices, item, place, lang),
            **_suppressions(finding, results),
            **({"baselineState": finding.turn if finding.turn != "changed" else "updated"} if results.baseline else {}),
        }
        for place, item in enumerate(results.checked)
        for finding in item.outcome.findings
    ]
    run = {
        "tool": {"driver": {"name": "gilint", "version": __version__, "rules": [_rule(rule, lang) for rule in results.rules.values()]}},
        "language": "zh-CN" if lang == "zh" else "en",
        "invocations": [_invocation(results, lang)],
        "artifacts": [_artifact(item) for item in results.checked],
        "results": listed,
        "columnKind": "unicodeCodePoints",
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def artifact_uri(path: str) -> str:
    """Relative to where gilint runs, or an absolute file address for what lies outside."""
    absolute, here = os.path.abspath(path), os.getcwd()
    if absolute.startswith(here.rstrip(os.sep) + os.sep):
        return quote(os.fsencode(Path(os.path.relpath(absolute, here)).as_posix()))
    return Path(absolute).as_uri()


def _rule(rule: Rule, lang: Language) -> dict[str, Any]:
    reason = rule.why.zh if lang == "zh" else rule.why.en
    clause = say("clause", lang, clause=rule.why.clause) if rule.why.clause else ""
    what = rule.advice.in_language(lang)
    why_label, advice_label = say("detail.why", lang), say("detail.advice", lang)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.title.in_language(lang)},
        "fullDescription": {"text": reason + clause},
        "help": {
            "text": f"{why_label}{reason}{clause}\n{advice_label}{what}",
            "markdown": f"**{why_label.strip()}** {reason}{clause}\n\n**{advice_label.strip()}** {what}",
        },
        "defaultConfiguration": {"level": _LEVELS[rule.level], "enabled": rule.level != "off"},
        "properties": {"kind": rule.kind, "confidence": rule.confidence},
    }


def _result(finding: Finding, results: Results, indices: dict[str, int], item: Checked, place: int, lang: Language) -> dict[str, Any]:
    policy, rule = results.policies[item.path], results.rules[finding.code]
    told: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": indices[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": message(rule, finding, lang)},
        "locations": [_location(finding, item, place, lang)],
        "partialFingerprints": {"gilint/v1": finding.fingerprint},
        "properties": {
            "confidence": finding.confidence,
            "profile": policy.profile,
            "fails": fails(results, finding, policy),
            "hidden": hides(results, finding, policy),
            "advice": advice(rule, finding, lang),
            **({"expected": finding.expected} if finding.expected else {}),
            **({"actual": finding.actual} if finding.actual else {}),
        },
    }
    related = list(_related(finding, item, place, lang))
    if related:
        told["relatedLocations"] = [{"id": number, **each} for number, each in enumerate(related, 1)]
    return told


def _suppressions(finding: Finding, results: Results) -> dict[str, Any]:
    """Nothing where nothing was decided; else each finding has a list, since SARIF wants it of all results or of none."""
    if not results.decisions:
        return {}
    if not excused(results, finding):
        return {"suppressions": []}
    reason = results.decisions[finding.fingerprint].reason
    return {"suppressions": [{"kind": "external", "status": "accepted", **({"justification": reason} if reason else {})}]}


def _location(finding: Finding, item: Checked, place: int, lang: Language) -> dict[str, Any]:
    where = finding.location
    told: dict[str, Any] = {"physicalLocation": _physical(item, place, where.place.line, where.quote)}
    logical = list(_logical(where.section, where.cell or where.table, item.report, lang))
    if logical:
        told["logicalLocations"] = logical
    return told


def _physical(item: Checked, place: int, line: int | None, words: str) -> dict[str, Any]:
    told: dict[str, Any] = {"artifactLocation": {"uri": artifact_uri(item.path), "index": place}}
    if line is not None:
        told["region"] = {"startLine": line, **({"snippet": {"text": words}} if words else {})}
    return told


def _logical(section: int | None, address: str, report: Report | None, lang: Language) -> Iterator[dict[str, Any]]:
    """From the part to the cell; each has the address that gilint knows it by."""
    if section is not None:
        yield {"name": part_name(section, lang), "fullyQualifiedName": f"part.{section}", "kind": "section"}
    table, _, inside = address.partition(".")
    if table:
        yield {"name": table_name(table, lang), "fullyQualifiedName": table, "kind": "table"}
    row, column = cell_labels(report.form, address) if report and inside else ("", "")
    if row:
        yield {"name": row, "fullyQualifiedName": address.rpartition(".")[0] if column else address, "kind": "row"}
    if column:
        yield {"name": column, "fullyQualifiedName": address, "kind": "cell" if row else "column"}


def _related(finding: Finding, item: Checked, place: int, lang: Language) -> Iterator[dict[str, Any]]:
    known = {related.cell for related in finding.related}
    cells = item.report.cells if item.report else {}
    missing = [cells[address] for address in finding.location.cells if address not in known and address in cells]
    others = [Related("", cell.address, cell.text, cell.place) for cell in missing]
    for related in (*finding.related, *others):
        if related.cell == finding.location.cell and related.cell:
            continue
        logical = list(_logical(None, related.cell, item.report, lang))
        label = related.label or say("joint", lang).join(each["name"] for each in logical) or finding.name
        text = label + (f"{say('colon', lang)}{related.quote}" if related.quote else "")
        told: dict[str, Any] = {"physicalLocation": _physical(item, place, related.place.line, related.quote), "message": {"text": text}}
        yield {**told, **({"logicalLocations": logical} if logical else {})}


def _artifact(item: Checked) -> dict[str, Any]:
    told: dict[str, Any] = {"location": {"uri": artifact_uri(item.path)}}
    if item.sha256:
        told["hashes"] = {"sha-256": item.sha256}
    return told


def _invocation(results: Results, lang: Language) -> dict[str, Any]:
    told: dict[str, Any] = {"executionSuccessful": results.code in (ExitCode.CLEAN, ExitCode.FINDINGS), "exitCode": int(results.code)}
    about_files, about_rules = ("missing", "barren", "crash", "previous"), ("pack", "rule", "decisions", "unreasoned")
    for key, kinds in (("toolExecutionNotifications", about_files), ("toolConfigurationNotifications", about_rules)):
        notes = [_notification(trouble, lang) for trouble in results.troubles if trouble.kind in kinds]
        if notes:
            told[key] = notes
    return told


def _notification(trouble: Trouble, lang: Language) -> dict[str, Any]:
    text = say(f"trouble.{trouble.kind}", lang, where=encodable(trouble.where), detail=trouble.detail, suffixes="")
    return {"level": "warning" if trouble.kind in HARMLESS else "error", "message": {"text": text}, "descriptor": {"id": trouble.kind}}
