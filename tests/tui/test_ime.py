"""The terminal's cursor, where an input method opens, stands where the next character will appear; what is typed or pasted arrives."""

from __future__ import annotations

import asyncio

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.events import Paste
from textual.geometry import Offset

from gilint.tui.dialogs.ask import AskDialog
from gilint.tui.ime import Area, Field
from tests.tui.host import shown, write


class Form(App[None]):
    """Two fields below much else, the first with the focus."""

    def __init__(self, value: str = "") -> None:
        super().__init__()
        self._value = value

    def compose(self) -> ComposeResult:
        field, area = Field(self._value, id="field"), Area(id="area")
        field.styles.margin = (9, 0, 0, 7)
        yield field
        yield area


def caret(field: Field) -> Offset:
    """Where the cursor is drawn."""
    x, y, _, _ = field.content_region
    return Offset(x + cell_len(field.value[: field.cursor_position]) - field.scroll_offset.x, y)


@pytest.mark.parametrize("value", ["", "abc", "青屿县", "🙂é"])
def test_the_cursor_is_in_the_field_before_any_key(value: str) -> None:
    async def main() -> None:
        app = Form(value)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert app.cursor_position == Offset(7 + cell_len(value), 9)

    asyncio.run(main())


def test_the_cursor_is_in_a_dialog_before_any_key() -> None:
    async def main() -> None:
        async with shown(AskDialog("zh", "筛选", "筛选条件", "级别")) as screen:
            field = screen.host.screen.query_one(Field)
            assert screen.host.cursor_position == caret(field)
            row = screen.lines[field.region.y]
            assert cell_len(row[: row.index("级别")]) + cell_len("级别") == screen.host.cursor_position.x

    asyncio.run(main())


def test_the_cursor_follows_what_is_typed_and_where_the_field_goes() -> None:
    async def main() -> None:
        app = Form()
        async with app.run_test(size=(80, 24)) as pilot:
            field = app.query_one("#field", Field)
            for sign in "中，🙂a":
                await write(pilot, sign)
                assert app.cursor_position == caret(field)
            for key in ("left", "left", "home", "end", "backspace"):
                await pilot.press(key)
                await pilot.pause()
                assert app.cursor_position == caret(field)
            assert field.value == "中，🙂"
            field.styles.margin = (3, 0, 0, 20)
            await pilot.pause()
            assert app.cursor_position == caret(field) == Offset(26, 3)
            await pilot.resize_terminal(40, 12)
            await write(pilot, "一二三四五六七八九十一二三四五")
            assert app.cursor_position == caret(field)
            assert app.cursor_position.x < 40

    asyncio.run(main())


def test_the_cursor_goes_along_to_the_next_field() -> None:
    async def main() -> None:
        app = Form("青屿")
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("tab")
            await pilot.pause()
            area = app.query_one("#area", Area)
            assert app.cursor_position == area.content_region.offset
            await write(pilot, "县，ａ")
            assert area.text == "县，ａ"
            assert app.cursor_position == area.content_region.offset + Offset(6, 0)
            await pilot.press("shift+tab")
            await pilot.pause()
            assert app.cursor_position == Offset(7 + 4, 9)

    asyncio.run(main())


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("第一行\n第二行\r\n  第三行", "第一行 第二行 第三行"),
        ("\n", ""),
        ("[/附表1] [bold]粗", "[/附表1] [bold]粗"),
        ("a\x1b[2Jb\u202ec", "a␛[2Jb\ufffdc"),
        ("１２８　件🙂", "１２８ 件🙂"),
    ],
)
def test_all_that_is_pasted_is_kept_on_one_line(pasted: str, kept: str) -> None:
    async def main() -> None:
        app = Form("前后")
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("left")
            app.post_message(Paste(pasted))
            await pilot.pause()
            field = app.query_one("#field", Field)
            assert field.value == f"前{kept}后"
            assert app.cursor_position == caret(field)

    asyncio.run(main())


def test_what_is_selected_is_replaced_by_what_is_pasted() -> None:
    async def main() -> None:
        app = Form("青屿县")
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("shift+left", "shift+left")
            app.post_message(Paste("川"))
            await pilot.pause()
            assert app.query_one("#field", Field).value == "青川"

    asyncio.run(main())
