"""A finding as one pastes it into a message to the organ whose report it is."""

from __future__ import annotations

from gilint.findings import Finding
from gilint.output.harmless import harmless
from gilint.output.telling import advice, report_name
from gilint.rules.model import Rule
from gilint.triage.rows import Row
from gilint.wording import Language, say


def finding_text(row: Row, finding: Finding | None, rule: Rule | None, lang: Language) -> str:
    """Lines: the report, the place, what is wrong, what to do, the rule. Without its finding (it is gone) or rule there is no advice."""
    lines = [
        harmless(report_name(row.agency, row.year, lang) or row.path),
        row.place,
        say(f"severity.{row.severity}", lang) + say("colon", lang) + row.message,
        say("detail.advice", lang) + harmless(advice(rule, finding, lang)) if finding and rule else "",
        say("clause", lang, clause=f"{row.code} {row.name}").strip(),
    ]
    return "\n".join(line for line in lines if line)
