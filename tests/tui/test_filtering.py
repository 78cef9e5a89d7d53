"""Finding one's way in a long list: the filter, hidden findings, order and groups, jumps, and words in the document."""

from __future__ import annotations

from pathlib import Path

import pytest

from gilint.tui.dialogs.ask import AskDialog
from gilint.tui.dialogs.choose import ChooseDialog
from gilint.wording import Language, say
from tests.tui.sittings import Sitting, run, samples_in, sitting

SOCIAL, DUANBEI, ZHONGTING = "临汐市人社局", "雁陂镇", "钟汀镇"
"""Four warnings and a hidden one; two errors, a warning and a hidden one; two errors in cells and a hidden one."""


def shown(at: Sitting) -> list[str]:
    """The rules of the findings in the list, without heads."""
    return [word for line in at.lines("findings") for word in line.split() if word.startswith("GI") and word[2:].isdigit()]


def current(at: Sitting) -> tuple[int, int]:
    """The line and the place in it of the words that were gone to in the document; they are in view."""
    pane = at.screen.document
    width, top = pane.scrollable_content_region.width, pane.scroll_offset.y
    (place,) = (
        (index, number)
        for index in range(top, min(top + pane.scrollable_content_region.height, pane.count))
        for number, span in enumerate(pane.line(index, width))
        if span.style == "cell" and "行政复议" in span.text
    )
    return place


async def filtered(at: Sitting, text: str) -> list[str]:
    """What the list shows with this filter; the filter is empty again afterwards."""
    await at.press("slash")
    await at.write(text)
    found = shown(at)
    assert f"显示 {len(found)}" in at.tally or f"shown {len(found)}" in at.tally.lower()
    await at.press("escape")
    return found


def test_each_key_of_the_filter_narrows_the_list(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", SOCIAL, DUANBEI, ZHONGTING)) as at:
            await at.checked()
            everything = shown(at)
            assert everything == ["GI106", "GI108", "GI108", "GI103", "GI502", "GI204", "GI202", "GI202", "GI501"]
            for text, expected in {
                "级别:错误": ["GI502", "GI204", "GI202", "GI202"],
                "level:error": ["GI502", "GI204", "GI202", "GI202"],
                "级别：警告，提示": ["GI106", "GI108", "GI108", "GI103", "GI501"],
                "规则:GI10": ["GI106", "GI108", "GI108", "GI103"],
                "rule:GI202": ["GI202", "GI202"],
                "-规则:GI10,GI202": ["GI502", "GI204", "GI501"],
                "部分:第二部分": ["GI108", "GI502", "GI204"],
                "part:6": ["GI501"],
                "机关:钟汀": ["GI502", "GI204"],
                "年份:2022-2023": ["GI106", "GI108", "GI108", "GI103", "GI202", "GI202", "GI501"],
                "year:2021 级别:错误": ["GI502", "GI204"],
                "状态:已接受": [],
                "state:open rule:GI501": ["GI501"],
                "报告:docx": ["GI106", "GI108", "GI108", "GI103", "GI202", "GI202", "GI501"],
                "单元格:t2.fees": ["GI204"],
                "收费": ["GI204"],
                '"监督保障"': ["GI106"],
                "ＧＩ１０６": ["GI106"],
                "没有这样的字": [],
            }.items():
                assert await filtered(at, text) == expected, text
            assert shown(at) == everything

    run(main)


def test_the_list_follows_each_letter_and_a_wrong_word_is_told_beside_it(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", SOCIAL, DUANBEI), size=(80, 24)) as at:
            await at.checked()
            await at.write("、")
            assert at.focused == "filter"
            await at.write("空")
            assert shown(at) == ["GI202", "GI202"], "without Enter"
            await at.write("白")
            await at.write(" ")
            await at.paste("级别:")
            assert shown(at) == ["GI202", "GI202"], "what is not understood leaves the list as it is"
            assert "级别" in at.seen[1].partition("空白 级别:")[2], "and is told beside the field"
            assert "空白 级别:" in at.seen[1], "which can still be read"
            await at.write("错误")
            assert shown(at) == ["GI202", "GI202"]
            assert "分报告" in at.seen[1]
            await at.press("enter")
            assert at.focused == "findings"
            assert "空白 级别:错误" in at.seen[1], "it stays in view"
            await at.press("slash", "escape")
            assert (at.focused, len(shown(at)), "空白" in at.seen[1]) == ("findings", 7, False)
            await at.press("slash")
            await at.paste("不是:key")
            assert "没有“不是”这个条件" in at.seen[1]
            await at.press("down", "f5")
            await at.until(lambda: "state: fixed" in at.decided())
            assert at.focused == "filter", "keys that are no letters do what they do in the list"

    run(main)


def test_the_cursor_stays_on_its_finding(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", SOCIAL, DUANBEI)) as at:
            await at.checked()
            await at.press("G")
            assert "GI501" in at.here
            await at.press("slash")
            await at.write("级别:警告")
            assert "GI501" in at.here
            await at.press("enter", "escape")
            assert "GI501" in at.here
            assert "GI501" in at.lines("details")[0]

    run(main)


def test_the_filter_knows_what_was_decided(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", DUANBEI)) as at:
            await at.checked()
            await at.press("f")
            await at.until(lambda: "已处理 1" in at.tally)
            assert await filtered(at, "状态:已改") == ["GI202"]
            assert await filtered(at, "状态:未处理") == ["GI202", "GI501"]
            assert "待处理 2 错误1 警告1 提示0 · 已处理 1 · 显示 3" in at.tally
            # A filter by state lets go what no longer is so.
            await at.press("slash")
            await at.write("状态:未处理")
            await at.press("enter", "f")
            await at.until(lambda: "已处理 2" in at.tally)
            assert shown(at) == ["GI501"]
            assert "GI501" in at.here

    run(main)


def test_quick_filter_from_the_finding_under_the_cursor(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", SOCIAL, DUANBEI)) as at:
            await at.checked()
            await at.press("G", "v")
            assert isinstance(at.app.screen, ChooseDialog)
            assert all(words in at.text for words in ("规则:GI501", "级别:警告", "部分:6", "机关:雁陂镇", "年份:2023"))
            await at.click("级别:警告")
            await at.until(lambda: at.app.screen is at.screen)
            assert shown(at) == ["GI106", "GI108", "GI108", "GI103", "GI501"]
            await at.press("v")
            await at.click("规则:GI501")
            await at.until(lambda: at.app.screen is at.screen)
            assert shown(at) == ["GI501"], "one narrows the other"
            assert "级别:警告 规则:GI501" in at.seen[1]
            await at.press("v", "escape")
            assert shown(at) == ["GI501"]

    run(main)


def test_order_and_groups(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", SOCIAL, DUANBEI)) as at:
            await at.checked()

            async def choose(key: str, words: str) -> None:
                await at.press(key)
                assert isinstance(at.app.screen, ChooseDialog)
                await at.click(words)
                await at.until(lambda: at.app.screen is at.screen)

            await choose("b", say("grouping.none", "zh"))
            assert shown(at) == ["GI202", "GI202", "GI106", "GI108", "GI108", "GI103", "GI501"], "the worst first"
            await choose("s", say("order.rule", "zh"))
            assert shown(at) == sorted(shown(at))
            await choose("b", say("grouping.rule", "zh"))
            heads = [line for line in at.lines("findings") if line.startswith("-")]
            assert [head.split()[1] for head in heads] == ["GI103", "GI106", "GI108", "GI202", "GI501"]
            await choose("b", say("grouping.part", "zh"))
            assert sum(line.startswith("-") for line in at.lines("findings")) == 6
            await choose("s", say("order.place", "zh"))
            assert "分部分 · 按位置" in at.seen[1]
            await choose("b", say("grouping.report", "zh"))
            assert shown(at) == ["GI106", "GI108", "GI108", "GI103", "GI202", "GI202", "GI501"]
            await at.press("b", "escape", "s", "escape")
            assert "分报告 · 按位置" in at.seen[1], "Esc leaves it"

    run(main)


def test_jump_to_a_cell_or_a_rule(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", SOCIAL, ZHONGTING)) as at:
            await at.checked()

            async def jump(word: str) -> str:
                await at.press("colon")
                await at.write(word)
                await at.press("enter")
                return at.here

            assert "GI204" in await jump("t2.fees.amount")
            assert "GI502" in await jump("GI5")
            assert "GI108" in await jump("gi108")
            first = at.screen.findings.cursor
            assert "GI108" in await jump("gi108")
            assert at.screen.findings.cursor == first + 1, "the next one of these"
            assert "GI204" in await jump("ｔ２．ｆｅｅｓ")
            await jump("GI999")
            assert isinstance(at.app.screen, AskDialog)
            assert "GI999" in at.text.partition(say("screen.jump.label", "zh"))[2]
            await at.press("escape")
            assert "GI204" in at.here

    run(main)


def test_hidden_findings_are_shown_when_asked_for(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", SOCIAL, "砚亭区")) as at:
            await at.checked()
            assert "GI114" not in shown(at)
            assert "待处理 4 错误0 警告4 提示0 · 已处理 0 · 显示 4" in at.tally
            await at.press("H")
            assert shown(at).count("GI114") == 2
            assert at.said == say("screen.hidden-shown", "zh")
            assert "待处理 4 错误0 警告4 提示0 · 已处理 0 · 显示 6" in at.tally, "they do not count"
            await at.press("Ｈ")
            assert "GI114" not in shown(at)

    run(main)


def test_words_are_found_in_the_document(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", "屏岚县司法局"), size=(100, 24)) as at:
            await at.checked()
            plain = at.text
            await at.press("3", "ctrl+f")
            await at.write("行政复议")
            await at.press("enter")
            count = say("screen.matches", "zh", n=0, words="行政复议").partition("0")
            await at.until(lambda: at.said.startswith(count[0]))
            number = int(at.said[len(count[0]) :].partition(" ")[0])
            assert number > 3
            places = [current(at)]
            for _ in range(number):
                await at.press("n")
                places.append(current(at))
            assert len(set(places)) == number, "each of them, in view"
            assert places[0] == places[-1], "once around"
            await at.press("ctrl+g", "N", "N")
            assert current(at) == places[-2]
            await at.press("escape", "ctrl+g")
            assert at.said == say("screen.no-match", "zh")
            await at.press("ctrl+f")
            await at.write("此处没有这几个字")
            await at.press("enter")
            assert "0" in at.said
            await at.press("escape", "n", "N")
            assert "GI503" in at.here
            assert at.seen[2:-2] == plain.splitlines()[2:-2], "as if nothing had been searched"

    run(main)


@pytest.mark.parametrize(("lang", "wrong"), [("zh", "没有“foo”这个条件"), ("en", "foo")])
def test_in_both_languages(tmp_path: Path, lang: Language, wrong: str) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", ZHONGTING), lang=lang) as at:
            await at.checked()
            await at.press("slash")
            await at.write("foo:x")
            assert wrong in at.seen[1].partition("foo:x")[2]
            await at.press("escape", "v", "enter")
            assert at.focused == "findings"
            assert shown(at) == ["GI502", "GI204"]

    run(main)
