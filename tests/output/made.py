"""Results made by hand, so that what an output shows does not hang on the rules that ship."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from gilint.checking import Checked, Examined
from gilint.document import Place
from gilint.findings import Finding, Location, Related
from gilint.profiles import Policy
from gilint.report.model import Report
from gilint.results import ExitCode, Results
from gilint.rules.model import Examples, Reason, Rule
from gilint.rules.pack import Pack
from gilint.rules.run import Outcome
from gilint.wording import Text
from tests import specimens

RULE = Rule(
    code="GI301",
    name="row-total",
    level="error",
    confidence="high",
    kind="balance",
    params=None,
    message=Text("“{row}”各项之和为{left}，总计填{right}。", "“{row}” adds up to {left}; the total says {right}."),
    advice=Text("对照台账核实该行各格。", "Check the row against the records."),
    why=Reason("总计应等于各项之和。", "The total is the sum.", "国办公开办函〔2021〕30号"),
    title=Text("行合计不符", "Row does not add up"),
    examples=Examples((), ()),
)
REVIEW = Policy("review", {"error": "low", "warning": "low"}, {"error": "low"})
ALL = replace(REVIEW, show="all")
ROW = "t3.new"
CELLS = tuple(f"{ROW}.{column}" for column in "natural_person enterprise research public_welfare legal_service other_org total".split())


def report(**change: Any) -> Report:
    found = specimens.report_of(specimens.document(cells={"t3.new.total": "4"}, **change))
    cells = {address: replace(cell, place=Place(line=12)) for address, cell in found.cells.items()}
    return replace(found, cells=cells)


def finding(**change: Any) -> Finding:
    location = Location(place=Place(line=12), section=3, table="t3", cell="t3.new.total", cells=CELLS)
    made = Finding(
        code="GI301",
        name="row-total",
        severity="error",
        confidence="high",
        location=location,
        values={"row": "一、本年新收", "left": "3", "right": "4"},
        expected="3",
        actual="4",
        related=(Related("自然人", "t3.new.natural_person", "2"),),
        fingerprint="0123456789abcdef",
    )
    return replace(made, **change)


def results(*findings: Finding, path: str = "报告.txt", about: Report | None = None, policy: Policy = ALL) -> Results:
    outcome = Outcome(findings or (finding(),), ("GI301",), (), ())
    examined = Examined(paragraphs=20, parts=6, tables=3, cells=200, claims=2, rules=1)
    checked = Checked(path, "ab" * 32, "text", "", "", about or report(), outcome, examined)
    return Results((checked,), {path: policy}, {"GI301": RULE}, (Pack("core", (RULE,), (), "cd" * 32),), code=ExitCode.FINDINGS)
