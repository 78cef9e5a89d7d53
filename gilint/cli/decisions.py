"""`gilint decisions`: what was decided, what is wrong with it, and taking out what nothing is left for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from gilint.cli.options import Config, Isolated, Lang, Packs, Previous, RosterFile
from gilint.cli.telling import stop, told
from gilint.decisions.model import Standing
from gilint.wording import Language, say

if TYPE_CHECKING:
    from gilint.cli.judged import Prepared
    from gilint.decisions.decided import Decided
    from gilint.decisions.file import Conflict, Noted

decisions = typer.Typer(no_args_is_help=True)

Opened = Annotated[list[Path] | None, typer.Argument(help=told("tui-paths"), readable=False, show_default=False)]
Form = Annotated[Literal["text", "json"], typer.Option("--format", metavar="text|json", help=told("explain-format"))]
State = Annotated[Standing | None, typer.Option("--state", metavar="STATE", help=told("decisions-state"))]


@decisions.command("list", help=told("decisions-list"))
def list_decisions(
    paths: Opened = None,
    form: Form = "text",
    state: State = None,
    rules: Packs = None,
    previous: Previous = None,
    roster: RosterFile = None,
    config: Config = None,
    isolated: Isolated = False,
    lang: Lang = None,
) -> None:
    from gilint.cli.put import put_json, put_lines, put_text
    from gilint.decisions.telling import decision_data, decision_lines, place
    from gilint.output.terminal import line_width

    ready = _prepared(paths, rules, previous, roster, config, isolated, lang)
    kept, spoken = _decided(paths, ready), ready.lang
    listed = [(each, kept.standing(each)) for each in kept.noted if state in (None, kept.standing(each))]
    if form == "json":
        data = [{**decision_data(each), "standing": standing, "found": kept.found(each)} for each, standing in listed]
        put_json({"schema": "gilint.decisions-list/1", "decisions": data})
        return
    for each, standing in listed:
        gone = "" if kept.found(each) is not False else say("decisions.gone", spoken)
        put_lines(decision_lines(say(f"standing.{standing}", spoken), each.decision, spoken, line_width(None), place(each), gone))
    put_text(say("decisions.listed" if listed else "decisions.none", spoken, n=len(listed)))


@decisions.command(help=told("decisions-check"))
def check(
    paths: Opened = None,
    form: Form = "text",
    rules: Packs = None,
    previous: Previous = None,
    roster: RosterFile = None,
    config: Config = None,
    isolated: Isolated = False,
    lang: Lang = None,
) -> None:
    from gilint.cli.put import put_json, put_lines
    from gilint.decisions.review import INFORMATION, problems
    from gilint.decisions.telling import dud_data, problem_data, review_lines
    from gilint.output.terminal import line_width

    ready = _prepared(paths, rules, previous, roster, config, isolated, lang)
    kept, spoken = _decided(paths, ready), ready.lang
    known = {rule.code for pack in kept.results.packs for rule in pack.rules}
    found = problems(kept.noted, kept.results, kept.reasons, known)
    if form == "json":
        data = [*(problem_data(each, spoken) for each in found), *(dud_data(path, dud, spoken) for path, dud in kept.duds)]
        put_json({"schema": "gilint.decisions-check/1", "decisions": len(kept.noted), "problems": data})
    else:
        put_lines(review_lines(kept, found, spoken, line_width(None)))
    raise typer.Exit(1 if kept.duds or any(each.kind not in INFORMATION for each in found) else 0)


@decisions.command(help=told("decisions-prune"))
def prune(
    paths: Opened = None,
    expired: Annotated[bool, typer.Option("--expired", help=told("prune-expired"))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=told("dry-run"))] = False,
    rules: Packs = None,
    previous: Previous = None,
    roster: RosterFile = None,
    config: Config = None,
    isolated: Isolated = False,
    lang: Lang = None,
) -> None:
    from gilint.cli.put import put_lines, put_text
    from gilint.decisions.review import GONE, problems
    from gilint.decisions.telling import decision_lines, near, place
    from gilint.output.terminal import line_width

    ready = _prepared(paths, rules, previous, roster, config, isolated, lang)
    kept, spoken = _decided(paths, ready), ready.lang
    found = problems(kept.noted, kept.results, kept.reasons)
    over = {each.noted for each in found if each.kind in GONE or (expired and each.kind == "expired" and kept.found(each.noted))}
    needless = [each for each in kept.noted if each in over and each.line]
    conflicts: list[Conflict] = []
    for file, group in groupby(needless, key=lambda each: each.file):
        taken = list(group)
        refused = [] if dry_run else _take_out(file, taken, spoken)
        for each in taken:
            head = say(f"standing.{kept.standing(each)}", spoken)
            put_lines(decision_lines(head, each.decision, spoken, line_width(None), place(each)))
        key = "decisions.would-prune" if dry_run else "decisions.pruned"
        put_text(say(key, spoken, n=len(taken) - len(refused), file=near(file)))
        conflicts += refused
    if not needless:
        put_text(say("decisions.nothing-to-prune", spoken))
    if conflicts:
        stop(say("decisions.moved", spoken, n=len(conflicts)), 1)


def _prepared(
    paths: list[Path] | None,
    rules: list[Path] | None,
    previous: list[Path] | None,
    roster: Path | None,
    config: Path | None,
    isolated: bool,
    lang: Language | None,
) -> Prepared:
    """Without what was decided: that is read apart, so that what is wrong with single entries can be told."""
    from gilint.cli.judged import Beside, prepared
    from gilint.planning import Asked

    asked = Asked(packs=tuple(rules or ()), lang=lang, config=config, isolated=isolated)
    return prepared(paths or [Path()], asked, Beside(tuple(previous or ()), roster, decided=False, compared=False))


def _decided(paths: list[Path] | None, ready: Prepared) -> Decided:
    from gilint.cli.sound import sound
    from gilint.decisions.decided import decided
    from gilint.decisions.file import DecisionsFault
    from gilint.decisions.reasons import load_reasons
    from gilint.resources import rules_folder

    results = sound(ready, idle=True)
    try:
        return decided(paths or [Path()], results, load_reasons(rules_folder() / "decisions.yaml"), ready.lang)
    except DecisionsFault as fault:
        stop(say("usage.decisions", ready.lang, detail=str(fault)))
    except OSError as fault:
        stop(say("usage.unopened", ready.lang, where=str(fault.filename or ""), detail=fault.strerror or str(fault)))


def _take_out(file: Path, taken: Sequence[Noted], lang: Language) -> Sequence[Conflict]:
    """Gives what others have changed meanwhile, and stays."""
    from gilint.decisions.file import Change, DecisionsFault, write_decisions
    from gilint.decisions.telling import near

    try:
        return write_decisions(file, [Change(each.decision, None) for each in taken]).conflicts
    except DecisionsFault as fault:
        stop(say("usage.decisions", lang, detail=str(fault)))
    except OSError as fault:
        stop(say("error.write", lang, where=near(file), detail=fault.strerror or str(fault)))
