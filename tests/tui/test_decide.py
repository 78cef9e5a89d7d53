"""Deciding on findings in the dialog: by keyboard, with the mouse, in Chinese; what is missing is said beside its field."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest
from textual.widgets import Input

from gilint.decisions.model import REASONED, STATES, State
from gilint.decisions.reasons import load_reasons
from gilint.resources import rules_folder
from gilint.tui.dialogs.choices import Choices
from gilint.tui.dialogs.decide import DecideDialog, Verdict
from gilint.tui.ime import Area, Field
from gilint.wording import Language, say
from tests.tui.host import SIZES, Shown, shown

TODAY = date(2026, 8, 28)
SUFFICES = load_reasons(rules_folder() / "decisions.yaml").suffices
SUBJECTS = [f"GI301 表三第{n}行 青屿县教育局 合计与分项之和不一致 [/附表1] [bold]" for n in (1, 2, 3)]
GOOD = "来源文件如此，已电话核实"


def dialog(
    state: State = "accepted",
    lang: Language = "zh",
    *,
    count: int = 3,
    hidden: int = 0,
    who: str = "李某",
    last: Verdict | None = None,
) -> DecideDialog:
    return DecideDialog(lang, state, SUBJECTS, count, hidden, who, TODAY, SUFFICES, last)


def value(screen: Shown, name: str) -> str:
    return screen.host.screen.query_one(f"#{name} Field", Field).value


def test_a_reason_is_typed_and_enter_decides() -> None:
    async def main() -> None:
        async with shown(dialog()) as screen:
            await screen.write("区数据局来函确认（见[/附件]）")
            await screen.press("enter")
            assert screen.answers == [Verdict("accepted", "区数据局来函确认（见[/附件]）", "", "李某", "")]

    asyncio.run(main())


def test_all_fields_by_keyboard_alone() -> None:
    async def main() -> None:
        async with shown(dialog("false-positive")) as screen:
            await screen.press("tab", "2", "tab", "tab")
            await screen.write("+30")
            assert "2026年9月27日" in screen.text
            await screen.press("tab", "ctrl+u")
            await screen.write("王某")
            await screen.press("tab")
            await screen.write("见复函。")
            await screen.press("enter")
            await screen.write("第二行")
            await screen.press("ctrl+s")
            reason = say("dialog.reasons.false-positive", "zh").split("\n")[1]
            assert screen.answers == [Verdict("false-positive", reason, "2026-09-27", "王某", "见复函。\n第二行")]

    asyncio.run(main())


def test_with_the_mouse_alone() -> None:
    async def main() -> None:
        async with shown(dialog()) as screen:
            await screen.click(GOOD)
            assert value(screen, "reason") == GOOD
            await screen.click(say("dialog.ok", "zh"))
            assert screen.answers == [Verdict("accepted", GOOD, "", "李某", "")]

    asyncio.run(main())


@pytest.mark.parametrize("key", ["escape", "click"])
def test_giving_up_decides_nothing(key: str) -> None:
    async def main() -> None:
        async with shown(dialog()) as screen:
            await screen.write(GOOD)
            await (screen.click(say("dialog.cancel", "zh")) if key == "click" else screen.press(key))
            assert screen.answers == [None]

    asyncio.run(main())


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(("written", "fault"), [("", "dialog.decide.no-reason"), ("同意", "dialog.decide.thin-reason")])
def test_only_a_reason_that_explains_something_will_do_where_one_is_needed(state: State, written: str, fault: str) -> None:
    async def main() -> None:
        async with shown(dialog(state)) as screen:
            await screen.write(written)
            await screen.press("enter")
            if state not in REASONED:
                assert [answer.reason for answer in screen.answers] == [written]
                return
            assert screen.answers == []
            assert say(fault, "zh") in screen.text
            field = screen.host.screen.query_one("#reason Field", Field)
            assert field.has_focus
            rows = [line for line in screen.lines if say("dialog.decide.reason", "zh") in line or say(fault, "zh") in line]
            assert screen.lines.index(rows[1]) - screen.lines.index(rows[0]) == 1
            assert screen.host.cursor_position == field.cursor_screen_offset
            await screen.write("，区数据局8月20日复函确认")
            assert say(fault, "zh") not in screen.text
            await screen.press("enter")
            assert [answer.reason for answer in screen.answers] == [written + "，区数据局8月20日复函确认"]

    asyncio.run(main())


@pytest.mark.parametrize("written", ["2026-08-27", "明年"])
def test_a_day_that_is_past_or_unknown_is_refused(written: str) -> None:
    async def main() -> None:
        async with shown(dialog()) as screen:
            await screen.write(GOOD)
            await screen.press("tab", "tab")
            await screen.write(written)
            await screen.press("enter")
            assert screen.answers == []
            assert ("已经过去" if written[0] == "2" else "看不懂") in screen.text
            assert screen.host.screen.query_one("#until Field", Field).has_focus
            await screen.press("ctrl+u")
            await screen.write("２０２６年１２月３１日")
            await screen.press("enter")
            assert [answer.until for answer in screen.answers] == ["2026-12-31"]

    asyncio.run(main())


def test_all_faults_are_told_at_once_and_the_first_is_gone_to() -> None:
    async def main() -> None:
        async with shown(dialog(who="")) as screen:
            await screen.press("tab", "tab", "x", "ctrl+s")
            for fault in ("no-reason", "no-who"):
                assert say(f"dialog.decide.{fault}", "zh") in screen.text
            assert "看不懂" in screen.text
            assert screen.host.screen.query_one("#reason Field", Field).has_focus
            assert screen.answers == []

    asyncio.run(main())


def test_the_last_reason_is_offered_first() -> None:
    async def main() -> None:
        last = Verdict("accepted", "见[/附表1]复函", "2026-12-31", "李某", "备注")
        async with shown(dialog(last=last)) as screen:
            await screen.press("down", "enter", "enter")
            assert screen.answers == [Verdict("accepted", "见[/附表1]复函", "", "李某", "")]
            await screen.show(dialog("fixed", last=last))
            assert "复函" not in screen.text
            await screen.show(dialog(last=Verdict("accepted", GOOD, "", "李某", "")))
            assert screen.text.count(GOOD) == 1

    asyncio.run(main())


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_state_asks_for_what_it_may_have(state: State, lang: Language) -> None:
    async def main() -> None:
        async with shown(dialog(state, lang)) as screen:
            assert say(f"dialog.decide.title.{state}", lang) in screen.text
            assert (say("dialog.decide.until", lang) in screen.text) == (state in REASONED)
            offered = say(f"dialog.reasons.{state}", lang).split("\n")
            assert all(reason in screen.text for reason in offered)
            assert all(map(SUFFICES, offered))

    asyncio.run(main())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_is_cut_off(size: tuple[int, int], lang: Language) -> None:
    """The worst there is: many findings, hidden marks and a fault in each field."""

    async def main() -> None:
        async with shown(dialog("accepted", lang, count=1204, hidden=7, who=""), size) as screen:
            await screen.press("ctrl+s")
            text = screen.text
            labels = [f"dialog.decide.{name}" for name in ("reason", "until", "who", "note", "no-reason", "no-who")]
            assert not [key for key in (*labels, "dialog.ok", "dialog.cancel") if say(key, lang) not in text]
            assert "1204" in text
            assert say("dialog.decide.hidden", lang, n=7).split()[-1][-4:] in text
            assert SUBJECTS[0][:12] in text
            region = screen.host.screen.region
            for widget in (*screen.host.screen.query(Input), *screen.host.screen.query(Area), *screen.host.screen.query(Choices)):
                assert widget.region.area
                assert region.contains_region(widget.region)

    asyncio.run(main())


def test_findings_are_shown_word_for_word() -> None:
    async def main() -> None:
        async with shown(
            DecideDialog("zh", "fixed", ["[/x][bold]表三[/]\x1b[2J", "第二条", "三", "四"], 9, 0, "", TODAY, SUFFICES)
        ) as screen:
            assert "[/x][bold]表三[/]␛[2J" in screen.text
            assert "四" not in screen.text
            assert say("dialog.decide.more", "zh", n=6) in screen.text

    asyncio.run(main())
