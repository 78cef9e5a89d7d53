"""A process of gilint in an empty folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.runs import Run, runner


@pytest.fixture
def run(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    return runner(tmp_path, tmp_path_factory.getbasetemp() / "cache")
