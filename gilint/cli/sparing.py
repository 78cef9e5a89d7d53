"""Keeps what gilint reads, and what people decided or signed, from being written over."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gilint.cli.telling import misused

if TYPE_CHECKING:
    from gilint.cli.judged import Prepared


def spare(outputs: Iterable[Path], ready: Prepared, more: Iterable[Path] = ()) -> None:
    """Ends the command where an output is one of the files that the run rests on, or has the name of one that people decide or sign in."""
    kept = {os.path.realpath(path) for path in (*_read(ready), *more)}
    for output in outputs:
        if os.path.realpath(output) in kept or _is_record(Path(os.path.realpath(output)).name):
            misused("overwrite", ready.lang, output)


def _read(ready: Prepared) -> Iterator[Path]:
    from gilint.zipped import container

    surroundings, config = ready.surroundings, ready.config
    yield from {container(task.path) for task in ready.listed}
    yield from surroundings.previous
    yield from (layer.file.path for layer in config.layers())
    if surroundings.roster:
        yield Path(surroundings.roster.path)
    if surroundings.baseline:
        yield surroundings.baseline.file
    if config.allowed_signers:
        yield config.allowed_signers


def _is_record(name: str) -> bool:
    from gilint.decisions.baseline import NAME as BASELINE
    from gilint.decisions.file import NAME as DECISIONS
    from gilint.gate.record import is_paper

    return name.casefold() in (BASELINE, DECISIONS) or is_paper(name)
