"""Every line of every screen is as wide as the screen, and the panes end in one column, whatever signs stand in them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from rich.cells import cell_len

from gilint.wording import Language
from tests.runs import write_report
from tests.tui.sittings import Sitting, run, sitting

SIGNS = (
    "“引号”——破折号……（括号）《书名》、，。：；！？",
    "👨‍👩‍👧‍👦一家👍🏽🇨🇳😀",
    "e\u0301a\u0308o\u0302组合\u20dd",
    "𠀀𠮷𪚥生僻字",
    "ﾊﾝｶｸＡＢ１２",
    "\u200b零\u200d宽\ufe0f度\u3000空",
    "[bold]不是[/]标记[/x] \\[y] [@click=app.quit]退[/]",
    "\x07响铃\u202e反向\u202c",
)


def report_with(folder: Path, name: str, signs: str) -> None:
    """A report in which a sum is wrong, with the signs in its name and wherever words may stand."""
    written = write_report(folder / f"{name}.txt", cells={"t3.granted.total": "3"})
    lines = written.read_text(encoding="utf-8").splitlines(keepends=True)
    written.write_text("".join(line if "\t" in line else line.replace("。", f"，{signs}。", 2) for line in lines), encoding="utf-8")


def assert_aligned(opened: Sitting, *columns: int) -> None:
    width = opened.app.size.width
    for line in opened.seen:
        # A dialog whose edge cuts through a family of emoji leaves half of it, and one cell too many: a fault of Textual.
        assert cell_len(line) == width or ("\u200d" in line and len(opened.app.screen_stack) > 2), line
    for line in opened.seen[2:-2]:
        edges = {cell_len(line[:at]) for at, sign in enumerate(line) if sign in "│┌┐╭╮├"}
        assert edges.issuperset(columns), line


def columns(opened: Sitting) -> Sequence[int]:
    """Where the list of findings has its edges; none where it is as wide as the screen."""
    region = opened.screen.findings.region
    return () if region.width == opened.app.size.width else (region.x, region.right - 1)


@pytest.mark.parametrize(
    ("size", "lang"), [((80, 24), "zh"), ((120, 40), "en"), ((161, 30), "zh")], ids=["80x24-zh", "120x40-en", "161x30-zh"]
)
def test_no_sign_pushes_a_line(tmp_path: Path, size: tuple[int, int], lang: Language) -> None:
    for index, signs in enumerate(SIGNS):
        # A name of a file holds neither a slash nor what only a terminal understands.
        name = "".join(sign for sign in signs if sign not in '/\\\x07:*?"<>|\u202e\u202c')
        report_with(tmp_path / "报告", f"{index} {name}", signs)

    async def main() -> None:
        async with sitting(tmp_path / "报告", size=size, lang=lang) as opened:
            await opened.checked()
            edges = columns(opened)
            assert_aligned(opened, *edges)
            for signs in SIGNS:
                await opened.press("]")
                assert_aligned(opened, *edges)
                for key in ("3", "pagedown", "z", "z", "2"):
                    await opened.press(key)
                    assert_aligned(opened)
                await opened.press("m")
                await opened.write(signs)
                await opened.press("ctrl+s")
                assert_aligned(opened)
                await opened.press("a")
                await opened.write(f"理由{signs}")
                assert_aligned(opened)
                await opened.press("ctrl+s")
                await opened.until(lambda: len(opened.app.screen_stack) == 2)
                assert_aligned(opened, *edges)
            await opened.press("slash")
            await opened.write("".join(SIGNS))
            assert_aligned(opened)
            await opened.press("enter", "escape", "1")
            assert_aligned(opened)

    run(main)
