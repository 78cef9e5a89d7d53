"""Runs commands of gilint within the process of the tests: for those that need many runs, and no process of their own."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.runs import environment


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a command."""

    returncode: int
    stdout: str
    stderr: str


Invoke = Callable[..., Done]


def invoker(folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Invoke:
    """Commands run in the folder, without the settings of whoever runs the tests; whatever is not foreseen is raised."""
    from gilint.cli.app import app

    monkeypatch.chdir(folder)
    for name in os.environ.keys() - environment().keys():
        monkeypatch.delenv(name)

    def invoke(*arguments: str | Path, **settings: str) -> Done:
        result = CliRunner().invoke(app, [*map(str, arguments)], env={"GILINT_CACHE": str(cache), **settings}, catch_exceptions=False)
        return Done(result.exit_code, result.stdout, result.stderr)

    return invoke
