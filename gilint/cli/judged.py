"""Reports checked with all that is known about them: what `check`, the gate, decisions and the baseline begin with."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gilint.cli.telling import misused, stop
from gilint.wording import Language, language, say

if TYPE_CHECKING:
    from gilint.checking import Checked
    from gilint.config import Config
    from gilint.decisions.baseline import Baseline
    from gilint.discovery import Discovered
    from gilint.planning import Asked, Planner
    from gilint.report.collection import Roster
    from gilint.results import Results
    from gilint.running import Surroundings, Task


_MANY = 32
"""Fewer files are done before further processes have started."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What the command line names beside the reports; where it is silent the configuration of the first path counts.

    Without `decided` nothing that people decided counts; without `compared` the baseline is left aside.
    """

    previous: tuple[Path, ...] = ()
    roster: Path | None = None
    baseline: Path | None = None
    decided: bool = True
    compared: bool = True


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything that is known before the first report is opened; `config` is the configuration that holds for the first path itself.

    A configuration further down must not decide for the reports beside it.
    """

    listed: tuple[Task, ...]
    discovered: Discovered
    planner: Planner
    surroundings: Surroundings
    config: Config
    lang: Language

    def run(self) -> Results:
        """Checks, in several processes where there are many reports; how far it is stands on standard error, at a terminal."""
        from gilint.running import check_here, run

        check = check_here if len(self.listed) < _MANY else self._check_many
        return run(self.listed, self.discovered, self.planner, self.surroundings, check)

    def _check_many(self, listed: Sequence[Task]) -> tuple[Checked, ...]:
        from gilint.batch.many import check_many
        from gilint.cli.progress import counting

        with counting(len(listed), self.lang) as told:
            return check_many(listed, self.planner, told)


def prepared(paths: Sequence[Path], asked: Asked, beside: Beside = Beside()) -> Prepared:
    """Ends the command with one line where options, configuration, roster or baseline are wrong."""
    from gilint.cli.planned import planned
    from gilint.running import Surroundings
    from gilint.zipped import is_inside

    listed, discovered, planner = planned(paths, asked)
    config = planner.config(_common(paths))
    lang = language(asked.lang or os.environ.get("GILINT_LANG") or config.lang)
    previous = beside.previous or config.previous
    for path in previous:
        if not (os.path.exists(path) or is_inside(path)):
            misused("no-path", lang, path)
    roster = _roster(beside.roster or config.roster, lang)
    if roster:
        itself = os.path.realpath(roster.path)
        listed = tuple(task for task in listed if os.path.realpath(task.path) != itself)
    baseline = _baseline(beside.baseline or config.baseline, lang) if beside.compared else None
    return Prepared(listed, discovered, planner, Surroundings(previous, roster, baseline, beside.decided), config, lang)


def _common(paths: Sequence[Path]) -> Path:
    """A name in the folder that everything named lies in: the order in which paths are given must not decide either."""
    folders = [os.path.abspath(path if os.path.isdir(path) else path.parent) for path in paths]
    return Path(os.path.commonpath(folders), "_")


def _roster(path: Path | None, lang: Language) -> Roster | None:
    if path is None:
        return None
    from gilint.archive.roster_file import RosterFault, read_roster

    try:
        return read_roster(path)
    except RosterFault as fault:
        stop(fault.told(lang))
    except OSError as fault:
        stop(say("usage.unopened", lang, where=str(path), detail=fault.strerror or str(fault)))


def _baseline(path: Path | None, lang: Language) -> Baseline | None:
    if path is None:
        return None
    from gilint.decisions.baseline import BaselineFault, read_baseline

    try:
        return read_baseline(path)
    except BaselineFault as fault:
        stop(say("usage.baseline", lang, detail=str(fault)))
    except OSError as fault:
        stop(say("usage.unopened", lang, where=str(path), detail=fault.strerror or str(fault)))
