"""`gilint baseline`: what was found once and is left for later; it never grows unless somebody says so."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from gilint.cli.options import Config, Isolated, Lang, Packs, Previous, RosterFile
from gilint.cli.telling import stop, told
from gilint.wording import Language, say

if TYPE_CHECKING:
    from gilint.decisions.baseline import Baseline, Entry
    from gilint.decisions.ratchet import Difference, Found
    from gilint.results import Results

baseline = typer.Typer(no_args_is_help=True)

Opened = Annotated[list[Path] | None, typer.Argument(help=told("tui-paths"), readable=False, show_default=False)]
File = Annotated[Path | None, typer.Option("--file", metavar="FILE", help=told("baseline-where"), readable=False)]
Form = Annotated[Literal["text", "json"], typer.Option("--format", metavar="text|json", help=told("explain-format"))]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a run found, and the baseline file that it is held against. Entries of `unwaivable` rules stand for nothing."""

    file: Path
    found: tuple[Found, ...]
    unwaivable: frozenset[str]
    results: Results
    lang: Language


@baseline.command(help=told("baseline-create"))
def create(
    paths: Opened = None,
    file: File = None,
    rules: Packs = None,
    previous: Previous = None,
    roster: RosterFile = None,
    config: Config = None,
    isolated: Isolated = False,
    lang: Lang = None,
) -> None:
    from gilint.cli.put import put_text
    from gilint.decisions.telling import near

    taken = _taken(paths, file, rules, previous, roster, config, isolated, lang, there=False)

    def first(before: Baseline | None) -> Iterable[Entry]:
        if before is not None:
            stop(say("baseline.exists", taken.lang, file=near(taken.file)))
        return (each.entry for each in taken.found if each.wanted and not each.barred)

    made = _rewritten(taken, first)
    left = sum(not each.wanted for each in taken.found)
    put_text(say("baseline.created", taken.lang, file=near(taken.file), n=len(made.entries)))
    _tell_barred(taken.found, taken.lang)
    if left:
        put_text(say("baseline.unwanted", taken.lang, n=left))


@baseline.command(help=told("baseline-update"))
def update(
    paths: Opened = None,
    file: File = None,
    allow_new: Annotated[bool, typer.Option("--allow-new", help=told("allow-new"))] = False,
    rules: Packs = None,
    previous: Previous = None,
    roster: RosterFile = None,
    config: Config = None,
    isolated: Isolated = False,
    lang: Lang = None,
) -> None:
    from gilint.cli.put import put_text
    from gilint.decisions.ratchet import grown, shrunk

    taken = _taken(paths, file, rules, previous, roster, config, isolated, lang)
    since = _renewed(taken, grown if allow_new else shrunk)
    more = {turn: sum(not each.barred for each in found) for turn, found in (("new", since.new), ("changed", since.changed))}
    _tell_barred((*since.new, *since.changed), taken.lang)
    if any(more.values()):
        put_text(say("baseline.grown" if allow_new else "baseline.left-out", taken.lang, **more))
        raise typer.Exit(0 if allow_new else 1)


@baseline.command(help=told("baseline-prune"))
def prune(
    paths: Opened = None,
    file: File = None,
    rules: Packs = None,
    previous: Previous = None,
    roster: RosterFile = None,
    config: Config = None,
    isolated: Isolated = False,
    lang: Lang = None,
) -> None:
    from gilint.decisions.ratchet import shrunk

    _renewed(_taken(paths, file, rules, previous, roster, config, isolated, lang), shrunk)


@baseline.command(help=told("baseline-diff"))
def diff(
    paths: Opened = None,
    file: File = None,
    form: Form = "text",
    rules: Packs = None,
    previous: Previous = None,
    roster: RosterFile = None,
    config: Config = None,
    isolated: Isolated = False,
    lang: Lang = None,
) -> None:
    from gilint.cli.put import put_json, put_lines
    from gilint.decisions.baseline import without
    from gilint.decisions.baseline_telling import difference_data, difference_lines
    from gilint.decisions.ratchet import difference
    from gilint.output.terminal import line_width

    taken = _taken(paths, file, rules, previous, roster, config, isolated, lang)
    before = without(_read(taken.file, taken.lang), taken.unwaivable)
    since = difference(before, taken.found, taken.results)
    if form == "json":
        put_json(difference_data(before, since, taken.results, taken.lang))
    else:
        put_lines(difference_lines(before, since, taken.results, taken.lang, line_width(None)))
    raise typer.Exit(1 if since.new or since.changed else 0)


def _taken(
    paths: list[Path] | None,
    file: Path | None,
    rules: list[Path] | None,
    previous: list[Path] | None,
    roster: Path | None,
    config: Path | None,
    isolated: bool,
    lang: Language | None,
    *,
    there: bool = True,
) -> Taken:
    """The file is that which is named, here or in the configuration, else the closest one from the first path upward.

    Ends the command where it should be `there` and is not, or the other way round, before anything is checked.
    """
    from gilint.cli.judged import Beside, prepared
    from gilint.cli.sound import sound
    from gilint.cli.unwaivable import unwaivable_codes
    from gilint.decisions.baseline_writing import baseline_file
    from gilint.decisions.ratchet import all_found
    from gilint.decisions.reasons import load_reasons
    from gilint.decisions.telling import near
    from gilint.planning import Asked
    from gilint.resources import rules_folder
    from gilint.zipped import container

    opened = paths or [Path()]
    asked = Asked(packs=tuple(rules or ()), lang=lang, config=config, isolated=isolated)
    ready = prepared(opened, asked, Beside(tuple(previous or ()), roster, compared=False))
    here = opened[0] if os.path.isdir(opened[0]) else container(opened[0]).parent
    kept = file or ready.config.baseline or baseline_file(here)
    if os.path.lexists(kept) != there:
        stop(say("baseline.absent" if there else "baseline.exists", ready.lang, file=near(kept)))
    unwaivable = unwaivable_codes(load_reasons(rules_folder() / "decisions.yaml"), ready)
    results = sound(ready)
    return Taken(kept, all_found(results, unwaivable), unwaivable, results, ready.lang)


def _renewed(taken: Taken, renew: Callable[[Baseline, Difference], Iterable[Entry]]) -> Difference:
    """Makes the baseline of now the one that follows from what was found, and says how many are left in it."""
    from gilint.cli.put import put_text
    from gilint.decisions.baseline import without
    from gilint.decisions.ratchet import difference
    from gilint.decisions.telling import near

    latest: list[Difference] = []

    def renewed(before: Baseline | None) -> Iterable[Entry]:
        if before is None:
            stop(say("baseline.absent", taken.lang, file=near(taken.file)))
        sound = without(before, taken.unwaivable)
        latest.append(difference(sound, taken.found, taken.results))
        return renew(sound, latest[-1])

    made = _rewritten(taken, renewed)
    since = latest[-1]
    put_text(say("baseline.renewed", taken.lang, file=near(taken.file), n=len(made.entries), fixed=len(since.fixed)))
    if since.unseen:
        put_text(say("baseline.unseen", taken.lang, n=len(since.unseen)))
    return since


def _tell_barred(found: Iterable[Found], lang: Language) -> None:
    """How many findings stay out since nobody can waive them, and of which rules they are."""
    from gilint.cli.put import put_text

    barred = [each.finding.code for each in found if each.wanted and each.barred]
    if barred:
        put_text(say("baseline.barred", lang, n=len(barred), codes=say("comma", lang).join(sorted(set(barred)))))


def _rewritten(taken: Taken, make: Callable[[Baseline | None], Iterable[Entry]]) -> Baseline:
    from gilint.decisions.baseline import BaselineFault
    from gilint.decisions.baseline_writing import rewrite
    from gilint.decisions.telling import near

    try:
        return rewrite(taken.file, make)
    except BaselineFault as fault:
        stop(say("usage.baseline", taken.lang, detail=str(fault)))
    except OSError as fault:
        stop(say("error.write", taken.lang, where=near(taken.file), detail=fault.strerror or str(fault)))


def _read(file: Path, lang: Language) -> Baseline:
    from gilint.decisions.baseline import BaselineFault, read_baseline
    from gilint.decisions.telling import near

    try:
        return read_baseline(file)
    except BaselineFault as fault:
        stop(say("usage.baseline", lang, detail=str(fault)))
    except OSError as fault:
        stop(say("usage.unopened", lang, where=near(file), detail=fault.strerror or str(fault)))
