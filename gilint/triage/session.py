"""A sitting of a reviewer: which files are looked at and with what, what was found in them, and what was decided."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from gilint.batch.pool import Pool
from gilint.batch.spool import Spool
from gilint.checking import Checked
from gilint.configfile import ConfigError
from gilint.decisions.file import Conflict
from gilint.discovery import discover
from gilint.findings import Finding
from gilint.planning import Asked, Planner
from gilint.profiles import Policy
from gilint.readers import Limits
from gilint.rules.model import Rule
from gilint.triage.desk import Delta, Desk
from gilint.triage.examining import examine
from gilint.triage.history import History
from gilint.triage.ledger import Ledger, Step
from gilint.triage.rows import Dossier, Row
from gilint.wording import Language
from gilint.zipped import container

Clock = Callable[[], datetime]
Stamp = tuple[int, int]
"""When a file was written, in nanoseconds, and its size: whether it has to be read again."""


def now() -> datetime:
    return datetime.now().astimezone().replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class Opening:
    """What a sitting begins with; `who` is the name that decisions are signed with, `unwaivable` holds codes of rules."""

    paths: tuple[Path, ...]
    asked: Asked
    lang: Language
    who: str
    clock: Clock = now
    unwaivable: frozenset[str] = frozenset()


class Session:
    """Everything about a sitting but the screen. Raises ConfigError and UnknownSelector where the configuration does not hold."""

    def __init__(self, opening: Opening, spool: Spool, pool: Pool) -> None:
        self.opening = opening
        self.lang = opening.lang
        self.who = opening.who
        self.spool = spool
        self.pool = pool
        self.ledger = Ledger(opening.paths)
        self.history = History()
        self.desk = Desk(self.today(), opening.unwaivable)
        self.rules: dict[str, Rule] = {}
        self.policies: dict[str, Policy] = {}
        self._generation = 0
        self._stamps: dict[str, Stamp] = {}
        self.planner = Planner(opening.asked)

    def today(self) -> date:
        return self.opening.clock().date()

    def discover(self) -> list[str]:
        """Looks through the folders (again); gives the files that are new or were written to since they were looked at.

        Raises ConfigError, and UnknownSelector.
        """
        planner = Planner(self.opening.asked)
        limits, excludes = (lambda path: planner.config(path).limits), (lambda path: planner.config(path).excludes(path))
        files = discover(self.opening.paths, excludes, limits).files
        self._plan(planner, files)
        stamps = {str(path): _stamp(path) for path in files}
        stale = [path for path, stamp in stamps.items() if self._stamps.get(path) != stamp]
        self._stamps = stamps
        return stale

    def read_decisions(self) -> None:
        """Reads the decisions on the files that were discovered (again). Raises DecisionsFault and OSError."""
        self.ledger.read(tuple(self._stamps))

    def begin(self) -> bool:
        """What was discovered and decided stands on the desk; whether that differs from before."""
        before = tuple(self.desk.dossiers.items()), self.desk.decisions, self.desk.today
        self.desk.expect(tuple(self._stamps))
        self.settle()
        return before != (tuple(self.desk.dossiers.items()), self.desk.decisions, self.desk.today)

    def configured_anew(self) -> list[str]:
        """The configuration has changed: everything has to be checked again."""
        self._generation += 1
        self.discover()
        return list(self._stamps)

    def limits(self, path: Path) -> Limits:
        """Those that hold for a file; the usual ones while its configuration cannot be read."""
        try:
            return self.planner.config(path).limits
        except ConfigError:
            return Limits()

    def submit(self, path: str, *, urgent: bool = False) -> Future[Dossier]:
        asked, generation = self.opening.asked, self._generation
        return self.pool.submit(examine, path, asked, generation, self.lang, self.spool, urgent=urgent)

    def arrived(self, dossier: Dossier) -> Delta:
        return self.desk.put(dossier)

    def checked(self, path: str) -> Checked | None:
        return self.spool.get(path)

    def found(self, row: Row) -> tuple[Checked | None, Finding | None]:
        """The report of a row as it was checked, and the finding, unless it is gone."""
        checked = self.spool.get(row.path)
        findings = checked.outcome.findings if checked is not None else ()
        here = 0 <= row.index < len(findings) and findings[row.index].fingerprint == row.fingerprint
        return checked, findings[row.index] if here else None

    def waiting(self) -> list[str]:
        return [path for path, dossier in self.desk.dossiers.items() if dossier.status == "waiting"]

    def write(self, step: Step) -> tuple[Conflict, ...]:
        """Puts decisions into their files. Raises DecisionsFault and OSError; what others decided meanwhile is kept and told."""
        return self.ledger.write(step)

    def settle(self) -> None:
        """What stands in the files now holds on the desk."""
        self.desk.decide(self.ledger.decisions, self.today())

    def close(self) -> None:
        self.pool.close()
        self.spool.close()

    def _plan(self, planner: Planner, files: Sequence[Path]) -> None:
        """What holds where; files under the same configuration share it, and there may be ten thousand of them."""
        firsts = {id(planner.config(path)): path for path in reversed(files)}
        plans = [planner.plan(path) for path in firsts.values()]
        policies = {config: planner.policy(path) for config, path in firsts.items()}
        rules = {rule.code: rule for plan in plans for rule in plan.rules if rule.code in plan.told}
        self.planner = planner
        # Rules that no longer run stay known: what they found is listed until the files have been checked again.
        rules = self.rules | rules
        self.rules = {code: rules[code] for code in sorted(rules)}
        self.policies = {str(path): policies[id(planner.config(path))] for path in files}


def _stamp(path: Path) -> Stamp:
    """A member of an archive was written when the archive was."""
    try:
        status = os.stat(container(path))
    except OSError:
        return (0, 0)
    return status.st_mtime_ns, status.st_size
