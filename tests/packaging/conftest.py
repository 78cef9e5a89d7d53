"""The project as a user gets it: a copy of what git would take from this checkout, and an environment with the user's settings of pip."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

ROOT = Path(__file__).resolve().parents[2]

Run = Callable[..., CompletedProcess[str]]


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """This environment without what is set for a hook or a virtual environment; git knows who commits, and pip which versions to take."""
    home = tmp_path_factory.mktemp("environment")
    git = home / "gitconfig"
    git.write_text("[user]\nname = 测试\nemail = test@example.invalid\n[init]\ndefaultBranch = main\n", encoding="utf-8")
    versions = home / "versions.txt"
    # pip takes hashes only where every package has one; the project itself, built from a folder, has none.
    locked = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    versions.write_text(re.sub(r" \\\n( +--hash=\S+( \\)?\n)+", "\n", locked), encoding="utf-8")
    foreign = ("GIT_", "GILINT_", "PRE_COMMIT", "PYTEST_", "PYTHON", "VIRTUAL_ENV")
    return {name: value for name, value in os.environ.items() if not name.startswith(foreign)} | {
        "GIT_CONFIG_GLOBAL": str(git),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GILINT_CACHE": str(home / "cache"),
        "PIP_CONSTRAINT": versions.as_uri(),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
        "PYTHONUTF8": "1",
    }


@pytest.fixture(scope="session")
def run(environment: dict[str, str]) -> Run:
    """Runs a command to its end; `code` is the exit code that it has to have, None for any."""

    def runs(*command: str | Path, cwd: Path, code: int | None = 0) -> CompletedProcess[str]:
        done = subprocess.run(list(map(str, command)), cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False)
        assert code in (None, done.returncode), f"{command} ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    return runs


@pytest.fixture(scope="session")
def tree(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """A copy of the checkout with what is committed in it and what would be."""
    if not (ROOT / ".git").exists():
        pytest.skip("needs a git checkout")
    copy = tmp_path_factory.mktemp("tree")
    names = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT).stdout
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    return copy
