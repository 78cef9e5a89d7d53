"""Names and texts that look like markup, commands of a terminal or nothing at all; folders with nothing that can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gilint.wording import Language, say
from tests.runs import BROKEN_TOTAL, write_report
from tests.tui.sittings import run, samples_in, sitting

MARKUP = "年报[/x][bold]粗[/bold][@click=app.quit]退[/] \\[y]"
NAMES = (
    f"{MARKUP.replace('/', '／')}.txt",
    "年报\x1b[31m红\x07.txt",
    "\u202etxt.报年\u202c.txt",
    "😀👨\u200d👩\u200d👧年报.txt",
    "年报\n第二行.txt",
)
CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
def test_names_of_files_are_shown_as_they_are(tmp_path: Path, size: tuple[int, int]) -> None:
    async def main() -> None:
        folder = tmp_path / "目录[/b][red]"
        for name in NAMES:
            write_report(folder / name, **BROKEN_TOTAL)
        async with sitting(folder, size=size) as at:
            await at.checked()
            heads = [line for line in at.lines("findings") if line.startswith("-")]
            assert len(heads) == len(NAMES)
            assert any("[bold]粗[/bold]".replace("/", "／")[:6] in head for head in heads)
            for _ in range(at.screen.findings.count):
                assert not CONTROLS.search(at.text)
                await at.press("j")
            await at.press("1", "j", "o", "z", "z", "2", "y", "m")
            await at.write("[/x][bold]")
            await at.press("enter")
            await at.until(lambda: "[/x][bold]" in at.decided())
            await at.press("x")
            assert not CONTROLS.search(at.text)
            await at.write(f"见附件{MARKUP}")
            await at.press("enter")
            await at.until(lambda: "false-positive" in at.decided())
            await at.press("slash")
            await at.write(MARKUP)
            assert not CONTROLS.search(at.text)
            assert at.app.is_running

    run(main)


def test_texts_of_reports_are_shown_as_they_are(tmp_path: Path) -> None:
    async def main() -> None:
        file = write_report(tmp_path / "r" / "年报.txt", **BROKEN_TOTAL)
        text = file.read_text(encoding="utf-8")
        lines = text.splitlines()
        place = next(index for index, line in enumerate(lines) if "总体情况" in line)
        lines.insert(place + 1, f"本机关{MARKUP}\x1b]0;题\x07\u202e倒过来\u202c👨\u200d👩\u200d👧 为××单位公开信息。")
        file.write_text("\n".join(lines), encoding="utf-8")
        async with sitting(file.parent) as at:
            await at.checked()
            shown = "".join(line[2:].strip() for line in at.lines("document")).replace(" ", "")
            assert MARKUP.replace(" ", "") in shown
            for key in ("n", "n", "n", "3", "pagedown", "t", "4", "ctrl+f"):
                await at.press(key)
                assert not CONTROLS.search(at.text)
            await at.write("[bold]")
            await at.press("enter")
            await at.until(lambda: at.said == say("screen.matches", "zh", n=1, words="[bold]"))

    run(main)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_empty_folder_says_what_to_do_and_fills(tmp_path: Path, lang: Language) -> None:
    async def main() -> None:
        folder = tmp_path / "r"
        folder.mkdir()
        async with sitting(folder, size=(80, 24), lang=lang) as at:
            await at.checked()
            assert "".join(at.lines("document")).replace(" ", "") == say("screen.empty", lang).replace(" ", "")
            for key in (
                "n",
                "N",
                "j",
                "enter",
                "space",
                "asterisk",
                "f",
                "a",
                "r",
                "full_stop",
                "m",
                "u",
                "U",
                "h",
                "l",
                "t",
                "y",
                "o",
                "R",
            ):
                await at.press(key)
            for key in ("ctrl+l", "c", "G", "right_square_bracket", "left_square_bracket", "z", "z", "1", "enter", "2", "H", "ctrl+g"):
                await at.press(key)
            await at.press("v", "escape", "s", "escape", "b", "escape", "e", "escape", "question_mark", "escape")
            assert at.app.screen is at.screen
            assert at.decided() == ""
            write_report(folder / "年报.txt", **BROKEN_TOTAL)
            await at.until(lambda: at.screen.arrangement.count > 0)
            assert "GI" in at.here

    run(main)


def test_files_that_cannot_be_read_are_listed_with_the_reason(tmp_path: Path) -> None:
    async def main() -> None:
        folder = samples_in(tmp_path / "r", "屏岚县司法局")
        (folder / "坏的.docx").write_bytes(b"PK\x03\x04 no more")
        (folder / "空的.txt").write_bytes(b"")
        async with sitting(folder) as at:
            await at.checked()
            lines = at.lines("reports")
            assert len(lines) == 3
            await at.press("1")
            for index, line in enumerate(lines):
                if "司法局" not in line:
                    await at.press("g", *["j"] * index)
                    problem = at.screen.session.desk.dossiers[at.screen.path].problem
                    assert problem or "?" not in line
                    assert problem.split("：")[0] in "".join(at.lines("document"))
            await at.press("2", "g", "n")
            assert "GI" in at.here

    run(main)


def test_a_single_file_is_opened(tmp_path: Path) -> None:
    async def main() -> None:
        folder = samples_in(tmp_path / "r", "屏岚县司法局", "雁陂镇")
        (file,) = folder.glob("*.txt")
        async with sitting(file, size=(80, 24)) as at:
            await at.checked()
            assert len(at.lines("reports")) == 1
            assert "GI503" in at.here
            await at.press("f")
            await at.until((folder / "gilint-decisions.yaml").exists)

    run(main)
