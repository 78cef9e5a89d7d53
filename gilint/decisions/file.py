"""The decisions file: found, read, and changed without losing what anybody decided or wrote beside it."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from gilint.decisions import replacing
from gilint.decisions.blocks import Blocks, empty, split
from gilint.decisions.model import Decision, faults
from gilint.decisions.rewriting import decisions_in, entries_in, rewritten
from gilint.wording import say
from gilint.yamlfile import YamlFault, read_bounded
from gilint.zipped import container

NAME = "gilint-decisions.yaml"
_LARGEST = 64_000_000
_MOST_LINES = 2_000_000
"""Bytes of the file, and lines in it; a decision takes about 500 of the one and ten of the other."""
_TRIES = 20
_HALF = re.compile("[\ud800-\udfff]")


class DecisionsFault(ValueError):
    """A decisions file that is not understood, or cannot be changed without harm; it is left as it is. `line` begins at 1."""

    def __init__(self, file: Path, line: int, message: str) -> None:
        super().__init__(file, line, message)
        self.file = file
        self.line = line
        self.message = message

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Change:
    """What the decision on one finding was when somebody changed it, and what it is to be; None: there is none."""

    before: Decision | None
    after: Decision | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A change that was not made, since somebody else had changed the same decision, and what stands there now."""

    wanted: Change
    stands: Decision | None


@dataclass(frozen=True, slots=True)
class Written:
    """All decisions of the file as it is now, by fingerprint, and the changes that were not made."""

    decisions: Mapping[str, Decision]
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Noted:
    """A decision where it stands; `line`, where its entry begins, counts from 1, and is 0 in a file without lines."""

    file: Path
    line: int
    decision: Decision


def decisions_file(report: Path, root: Path) -> Path:
    """The closest one, from the folder of the report or its archive upward; else the one to be made in `root`, a folder or a file in it."""
    for folder in Path(os.path.abspath(container(report))).parents:
        if os.path.isfile(folder / NAME):
            return folder / NAME
    return (root if os.path.isdir(root) else root.parent) / NAME


def read_decisions(file: Path) -> Mapping[str, Decision]:
    """The decisions by fingerprint, none where there is no file. Raises DecisionsFault or OSError."""
    try:
        made = _blocks(file)
        return {} if made is None else decisions_in(made)
    except YamlFault as fault:
        raise DecisionsFault(file, fault.line, str(fault)) from None


def read_noted(file: Path) -> tuple[Noted, ...]:
    """Every entry where it stands, also where several are about the same finding. Raises DecisionsFault or OSError."""
    try:
        made = _blocks(file)
        return tuple(Noted(file, line, decision) for line, decision in entries_in(made)) if made else ()
    except YamlFault as fault:
        raise DecisionsFault(file, fault.line, str(fault)) from None


def write_decisions(file: Path, changes: Sequence[Change]) -> Written:
    """Makes each change whose `before` is what stands in the file, or whose `after` already does; the others are conflicts.

    Once it returns, all of it has reached the disk; when it raises, none has. What people wrote by hand stays: comments, order, quoting,
    keys that gilint does not know. Lone halves of surrogate pairs, which no file can hold, become �.
    Raises DecisionsFault, TimeoutError where another process keeps the file locked, OSError, and ValueError for a decision that is none.
    """
    wanted = [_sound(change) for change in changes]
    target = Path(os.path.realpath(file))
    with replacing.alone(target):
        try:
            for _ in range(_TRIES):
                seen = replacing.state(target)
                made = _blocks(target)
                before = {} if made is None else decisions_in(made)
                after, conflicts = _changed(before, wanted)
                if after == before:
                    return Written(before, conflicts)
                text = rewritten(made or empty([say("decisions.head", "zh"), say("decisions.head", "en")]), before, after)
                if replacing.replace(target, text.encode(), seen):
                    return Written(after, conflicts)
        except YamlFault as fault:
            raise DecisionsFault(file, fault.line, str(fault)) from None
    raise TimeoutError(errno.ETIMEDOUT, "the decisions are being changed by something else all the time", str(file))


def _blocks(file: Path) -> Blocks | None:
    """Raises YamlFault or OSError; None where there is no file."""
    try:
        text = read_bounded(file, _LARGEST).decode()
        if text.count("\n") > _MOST_LINES:
            raise YamlFault(f"more than {_MOST_LINES} lines")
        return split(text)
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as fault:
        raise YamlFault("not UTF-8", fault.object.count(b"\n", 0, fault.start) + 1) from None


def _changed(before: Mapping[str, Decision], changes: Iterable[Change]) -> tuple[Mapping[str, Decision], tuple[Conflict, ...]]:
    """The decisions after the changes, made one after the other, and the changes that do not fit."""
    after, conflicts = dict(before), list[Conflict]()
    for change in changes:
        fingerprint = _fingerprint(change)
        stands = after.get(fingerprint)
        if stands == change.before and change.after is None:
            after.pop(fingerprint, None)
        elif stands == change.before and change.after is not None:
            after[fingerprint] = change.after
        elif stands != change.after:
            conflicts.append(Conflict(change, stands))
    return after, tuple(conflicts)


def _sound(change: Change) -> Change:
    """The change as a file can hold it. Raises ValueError where it is none."""
    _fingerprint(change)
    before, after = _whole(change.before), _whole(change.after)
    for message in faults(after).values() if after else ():
        raise ValueError(message)
    return Change(before, after)


def _whole(decision: Decision | None) -> Decision | None:
    if decision is None or not any(_HALF.search(getattr(decision, item.name)) for item in fields(decision)):
        return decision
    values: dict[str, Any] = {item.name: _HALF.sub("\ufffd", getattr(decision, item.name)) for item in fields(decision)}
    return Decision(**values)


def _fingerprint(change: Change) -> str:
    """Raises ValueError unless the change is about one finding."""
    about = {decision.fingerprint for decision in (change.before, change.after) if decision}
    if len(about) != 1:
        raise ValueError("a change is about one finding")
    return about.pop()
