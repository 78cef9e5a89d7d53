"""Files are opened by the desktop's own program, where there is one, and gilint goes on at once."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from gilint.tui.desktop import can_open, open_file

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other desktops have other programs")


def program(folder: Path, name: str, script: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for programs that is looked through first."""
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    return tmp_path / "bin"


def told(pipe: Path) -> str:
    """What the program says to whoever listens; it stands still until then, so that nothing has to be waited for."""
    return pipe.read_text(encoding="utf-8").strip()


def test_the_program_gets_the_file_and_not_the_screen(tools: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "pipe")
    program(tools, "xdg-open", f'echo noise; echo noise >&2; printf %s "$1" > "{tmp_path / "pipe"}"')
    report = tmp_path / "-报告 '1'.txt"
    report.touch()
    assert open_file(report, {"DISPLAY": ":0"})
    assert told(tmp_path / "pipe") == str(report)
    assert capfd.readouterr() == ("", "")


def test_a_program_that_stays_open_does_not_hold_up_the_reviewer(tools: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    program(tools, "xdg-open", f'read line < "{tmp_path / "pipe"}"; printf "%s" "$line" > "{tmp_path / "answer"}"')
    os.mkfifo(tmp_path / "answer")
    (tmp_path / "a.txt").touch()
    assert open_file(tmp_path / "a.txt", {"WAYLAND_DISPLAY": "wayland-0"})
    (tmp_path / "pipe").write_text("closed by hand\n", encoding="utf-8")
    assert told(tmp_path / "answer") == "closed by hand"


def test_without_a_desktop_or_a_program_nothing_is_opened(tools: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").touch()
    program(tools, "xdg-open", "true")
    assert can_open({"DISPLAY": ":0"})
    assert not can_open({})
    assert not open_file(tmp_path / "a.txt", {})
    assert not open_file(tmp_path / "absent.txt", {"DISPLAY": ":0"})
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not can_open({"DISPLAY": ":0"})
    assert not open_file(tmp_path / "a.txt", {"DISPLAY": ":0"})


def test_a_program_that_does_not_start_is_no_crash(tools: Path, tmp_path: Path) -> None:
    program(tools, "xdg-open", "")
    (tools / "xdg-open").write_bytes(b"\x7fELF broken")
    (tmp_path / "a.txt").touch()
    assert not open_file(tmp_path / "a.txt", {"DISPLAY": ":0"})


def test_windows_under_linux_opens_with_windows(tools: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    program(tools, "explorer.exe", f'printf "%s in %s" "$1" "$(pwd -P)" > "{tmp_path / "pipe"}"')
    (tmp_path / "年报.docx").touch()
    assert open_file(tmp_path / "年报.docx", {"WSL_DISTRO_NAME": "Debian"})
    assert told(tmp_path / "pipe") == f"年报.docx in {tmp_path.resolve()}"
