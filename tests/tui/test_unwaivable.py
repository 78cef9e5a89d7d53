"""Findings that nobody can waive: what is said when somebody tries, and how they are listed."""

from __future__ import annotations

from pathlib import Path

from tests.tui.sittings import run, sitting
from tests.tui.test_deciding import said, signs


def test_what_cannot_be_waived_is_said_and_counts_whatever_stands_in_the_file(tmp_path: Path) -> None:
    async def main() -> None:
        folder = tmp_path / "r"
        folder.mkdir()
        (folder / "坏.docx").write_bytes(b"PK\x03\x04 and nothing more")
        async with sitting(folder) as at:
            await at.checked()
            await at.press("a")
            await said(at, "screen.unwaivable")
            assert at.app.screen is at.screen
            await at.press("f")
            await at.until(lambda: signs(at) == "f")
        file = folder / "gilint-decisions.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace("state: fixed", "state: accepted"), encoding="utf-8")
        async with sitting(folder) as at:
            await at.checked()
            assert signs(at) == "="
            await at.press("slash")
            await at.write("状态:不能豁免")
            await at.press("enter")
            assert signs(at) == "="

    run(main)
