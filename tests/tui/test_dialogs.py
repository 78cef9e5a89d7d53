"""The small dialogs: a line of text, a choice, a yes or no, the keys; each by keyboard and with the mouse, in both languages."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from textual.screen import ModalScreen

from gilint.tui.dialogs.ask import AskDialog
from gilint.tui.dialogs.choices import Choices
from gilint.tui.dialogs.choose import ChooseDialog
from gilint.tui.dialogs.confirm import ConfirmDialog
from gilint.tui.dialogs.help import HelpDialog
from gilint.tui.signs import SEVERITY_SIGNS, STATE_SIGNS
from gilint.wording import Language, say
from tests.tui.host import SIZES, shown

HOSTILE = "见[/附表1] [bold]a[/]b \\[x] [@click=app.quit]退[/]"
ORDERS = [("severity", "严重程度"), ("place", "位置 [/x]"), ("rule", "规则")]


def known(text: str) -> str:
    return f"不认识“{text}”这个词" if text.startswith("级") else ""


def test_a_line_is_typed_and_given() -> None:
    async def main() -> None:
        async with shown(AskDialog("zh", "筛选", "条件", "状态:")) as screen:
            await screen.write("未处理 「合计」")
            await screen.press("enter")
            await screen.show(AskDialog("zh", "筛选", "条件"))
            await screen.paste(HOSTILE)
            await screen.click("确定")
            await screen.show(AskDialog("zh", "筛选", "条件", "级别"))
            await screen.press("escape")
            await screen.show(AskDialog("en", "Filter", "Terms", "级别"))
            await screen.click("Cancel")
            await screen.show(AskDialog("zh", "筛选", "条件", "级别"))
            await screen.press("ctrl+u", "ctrl+s")
            assert screen.answers == ["状态:未处理 「合计」", HOSTILE, None, None, ""]

    asyncio.run(main())


def test_a_line_that_will_not_do_is_refused_with_words() -> None:
    async def main() -> None:
        async with shown(AskDialog("zh", "筛选", "条件", "级[/x]", known)) as screen:
            await screen.press("enter")
            assert "不认识“级[/x]”这个词" in screen.text
            assert screen.answers == []
            await screen.press("home", "delete")
            assert "不认识" not in screen.text
            await screen.press("enter")
            assert screen.answers == ["[/x]"]

    asyncio.run(main())


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["enter"], "place"),
        (["down", "enter"], "rule"),
        (["up", "enter"], "severity"),
        (["1"], "severity"),
        (["３"], "rule"),
        (["home", "ctrl+s"], "severity"),
        (["escape"], None),
        (["9", "0", "escape"], None),
    ],
)
def test_one_of_a_few_is_chosen(keys: list[str], answer: str | None) -> None:
    async def main() -> None:
        async with shown(ChooseDialog("zh", "排序", ORDERS, "place")) as screen:
            for key in keys:
                await (screen.write(key) if len(key) == 1 else screen.press(key))
            assert screen.answers == [answer]

    asyncio.run(main())


def test_a_choice_is_clicked() -> None:
    async def main() -> None:
        async with shown(ChooseDialog("zh", "排序", ORDERS, "place")) as screen:
            await screen.click("规则")
            await screen.show(ChooseDialog("zh", "排序", ORDERS, "nothing of these"))
            await screen.click("确定")
            assert screen.answers == ["rule", "severity"]

    asyncio.run(main())


def test_a_long_list_of_choices_scrolls_and_the_buttons_stay() -> None:
    async def main() -> None:
        options = [(str(n), f"第{n}个机关") for n in range(1, 41)]
        async with shown(ChooseDialog("zh", "机关", options, "40"), (60, 20)) as screen:
            assert "确定" in screen.text
            assert "第40个机关" in screen.text
            await screen.press("up", "up", "enter")
            assert screen.answers == ["38"]

    asyncio.run(main())


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["enter"], False),
        (["escape"], False),
        (["ctrl+s"], True),
        (["left", "enter"], True),
        (["tab", "enter"], True),
        (["up", "enter"], True),
    ],
)
def test_yes_has_to_be_meant(keys: list[str], answer: bool) -> None:
    async def main() -> None:
        async with shown(ConfirmDialog("zh", "退出", "还有 3 个文件没有检查完。", "退出", "留下")) as screen:
            await screen.press(*keys)
            assert screen.answers == [answer]

    asyncio.run(main())


def test_yes_and_no_are_clicked() -> None:
    async def main() -> None:
        async with shown(ConfirmDialog("zh", "询问", "结束吗？", "结束它", "留下来")) as screen:
            await screen.click("结束它")
            await screen.show(ConfirmDialog("zh", "询问", "结束吗？", "结束它", "留下来"))
            await screen.click("留下来")
            assert screen.answers == [True, False]

    asyncio.run(main())


def test_words_are_wrapped_as_chinese_is() -> None:
    async def main() -> None:
        text = "报告 " + "合计与分项之和不一致，" * 30
        async with shown(ConfirmDialog("zh", "询问", text, "是", "否")) as screen:
            lines = [line.strip("│ ") for line in screen.lines if "合计" in line or "不一致" in line]
            assert lines[0].startswith("报告 合计")
            assert "".join(lines).replace(" ", "") == text.replace(" ", "")
            assert not [line for line in lines if line.startswith("，")]

    asyncio.run(main())


SECTIONS = [
    ("移动", [("n F8", "下一条未处理的发现"), ("[ ↑", "上一份报告 [/x]")]),
    ("决定", [("a F6", "接受"), ("PgUp PgDn Home End Ctrl+Shift+F12", "一" * 70)]),
]


@pytest.mark.parametrize("key", ["escape", "q", "ｑ", "?", "？", "f1", "ctrl+s", "enter"])
def test_the_keys_are_told_until_a_key_closes_them(key: str) -> None:
    async def main() -> None:
        async with shown(HelpDialog("zh", SECTIONS)) as screen:
            for words in ("移动", "n F8", "下一条未处理的发现", "上一份报告 [/x]", "Ctrl+Shift+F12"):
                assert words in screen.text
            if key == "enter":
                assert screen.answers == []
                await screen.click("关闭")
            else:
                await (screen.write(key) if len(key) == 1 else screen.press(key))
            assert screen.answers == [None]

    asyncio.run(main())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_sign_is_explained_further_down(lang: Language, size: tuple[int, int]) -> None:
    async def main() -> None:
        async with shown(HelpDialog(lang, SECTIONS), size) as screen:
            seen = screen.text
            for _ in range(8):
                await screen.press("pagedown")
                seen += screen.text
            words = [say(f"severity.{severity}", lang) for severity in SEVERITY_SIGNS]
            words += [say(f"help.tui.state.{state}", lang).split("：")[0][:20] for state in STATE_SIGNS]
            assert not [each for each in words if each not in seen]
            assert "一" * 15 in seen

    asyncio.run(main())


def small(lang: Language) -> list[ModalScreen[Any]]:
    return [
        AskDialog(lang, HOSTILE, HOSTILE, HOSTILE, lambda text: HOSTILE),
        ChooseDialog(lang, HOSTILE, [("a", HOSTILE), ("b", "\x1b[31m\u202e")], "b"),
        ConfirmDialog(lang, HOSTILE, HOSTILE, HOSTILE[:8], "b[/]"),
        HelpDialog(lang, [(HOSTILE, [("[/]", HOSTILE)])]),
    ]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_words_of_a_document_are_shown_as_they_are(lang: Language, size: tuple[int, int]) -> None:
    async def main() -> None:
        async with shown(ModalScreen(), size) as screen:
            for dialog in small(lang):
                await screen.show(dialog)
                if isinstance(dialog, AskDialog):
                    await screen.press("enter")
                    assert screen.text.count(HOSTILE[:30]) == 4
                assert HOSTILE[:30] in screen.text
                assert "\x1b" not in screen.text
                assert "\u202e" not in screen.text
                await screen.press("escape")

    asyncio.run(main())


@pytest.mark.parametrize("size", SIZES)
def test_dialogs_keep_within_the_screen(size: tuple[int, int]) -> None:
    async def main() -> None:
        async with shown(ModalScreen(), size) as screen:
            for dialog in small("en"):
                await screen.show(dialog)
                frame = screen.host.screen.query_one("#frame")
                buttons = screen.host.screen.query_one("#buttons")
                assert screen.host.screen.region.contains_region(frame.region)
                assert frame.region.contains_region(buttons.region)
                assert all(buttons.region.contains_region(each.region) for each in buttons.children)
                await screen.press("escape")

    asyncio.run(main())


def test_only_the_first_nine_choices_have_a_number() -> None:
    async def main() -> None:
        async with shown(ChooseDialog("zh", "机关", [(str(n), f"机关{n:02}") for n in range(1, 13)])) as screen:
            assert "9  机关09" in screen.text
            assert "10  机关10" not in screen.text
            assert screen.host.screen.query_one(Choices).has_focus

    asyncio.run(main())
