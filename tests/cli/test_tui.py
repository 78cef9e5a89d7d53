"""`gilint tui` where no screen can be opened: one line that says why, exit code 2, and nothing drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.runs import Run, write_report


@pytest.fixture(autouse=True)
def _folder_with_a_report(tmp_path: Path) -> None:
    write_report(tmp_path / "年报" / "a.txt")


def _told(run: Run, *arguments: str, **settings: str) -> str:
    """The line on standard error."""
    done = run("tui", *arguments, **settings)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("gilint: ")
    assert done.stderr.count("\n") == 1
    return done.stderr


def test_without_a_terminal_other_ways_are_named(run: Run) -> None:
    assert "gilint check" in _told(run, "年报")
    assert "needs a terminal" in _told(run, "年报", GILINT_LANG="en")


def test_a_path_that_is_not_there_is_told(run: Run) -> None:
    assert "找不到文件或文件夹：没有" in _told(run, "没有")


@pytest.mark.parametrize("option", [("--profile", "strict"), ("--config", "absent.yaml")])
def test_a_wrong_option_is_told_before_the_screen_is_taken(run: Run, option: tuple[str, str]) -> None:
    assert option[1] in _told(run, "年报", *option, TEXTUAL_DRIVER="textual.drivers.headless_driver:HeadlessDriver")


def test_an_unknown_theme_is_told_with_those_there_are(run: Run) -> None:
    told = _told(run, "年报", "--theme", "pink", TEXTUAL_DRIVER="textual.drivers.headless_driver:HeadlessDriver")
    assert "pink" in told
    assert "gilint-contrast" in told


def test_a_broken_decisions_file_is_told_with_its_line_and_left_alone(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "年报" / "gilint-decisions.yaml"
    file.write_text("schema: gilint.decisions/1\ndecisions:\n  - fingerprint: [\n", encoding="utf-8")
    before = file.read_bytes()
    assert "gilint-decisions.yaml:" in _told(run, "年报", TEXTUAL_DRIVER="textual.drivers.headless_driver:HeadlessDriver")
    assert file.read_bytes() == before


def test_a_token_that_can_be_guessed_is_refused(run: Run) -> None:
    assert "16" in _told(run, "--serve", "--port", "0", "--token", "1234", "年报")


def test_gilint_alone_tells_its_commands_where_nobody_can_answer(run: Run) -> None:
    done = run()
    assert done.returncode == 0
    assert "tui" in done.stdout
