"""`gilint waive`: accepts findings, or calls them false positives, with a reason and for a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gilint.cli.options import Config, Isolated, Lang, Packs, Previous, RosterFile, Who
from gilint.cli.telling import stop, tell, told
from gilint.decisions.model import State
from gilint.wording import Language, say

if TYPE_CHECKING:
    from gilint.cli.judged import Prepared
    from gilint.decisions.file import Change
    from gilint.results import Results
    from gilint.triage.desk import Desk
    from gilint.triage.ledger import Ledger
    from gilint.triage.rows import Row

_DIGITS = re.compile(r"[0-9a-f]{1,16}")
_FEWEST_DIGITS = 6


def waive(
    which: Annotated[str, typer.Argument(metavar="CODE|FINGERPRINT", help=told("waive-which"))],
    paths: Annotated[list[Path] | None, typer.Argument(help=told("tui-paths"), readable=False, show_default=False)] = None,
    reason: Annotated[str, typer.Option(metavar="TEXT", help=told("waive-reason"), show_default=False)] = "",
    until: Annotated[str, typer.Option(metavar="DATE", help=told("waive-until"), show_default=False)] = "",
    who: Who = None,
    false_positive: Annotated[bool, typer.Option("--false-positive", help=told("waive-false-positive"))] = False,
    every: Annotated[bool, typer.Option("--all", help=told("waive-all"))] = False,
    again: Annotated[bool, typer.Option("--replace", help=told("waive-replace"))] = False,
    rules: Packs = None,
    previous: Previous = None,
    roster: RosterFile = None,
    config: Config = None,
    isolated: Isolated = False,
    lang: Lang = None,
) -> None:
    from gilint.cli.judged import Beside, prepared
    from gilint.cli.sound import sound
    from gilint.cli.unwaivable import unwaivable_codes
    from gilint.cli.who import signer
    from gilint.decisions.reasons import load_reasons
    from gilint.planning import Asked
    from gilint.resources import rules_folder
    from gilint.triage.deciding import verdict
    from gilint.triage.ledger import Ledger
    from gilint.triage.session import now

    opened = paths or [Path()]
    asked = Asked(packs=tuple(rules or ()), lang=lang, config=config, isolated=isolated)
    ready = prepared(opened, asked, Beside(tuple(previous or ()), roster))
    spoken = ready.lang
    reasons = load_reasons(rules_folder() / "decisions.yaml")
    if not reasons.suffices(reason):
        stop(say("waive.thin-reason" if reason.strip() else "waive.no-reason", spoken))
    last = _last_day(until, ready.surroundings.today, reasons.longest, spoken)
    name = signer(who)
    if not name:
        stop(say("waive.no-who", spoken))
    unwaivable = unwaivable_codes(reasons, ready)
    code = _code(which, ready, unwaivable, spoken)
    results = sound(ready)
    ledger = Ledger(opened)
    _read(ledger, results, spoken)
    desk = _desk(results, ledger, spoken)
    rows = [
        row for each in desk.dossiers.values() for row in each.rows if (row.code == code if code else row.fingerprint.startswith(which))
    ]
    _refuse(rows, which, unwaivable, spoken)
    wanted = [row for row in rows if again or not _settled(row, results, ledger)]
    fingerprints = {row.fingerprint for row in wanted}
    if len(fingerprints) > reasons.broad and not every:
        stop(say("waive.broad", spoken, n=len(fingerprints), most=reasons.broad))
    if len(wanted) < len(rows):
        left = {row.fingerprint for row in rows} - fingerprints
        tell(say("waive.left", spoken, n=len(left)))
    state: State = "false-positive" if false_positive else "accepted"
    changes = verdict(wanted, desk, state, reason=reason, until=last, who=name, when=now().isoformat(), lang=spoken)
    _write(ledger, changes, wanted, spoken)


def _last_day(text: str, today: date, longest: int, lang: Language) -> str:
    """No last day is one way to say that a decision holds for good; a day far away would only look like an end."""
    from gilint.tui.dialogs.until import UntilFault, in_words, last_day

    try:
        last = last_day(text, today, lang)
    except UntilFault as fault:
        stop(f"--until: {fault}")
    furthest = today + timedelta(longest)
    if last and date.fromisoformat(last) > furthest:
        stop(say("waive.far", lang, longest=longest, day=in_words(furthest, lang)))
    return last


def _code(which: str, ready: Prepared, unwaivable: frozenset[str], lang: Language) -> str:
    """The code of the rule that is meant; empty for the beginning of a fingerprint."""
    from gilint.cli.known import one_rule

    rules = {rule.code: rule for task in ready.listed for rule in task.plan.rules}
    rules |= {rule.code: rule for rule in ready.planner.rules(ready.config)}
    named = any(which.upper() == rule.code or which.lower() == rule.name for rule in rules.values())
    if not named and _DIGITS.fullmatch(which):
        if len(which) < _FEWEST_DIGITS:
            stop(say("waive.short", lang, which=which, fewest=_FEWEST_DIGITS))
        return ""
    code = one_rule(which, tuple(rules.values()), lang).code
    if code in unwaivable:
        stop(say("waive.unwaivable", lang, code=code))
    return code


def _read(ledger: Ledger, results: Results, lang: Language) -> None:
    from gilint.decisions.file import DecisionsFault

    try:
        ledger.read(item.path for item in results.checked)
    except DecisionsFault as fault:
        stop(say("usage.decisions", lang, detail=str(fault)))
    except OSError as fault:
        stop(say("usage.unopened", lang, where=str(fault.filename or ""), detail=fault.strerror or str(fault)))


def _desk(results: Results, ledger: Ledger, lang: Language) -> Desk:
    """The findings as a reviewer has them on the screen, and what stands in the decisions files."""
    from gilint.triage.desk import Desk
    from gilint.triage.rows import dossier

    desk = Desk(results.today)
    for item in results.checked:
        desk.put(dossier(item, results.policies[item.path], results.rules, lang))
    desk.decide(ledger.decisions)
    return desk


def _refuse(rows: Sequence[Row], which: str, unwaivable: frozenset[str], lang: Language) -> None:
    """Ends the command where nothing, too many or the wrong findings are meant."""
    fingerprints = sorted({row.fingerprint for row in rows})
    if not rows:
        stop(say("waive.none", lang, which=which))
    if len({row.code for row in rows}) > 1 or (len(fingerprints) > 1 and fingerprints[0].startswith(which)):
        stop(say("waive.ambiguous", lang, which=which, fingerprints=say("comma", lang).join(fingerprints[:5])))
    if rows[0].code in unwaivable:
        stop(say("waive.unwaivable", lang, code=rows[0].code))


def _settled(row: Row, results: Results, ledger: Ledger) -> bool:
    """Whether somebody has said why, in a file or in the report itself, and neither time nor other values have overtaken that."""
    from gilint.decisions.model import standing

    decision = ledger.decisions.get(row.fingerprint) or results.decisions.get(row.fingerprint)
    return bool(decision and decision.reason) and standing(decision, row.evidence, results.today) not in ("expired", "changed")


def _write(ledger: Ledger, changes: Sequence[Change], rows: Iterable[Row], lang: Language) -> None:
    """Ends the command with 1 where others have decided something else meanwhile: that stays."""
    from gilint.cli.put import put_lines, put_text
    from gilint.decisions.file import DecisionsFault
    from gilint.decisions.telling import decision_lines, near
    from gilint.output.terminal import line_width

    steps = ledger.step(changes, rows)
    try:
        conflicts = ledger.write(steps)
    except DecisionsFault as fault:
        stop(say("usage.decisions", lang, detail=str(fault)))
    except OSError as fault:
        stop(say("error.write", lang, where=say("comma", lang).join(map(near, steps)), detail=fault.strerror or str(fault)))
    refused = {conflict.wanted for conflict in conflicts}
    width = line_width(None)
    for file, step in steps.items():
        written = [change.after for change in step if change not in refused and change.after]
        for decision in written:
            head = say(f"standing.{decision.state}", lang)
            put_lines(decision_lines(head, decision, lang, width))
        put_text(say("waive.written", lang, n=len(written), file=near(file)))
    for conflict in conflicts:
        stands = conflict.stands
        fingerprint = next(each.fingerprint for each in (conflict.wanted.after, conflict.stands) if each)
        said = say(f"standing.{stands.state}", lang) if stands else say("standing.open", lang)
        tell(say("waive.conflict", lang, fingerprint=fingerprint, who=stands.who if stands else "", state=said))
    raise typer.Exit(1 if conflicts else 0)
