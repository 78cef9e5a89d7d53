"""The hooks as they are used: real pre-commit, a real repository, this checkout as the hooks' repository."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.packaging.conftest import Run
from tests.specimens import document
from tests.writers import docx

pytestmark = pytest.mark.registry

GOOD = docx(document())
BAD = docx(document(rows={"t3.new": "2 1 0 0 0 0 4"}))

Commit = Callable[[], CompletedProcess[str]]


@pytest.fixture(scope="module")
def hooks(tree: Path, run: Run) -> tuple[Path, str]:
    """The repository of the hook and the revision to use."""
    run("git", "init", "--quiet", cwd=tree)
    run("git", "add", "--all", cwd=tree)
    run("git", "commit", "--quiet", "--message", "all", cwd=tree)
    return tree, run("git", "rev-parse", "HEAD", cwd=tree).stdout.strip()


@pytest.fixture
def reports(tmp_path: Path, hooks: tuple[Path, str], run: Run, request: pytest.FixtureRequest) -> Path:
    """A repository for reports with a hook installed in it: `gilint`, unless the test asks for another one."""
    folder = tmp_path / "reports"
    folder.mkdir()
    run("git", "init", "--quiet", cwd=folder)
    where, revision = hooks
    hook = getattr(request, "param", "gilint")
    config = f"repos:\n  - repo: {where.as_posix()}\n    rev: {revision}\n    hooks:\n      - id: {hook}\n"
    (folder / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    run(sys.executable, "-m", "pre_commit", "install", "--install-hooks", cwd=folder)
    return folder


@pytest.fixture
def commit(reports: Path, run: Run) -> Commit:
    """Stages everything and tries to commit it."""

    def tried() -> CompletedProcess[str]:
        run("git", "add", "--all", cwd=reports)
        return run("git", "commit", "--message", "reports", cwd=reports, code=None)

    return tried


def commits(run: Run, folder: Path) -> int:
    return len(run("git", "log", "--all", "--format=%H", cwd=folder).stdout.split())


def test_a_bad_report_is_blocked_until_it_is_mended(reports: Path, commit: Commit, run: Run) -> None:
    bad = reports / "年报" / "青屿县 水务局 2024.docx"
    bad.parent.mkdir()
    bad.write_bytes(BAD)
    (reports / "good report.docx").write_bytes(GOOD)
    blocked = commit()
    told = blocked.stdout + blocked.stderr
    assert blocked.returncode == 1
    assert "GI301" in told
    assert "青屿县 水务局 2024.docx" in told
    assert commits(run, reports) == 0

    bad.write_bytes(GOOD)
    passed = commit()
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "Passed" in passed.stdout + passed.stderr
    assert commits(run, reports) == 1


def test_what_is_staged_counts_not_what_lies_in_the_folder(reports: Path, commit: Commit, run: Run) -> None:
    report = reports / "年报.docx"
    report.write_bytes(BAD)
    run("git", "add", "--all", cwd=reports)
    report.write_bytes(GOOD)
    assert run("git", "commit", "--message", "staged", cwd=reports, code=None).returncode == 1
    assert commit().returncode == 0


def test_the_lock_file_of_word_and_other_files_are_not_looked_at(reports: Path, commit: Commit, run: Run) -> None:
    (reports / "~$年报.docx").write_bytes(b"\x04user" + bytes(160))
    (reports / "README.md").write_text("# Reports\n", encoding="utf-8")
    done = commit()
    assert done.returncode == 0, done.stdout + done.stderr
    assert "no files to check" in done.stdout + done.stderr
    assert commits(run, reports) == 1


POLICY = """
name: trial
title: {zh: 试用, en: on trial}
purpose: {zh: 名单上的机关都有报告，合计都对, en: every organ reports and all sums agree}
conditions:
  - {name: sums-agree, measure: findings-open, rules: [GI3], most: 0}
  - {name: everybody-reports, measure: organs-missing, most: 0}
"""


@pytest.mark.parametrize("reports", ["gilint-gate"], indirect=True)
def test_the_gate_holds_the_whole_repository_to_its_policy(reports: Path, commit: Commit, run: Run) -> None:
    (reports / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (reports / "organs.csv").write_text("机关名称\n青屿县水务局\n青屿县财政局\n", encoding="utf-8")
    (reports / "gilint.yaml").write_text("policy: policy.yaml\nroster: organs.csv\n", encoding="utf-8")
    (reports / "水务局.docx").write_bytes(GOOD)
    missing = commit()
    assert missing.returncode == 1
    assert "青屿县财政局" in missing.stdout + missing.stderr

    other = reports / "财政局.docx"
    other.write_bytes(docx(document(agency="青屿县财政局", rows={"t3.new": "2 1 0 0 0 0 4"})))
    wrong = commit()
    assert wrong.returncode == 1
    assert "GI301" in wrong.stdout + wrong.stderr

    other.write_bytes(docx(document(agency="青屿县财政局")))
    passed = commit()
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert commits(run, reports) == 1

    # A report that is taken away is no changed file of any hook's; the gate looks at what is left.
    other.unlink()
    gone = commit()
    assert gone.returncode == 1
    assert "青屿县财政局" in gone.stdout + gone.stderr
