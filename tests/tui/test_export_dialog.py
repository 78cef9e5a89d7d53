"""Asking for the format and the file of an export."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from gilint.tui.dialogs.export import ExportAsk, ExportDialog
from gilint.tui.ime import Field
from gilint.wording import Language, say
from tests.tui.host import SIZES, shown


def test_the_name_follows_the_format(tmp_path: Path) -> None:
    async def main() -> None:
        async with shown(ExportDialog("zh", 1204, tmp_path)) as screen:
            assert "1204" in screen.text
            for suffix in (".csv", ".md", ".json", ".sarif"):
                assert f"gilint-findings{suffix}" in screen.text
                await screen.press("down")
            await screen.press("2", "enter")
            assert screen.answers == [ExportAsk("markdown", tmp_path / "gilint-findings.md", False)]

    asyncio.run(main())


def test_a_name_that_was_written_stays(tmp_path: Path) -> None:
    async def main() -> None:
        (tmp_path / "导出").mkdir()
        async with shown(ExportDialog("zh", 3, tmp_path)) as screen:
            await screen.press("tab", "ctrl+u")
            await screen.write("导出/青屿县 [x].txt")
            await screen.press("shift+tab", "4", "enter")
            assert screen.answers == [ExportAsk("sarif", tmp_path / "导出" / "青屿县 [x].txt", False)]

    asyncio.run(main())


def test_with_the_mouse(tmp_path: Path) -> None:
    async def main() -> None:
        async with shown(ExportDialog("en", 3, tmp_path)) as screen:
            await screen.click("JSON")
            await screen.click("OK")
            await screen.show(ExportDialog("en", 3, tmp_path))
            await screen.click("Cancel")
            assert screen.answers == [ExportAsk("json", tmp_path / "gilint-findings.json", False), None]

    asyncio.run(main())


def test_a_file_that_is_there_is_only_replaced_when_that_is_said(tmp_path: Path) -> None:
    async def main() -> None:
        file = tmp_path / "gilint-findings.csv"
        file.write_text("old", encoding="utf-8")
        async with shown(ExportDialog("zh", 3, tmp_path)) as screen:
            await screen.press("ctrl+s")
            assert say("dialog.export.overwrite", "zh", file=file.name) in screen.text
            await screen.press("enter")
            assert screen.answers == []
            await screen.press("ctrl+s")
            await screen.click("覆盖 ^S")
            assert screen.answers == [ExportAsk("csv", file, True)]
            assert file.read_text(encoding="utf-8") == "old"

    asyncio.run(main())


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("", "dialog.export.no-name"),
        (".", "dialog.export.is-folder"),
        ("没有/a.csv", "dialog.export.no-folder"),
        ("~没有这个人/a.csv", "dialog.export.no-folder"),
    ],
)
def test_a_file_that_cannot_be_is_refused(tmp_path: Path, written: str, fault: str) -> None:
    async def main() -> None:
        async with shown(ExportDialog("zh", 3, tmp_path)) as screen:
            await screen.press("tab", "ctrl+u")
            await screen.write(written)
            await screen.press("enter")
            assert screen.answers == []
            assert say(fault, "zh", folder="")[:8] in screen.text
            assert screen.host.screen.query_one(Field).has_focus

    asyncio.run(main())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_is_cut_off(tmp_path: Path, size: tuple[int, int], lang: Language) -> None:
    async def main() -> None:
        async with shown(ExportDialog(lang, 100_000, tmp_path), size) as screen:
            words = [say(f"dialog.export.{name}", lang) for name in ("title", "csv", "markdown", "json", "sarif", "file")]
            assert not [each for each in (*words, say("dialog.ok", lang), say("dialog.cancel", lang), "100000") if each not in screen.text]
            assert screen.host.screen.query_one("#body").max_scroll_y == 0

    asyncio.run(main())
