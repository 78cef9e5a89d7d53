"""The whole program in a terminal: read, decide, be killed, come back, quit; and where there is no terminal to speak of."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from shlex import quote

import pytest
from rich.cells import cell_len

from gilint.decisions.file import NAME, read_decisions
from gilint.decisions.model import Decision
from tests.tui.sittings import samples_in
from tests.tui.terminals import TMUX, Terminal, children, lives, terminal

needs_tmux = pytest.mark.skipif(TMUX is None, reason="there is no tmux")
COLUMNS = {120: (26, 62), 100: (0, 39), 80: ()}
"""Where the edges between the panes stand, by the width of the terminal."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four findings in two reports."""
    return samples_in(tmp_path / "报告 甲", "交通运输局", "水利厅")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def decisions(folder: Path) -> Mapping[str, Decision]:
    return read_decisions(folder / NAME)


def open_folder(opened: Terminal, *options: str) -> None:
    opened.run(" ".join(["tui .", *options]))
    opened.shows("检查完了，共 2 份")


def go_to(opened: Terminal, word: str) -> None:
    opened.press(":")
    opened.shows("跳到")
    opened.type(word)
    opened.press("Enter")
    opened.until(lambda: "跳到" not in opened.text)


def accept(opened: Terminal, reason: str) -> None:
    opened.press("a")
    opened.shows("接受（属实，不改）")
    opened.type(reason)
    opened.shows(reason)
    opened.press("C-s")
    opened.shows("已接受 1 条，已保存。")


def edges(line: str) -> set[int]:
    """The cells at which an edge of a pane or of a table stands."""
    return {cell_len(line[:at]) for at, sign in enumerate(line) if sign in "│┌┐|"}


def assert_aligned(opened: Terminal) -> None:
    """The panes end in one column as the terminal itself counts them, and the frame of a table in the document does."""
    lines, width = opened.lines, int(opened.ask("#{window_width}"))
    assert max(map(cell_len, lines)) <= width
    for line in lines[2:-2]:
        assert set(COLUMNS[width]) <= edges(line), line


def drawn_for(opened: Terminal, width: int, height: int) -> bool:
    """Whether the whole screen is as it is for this size, with the marked cell in view."""
    lines = opened.lines
    whole = len(lines) == height and "q 退出" in lines[-1] and "4 说明" in opened.text and "[2]" in opened.text
    return whole and all(edges(line).issuperset(COLUMNS[width]) for line in lines[2:-2])


def ended(processes: list[int]) -> bool:
    return not any(map(lives, processes))


@needs_tmux
def test_a_sitting_that_is_killed_and_taken_up_again(folder: Path, cache: Path) -> None:
    with terminal(folder, cache) as opened:
        before = opened.says("stty -a | cksum")
        open_folder(opened)
        go_to(opened, "GI301")
        opened.shows("(3)(0)(0)(0)(0)(0)[2]", "应为：")
        assert_aligned(opened)
        accept(opened, "总计含转送件，已向省厅“报备”。")
        opened.shows("待处理 3", "已处理 1")
        (made,) = decisions(folder).values()
        assert (made.code, made.state, made.who, made.reason) == ("GI301", "accepted", "李某", "总计含转送件，已向省厅“报备”。")

        # Killed in the middle of the next dialog.
        opened.press("x")
        opened.shows("误报", "决定人")
        opened.type("还没有写完")
        program = opened.program
        workers = children(program)
        assert workers
        os.kill(program, signal.SIGKILL)
        opened.until(lambda: ended([program, *workers]))
        assert list(decisions(folder).values()) == [made]

        opened.renew()
        open_folder(opened)
        opened.shows("待处理 3", "已处理 1")
        go_to(opened, "GI301")
        opened.shows("总计含转送件，已向省厅“报备”。", "李某")
        opened.press("n")
        opened.press("f")
        opened.shows("已记为已改 1 条，已保存。", "待处理 2")
        assert [each.state for each in decisions(folder).values()] == ["accepted", "fixed"]
        program = opened.program
        workers = children(program)
        opened.press("q")
        opened.until(lambda: ended([program, *workers]))
        assert opened.says("echo $?") == "0"
        assert opened.ask("#{alternate_on} #{cursor_flag} #{mouse_any_flag} #{bracket_paste_flag}").startswith("0 1 0")
        assert opened.says("stty -a | cksum") == before


@needs_tmux
def test_killed_in_the_middle_of_the_checks_nothing_stays_behind(tmp_path: Path, cache: Path) -> None:
    folder = tmp_path / "很多"
    for number in range(12):
        samples_in(folder / str(number))
    with terminal(folder, cache) as opened:
        opened.run("tui .")
        opened.until(lambda: re.search(r"检查 [1-9]\d*/", opened.text))
        program = opened.program
        workers = children(program)
        assert workers
        os.kill(program, signal.SIGKILL)
        opened.until(lambda: ended([program, *workers]))
        opened.renew()
        opened.run("tui .")
        opened.until(lambda: re.search(r"检查 [1-9]\d*/", opened.text))
        program = opened.program
        workers = children(program)
        opened.press("q")
        opened.until(lambda: ended([program, *workers]))
        assert opened.says("echo $?") == "0"


@needs_tmux
def test_a_window_of_another_size_is_drawn_anew(folder: Path, cache: Path) -> None:
    with terminal(folder, cache, size=(80, 24)) as opened:
        open_folder(opened)
        go_to(opened, "GI301")
        opened.shows("(3)")
        assert_aligned(opened)
        for width, height in ((120, 40), (100, 30), (80, 24)):
            opened.resize(width, height)
            opened.until(partial(drawn_for, opened, width, height))
            assert_aligned(opened)
        accept(opened, "口径不同，已核对。")


@needs_tmux
def test_ctrl_c_ends_nothing(folder: Path, cache: Path) -> None:
    with terminal(folder, cache) as opened:
        open_folder(opened)
        opened.press("C-c")
        opened.shows("退出请按 q")
        opened.press("a")
        opened.shows("接受（属实，不改）")
        opened.type("口径不同，已核对。")
        opened.press("C-c", "C-c", "C-s")
        opened.shows("已接受 1 条，已保存。")
        assert [each.reason for each in decisions(folder).values()] == ["口径不同，已核对。"]


@needs_tmux
def test_without_colours_everything_is_told_by_signs(folder: Path, cache: Path) -> None:
    with terminal(folder, cache, NO_COLOR="1") as opened:
        open_folder(opened)
        go_to(opened, "GI301")
        opened.shows("(3)(0)(0)(0)(0)(0)[2]")
        accept(opened, "口径不同，已核对。")
        coloured = opened.tmux("capture-pane", "-p", "-e")
        assert not re.search(r"\x1b\[(?:[\d;]*;)?(?:3[0-7]|4[0-7]|9[0-7]|10[0-7])m", coloured)


@needs_tmux
def test_a_terminal_that_draws_ambiguous_signs_wide_gets_others(folder: Path, cache: Path) -> None:
    with terminal(folder, cache, size=(80, 24), GILINT_AMBIGUOUS="wide") as opened:
        open_folder(opened)
        go_to(opened, "GI301")
        opened.shows("(3)")
        assert not set("│─“”…·").intersection(opened.text)
        assert_aligned(opened)


@needs_tmux
def test_gilint_alone_in_a_folder_of_reports_offers_to_open_them(folder: Path, cache: Path) -> None:
    with terminal(folder, cache) as opened:
        opened.run("")
        opened.shows("2 份报告")
        opened.press("Enter")
        opened.shows("检查完了，共 2 份")
        opened.press("q")
        opened.until(lambda: opened.ask("#{alternate_on}") == "0")
        assert opened.says("echo $?") == "0"


@needs_tmux
@pytest.mark.parametrize(
    ("before", "after"), [("TERM=dumb", ""), ("", ">/dev/null"), ("", "2>/dev/null"), ("", "</dev/null"), ("", "| cat")]
)
def test_where_no_screen_can_be_drawn_one_line_says_so(folder: Path, cache: Path, before: str, after: str) -> None:
    with terminal(folder, cache) as opened:
        command = f"{before} {quote(sys.executable)} -m gilint tui . {after}"
        opened.type(f"clear; {command}; echo code=$?=")
        opened.press("Enter")
        opened.until(lambda: re.search(r"^code=\d+=$", opened.text, re.MULTILINE))
        (told,) = re.findall(r"^gilint: .*", opened.text, re.MULTILINE) or [""]
        assert ("gilint check" in told) == ("2>" not in after)
        assert f"code={0 if 'cat' in after else 2}=" in opened.text  # that of a pipe is that of cat
        assert opened.ask("#{alternate_on}") == "0"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize(("answer", "wide"), [(b"\x1b[1;3R", True), (b"\x1b[12;2R", False), (b"", False), (b"ab\x1b[1;3R", True)])
def test_a_terminal_is_asked_how_wide_it_draws_an_ambiguous_sign(answer: bytes, wide: bool) -> None:
    near, far = os.openpty()
    try:
        program = "from gilint.tui.ambiguous import draws_wide; print(draws_wide({}))"
        with subprocess.Popen([sys.executable, "-c", program], stdin=far, stderr=far, stdout=subprocess.PIPE, encoding="ascii") as process:
            seen = b""
            while b"\x1b[6n" not in seen:
                seen += os.read(near, 100)
            assert "“".encode() in seen
            os.write(near, answer)
            assert process.communicate(timeout=60)[0].strip() == str(wide)
    finally:
        os.close(near)
        os.close(far)
