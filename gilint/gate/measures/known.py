"""All measures by name."""

from __future__ import annotations

from collections.abc import Mapping

from gilint.gate.conditions import MeasureName
from gilint.gate.measures import files, findings, signatures, waivers
from gilint.gate.measures.model import Measure

MEASURES: Mapping[MeasureName, Measure] = {
    "files-checked": files.files_checked,
    "unreadable-files": files.unreadable_files,
    "files-not-read": files.files_not_read,
    "tables-unread": files.tables_unread,
    "troubles": files.troubles,
    "rules-silenced": files.rules_silenced,
    "reports-without-previous": files.reports_without_previous,
    "errors-open": findings.open_of("error"),
    "warnings-open": findings.open_of("warning"),
    "infos-open": findings.open_of("info"),
    "findings-open": findings.open_of("error", "warning", "info"),
    "warnings-in-one-report": findings.warnings_in_one_report,
    "failing-open": findings.failing_open,
    "fixed-but-found": findings.fixed_but_found,
    "new-findings": findings.new_findings,
    "baselined": findings.baselined,
    "organs-missing": findings.organs_missing,
    "waivers": waivers.waivers_that(lambda decision: True),
    "waivers-without-end": waivers.waivers_that(lambda decision: not decision.until),
    "waivers-unsigned": waivers.waivers_that(lambda decision: not decision.who),
    "waivers-expired": waivers.waivers_expired,
    "waiver-oldest-days": waivers.waiver_oldest_days,
    "waivers-in-comments": waivers.waivers_in_comments,
    "waivers-ending-soon": waivers.problems_of("soon"),
    "decisions-stale": waivers.problems_of("stale"),
    "decisions-faulty": waivers.decisions_faulty,
    "signatures-least": signatures.signatures_least,
    "reports-unsigned": signatures.reports_unsigned,
}
