"""Changes a baseline: lines that stay are left as they are written, several who write wait for each other, a kill loses nothing."""

from __future__ import annotations

import errno
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict
from heapq import merge
from pathlib import Path

from gilint.decisions import replacing
from gilint.decisions.baseline import NAME, SCHEMA, Baseline, Entry, Row, Rows, read_rows
from gilint.decisions.scalar import scalar
from gilint.wording import say

_TRIES = 20
_BRACKETS = re.compile(r"(?m)^(findings[ \t]*:)[ \t]*\[[ \t]*\]")


def baseline_file(folder: Path) -> Path:
    """The closest baseline from a folder upward, else the one to be made in it."""
    here = Path(os.path.abspath(folder))
    return next((above / NAME for above in (here, *here.parents) if os.path.isfile(above / NAME)), folder / NAME)


def rewrite(file: Path, make: Callable[[Baseline | None], Iterable[Entry]]) -> Baseline:
    """Puts the entries that `make` makes of the baseline as it is now, None where there is none, into its place, and gives the new one.

    `make` may be called again where the file was changed meanwhile, and may raise what it likes: nothing is written then.
    Raises BaselineFault, TimeoutError where another process keeps the file locked, and OSError.
    """
    target = Path(os.path.realpath(file))
    with replacing.alone(target):
        for _ in range(_TRIES):
            seen = replacing.state(target)
            written = read_rows(target) if seen else None
            before = tuple(row.entry for row in written.rows) if written else ()
            after = tuple(make(Baseline(file, before) if written else None))
            if written and Counter(after) == Counter(before):
                return Baseline(file, before)
            if replacing.replace(target, _text(written or _empty(), after).encode(), seen):
                return Baseline(file, tuple(sorted(after, key=_rank)))
    raise TimeoutError(errno.ETIMEDOUT, "the baseline is being changed by something else all the time", str(file))


def _empty() -> Rows:
    comment = "".join(f"# {line}\n" for lang in ("zh", "en") for line in say("baseline.head", lang).splitlines())
    return Rows(f"{comment}\nschema: {SCHEMA}\n\nfindings:\n", (), "")


def _text(written: Rows, entries: tuple[Entry, ...]) -> str:
    """The lines of entries that stay, and new ones each before the first greater one."""
    newline = "\r\n" if "\r\n" in written.head else "\n"
    wanted = Counter(entries)
    kept: list[Row] = []
    for row in written.rows:
        if wanted[row.entry]:
            wanted[row.entry] -= 1
            kept.append(row)
    added = [Row(_spelled(entry) + newline, entry) for entry in sorted(wanted.elements(), key=_rank)]
    head = _BRACKETS.sub(r"\1", written.head) if added else written.head
    lines = [head, *(row.text for row in merge(kept, added, key=lambda row: _rank(row.entry)))]
    return "".join(line if line.endswith("\n") else line + newline for line in lines) + written.tail


def _rank(entry: Entry) -> tuple[str, ...]:
    return entry.report, entry.code, entry.finding, entry.fingerprint, entry.evidence


def _spelled(entry: Entry) -> str:
    pairs = ", ".join(f"{name}: {scalar(value, flow=True)}" for name, value in asdict(entry).items())
    return f"  - {{{pairs}}}"
