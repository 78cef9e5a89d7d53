"""The wheel built from the sdist, installed in a virtual environment of its own, works far from the checkout."""

from __future__ import annotations

import json
import os
import re
import sys
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.packaging.conftest import Run
from tests.specimens import document
from tests.writers import docx

BIN = "Scripts" if os.name == "nt" else "bin"


@pytest.fixture(scope="module")
def built(tree: Path, tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """A folder with the sdist and the wheel that was built from it; the tools of this environment build them."""
    out = tmp_path_factory.mktemp("built")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, tree, cwd=tree)
    return out


@pytest.fixture(scope="module")
def gilint(built: Path, tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """The installed command."""
    home = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", home, cwd=home)
    run(home / BIN / "python", "-m", "pip", "install", "--quiet", next(built.glob("*.whl")), cwd=home)
    return home / BIN / "gilint"


def test_the_wheel_holds_all_rules_and_nothing_strange(built: Path, tree: Path) -> None:
    with ZipFile(next(built.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())
    rules = {f"gilint/_rules/{path.relative_to(tree / 'rules').as_posix()}" for path in (tree / "rules").rglob("*") if path.is_file()}
    modules = {path.relative_to(tree).as_posix() for path in (tree / "gilint").rglob("*.py")}
    assert rules
    assert rules | modules <= names
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"gilint"}


def test_the_sdist_holds_what_the_tests_need(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        tops = {name.split("/")[1] for name in sdist.getnames()}
    assert {"gilint", "rules", "samples", "tests", "benchmarks", "pyproject.toml", "constraints.txt", "LICENSE", "README.md"} <= tops


@pytest.mark.registry
def test_the_installed_command_checks_a_report_from_any_folder(gilint: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "年 报.docx").write_bytes(docx(document(rows={"t3.new": "2 1 0 0 0 0 4"})))
    done = run(gilint, "check", "--format", "json", "年 报.docx", cwd=tmp_path, code=1)
    (report,) = json.loads(done.stdout)["reports"]
    assert "GI301" in {finding["code"] for finding in report["findings"]}
    assert Path(report["path"]).name == "年 报.docx"


@pytest.mark.registry
def test_the_installed_command_knows_all_rules(gilint: Path, tmp_path: Path, run: Run) -> None:
    listed = run(gilint, "rules", "list", cwd=tmp_path).stdout
    assert {"GI001", "GI301", "GI605"} <= set(listed.replace("\n", " ").split())


@pytest.mark.registry
def test_all_that_it_needs_is_locked(gilint: Path, tree: Path, tmp_path: Path, run: Run) -> None:
    listed = json.loads(run(gilint.with_name("python"), "-m", "pip", "list", "--format", "json", cwd=tmp_path).stdout)
    installed = {f"{re.sub('[-_.]+', '-', package['name']).lower()}=={package['version']}" for package in listed}
    locked = set(re.findall(r"^\S+==\S+", (tree / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE))
    assert {name for name in installed - locked if not name.startswith(("gilint==", "pip==", "setuptools=="))} == set()
