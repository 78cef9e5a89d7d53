"""Measures of what was looked at: the files, their tables, the rules that ran, and what went wrong beside."""

from __future__ import annotations

from gilint.checking import Checked
from gilint.gate.conditions import Condition
from gilint.gate.measures.model import Culprit, Material, Measured, counted
from gilint.results import HARMLESS


def files_checked(material: Material, _: Condition) -> Measured:
    """Files in which a report was recognised and rules ran."""
    return Measured(sum(1 for item in material.results.checked if item.report and item.outcome.ran))


def unreadable_files(material: Material, _: Condition) -> Measured:
    """The finding that says why comes along."""
    return counted(
        Culprit(item.path, finding=next(iter(item.outcome.findings), None)) for item in material.results.checked if item.fault or item.crash
    )


def files_not_read(material: Material, _: Condition) -> Measured:
    """Files in folders that gilint cannot read, by suffix."""
    skipped = material.results.skipped
    return Measured(sum(skipped.values()), tuple(Culprit(about=f"{suffix} {count}") for suffix, count in skipped.items()))


def tables_unread(material: Material, _: Condition) -> Measured:
    """Statutory tables of recognised reports that are not there or could not be read."""
    return counted(
        Culprit(item.path, about=table.key)
        for item in material.results.checked
        if item.report
        for table in item.report.tables.values()
        if table.state != "read"
    )


def troubles(material: Material, _: Condition) -> Measured:
    """Whatever kept gilint from doing its whole job: faults of rules, packs, decisions files, paths that do not exist."""
    return counted(Culprit(about=trouble) for trouble in material.results.troubles if trouble.kind not in HARMLESS)


def rules_silenced(material: Material, _: Condition) -> Measured:
    """Rules that ship with gilint switched on, and that a configuration keeps from looking at some report."""
    shipped = {rule.code for pack in material.results.packs[:1] for rule in pack.rules if rule.level != "off"}
    silenced: dict[str, Culprit] = {}
    for item in material.results.checked:
        if item.report:
            for code in sorted(shipped - _asked(item)):
                silenced.setdefault(code, Culprit(item.path, about=code))
    return counted(silenced[code] for code in sorted(silenced))


def reports_without_previous(material: Material, _: Condition) -> Measured:
    """Reports that were not compared with that of the year before."""
    reports = [item for item in material.results.checked if item.report and not item.same_as]
    return counted(Culprit(item.path) for item in reports if not item.previous)


def _asked(item: Checked) -> set[str]:
    return {*item.outcome.ran, *item.outcome.not_applicable}
