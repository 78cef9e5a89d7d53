"""What recognition found in reports, for programs: gilint.extract/1, or one table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from gilint.checking import Checked
from gilint.output.harmless import encodable
from gilint.output.spreadsheet import comma_separated
from gilint.output.telling import cell_labels
from gilint.report.model import FormCell, Number, Report

SCHEMA = "gilint.extract/1"
COLUMNS = ("path", "agency", "year", "kind", "address", "row", "column", "op", "value", "text", "line")


def extraction_json(checked: Iterable[Checked]) -> str:
    return json.dumps({"schema": SCHEMA, "reports": [_report(item) for item in checked]}, ensure_ascii=False, indent=2) + "\n"


def extraction_csv(checked: Iterable[Checked]) -> str:
    """A line for each part, cell, claim and unread place."""
    rows = (
        {"path": encodable(item.path), "agency": item.report.agency.name, "year": item.report.year, **row}
        for item in checked
        if item.report is not None
        for row in _rows(item.report)
    )
    return comma_separated(COLUMNS, ([row.get(column) for column in COLUMNS] for row in rows))


def _report(item: Checked) -> dict[str, Any]:
    told = {"path": encodable(item.path), "sha256": item.sha256 or None, "format": item.format or None}
    if item.report is not None:
        return {**told, **_content(item.report)}
    absent = dict.fromkeys(("title", "agency", "agency_level", "year", "edition"))
    reason = "failed" if item.crash else item.fault or "not-a-report"
    empty: dict[str, Any] = {"sections": [], "cells": {}, "claims": [], "unread": []}
    return {**told, **absent, **empty, "unreadable": {"reason": reason, "detail": item.detail}}


def _content(report: Report) -> dict[str, Any]:
    return {
        "title": report.title.text if report.title else None,
        "agency": report.agency.name or None,
        "agency_level": report.agency.level,
        "year": report.year,
        "edition": report.edition,
        "sections": [{"n": part.n, "title": part.heading.title, "heading": part.heading.text} for part in report.parts],
        "cells": {
            address: {"text": cell.text, "value": _number(cell.value), "place": asdict(cell.place)} for address, cell in _in_order(report)
        },
        "claims": [
            {
                "cell": claim.cell,
                "op": claim.op,
                "value": _number(claim.value),
                "quote": claim.quote,
                "sure": claim.sure,
                "place": asdict(claim.place),
            }
            for claim in report.claims
        ],
        "unread": [{"addresses": list(each.addresses), "why": each.why, "place": asdict(each.place)} for each in report.unread],
    }


def _in_order(report: Report) -> Iterator[tuple[str, FormCell]]:
    return ((address, report.cells[address]) for address in report.form.addresses if address in report.cells)


def _number(value: Number | None) -> int | float | None:
    return value if value is None or isinstance(value, int) else float(value)


def _rows(report: Report) -> Iterator[dict[str, Any]]:
    for part in report.parts:
        yield {"kind": "section", "address": part.n, "row": part.heading.title, "text": part.heading.text, "line": part.heading.place.line}
    for address, cell in _in_order(report):
        row, column = cell_labels(report.form, address)
        value = {"value": _number(cell.value), "text": cell.text, "line": cell.place.line}
        yield {"kind": "cell", "address": address, "row": row, "column": column, **value}
    for claim in report.claims:
        row, column = cell_labels(report.form, claim.cell)
        value = {"op": claim.op, "value": _number(claim.value), "text": claim.quote, "line": claim.place.line}
        yield {"kind": "claim", "address": claim.cell, "row": row, "column": column, **value}
    for unread in report.unread:
        for address in unread.addresses:
            row, column = cell_labels(report.form, address)
            yield {"kind": "unread", "address": address, "row": row, "column": column, "text": unread.why, "line": unread.place.line}
