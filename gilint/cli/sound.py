"""Runs that others are to rely on: where one could not do its whole job, nothing is concluded from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from gilint.cli.judged import Prepared

if TYPE_CHECKING:
    from gilint.results import Results


def sound(ready: Prepared, *, idle: bool = False) -> Results:
    """What came of the run; troubles end the command with 2, and where nothing was checked with 3, unless it may be `idle`."""
    from gilint.cli.troubles import tell_troubles
    from gilint.results import ExitCode

    results = ready.run()
    tell_troubles(results, ready.lang)
    if results.code == ExitCode.MISUSE or (results.code == ExitCode.NOTHING and not idle):
        raise typer.Exit(int(results.code))
    return results
