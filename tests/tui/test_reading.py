"""Walking through the findings of a folder, by keyboard and with the mouse, with the place of each in view."""

from __future__ import annotations

from pathlib import Path

from textual.events import MouseScrollDown

from gilint.wording import say
from tests.tui.sittings import Sitting, run, samples_in, sitting

JUSTICE, WATER, STATISTICS, CLEAN = "屏岚县司法局", "岭川省水利厅", "霁州市统计局", "望汐镇"
"""Two findings, two, one, none; they are listed in this order, the clean one before the last."""


def code(line: str) -> str:
    return next((word for word in line.split() if word.startswith("GI")), "")


async def codes(at: Sitting, *keys: str) -> list[str]:
    """The rules of the findings that the cursor comes to with each of these keys."""
    found = []
    for key in keys:
        await at.press(key)
        found.append(code(at.here))
    return found


def test_the_first_open_finding_waits_under_the_cursor_and_n_goes_on_over_reports(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", JUSTICE, WATER, STATISTICS, CLEAN)) as at:
            await at.checked()
            assert (code(at.here), at.focused) == ("GI503", "findings")
            assert await codes(at, "n", "f8", "n", "n") == ["GI504", "GI402", "GI402", "GI305"]
            assert await codes(at, "n") == ["GI503"], "it goes on at the top"
            assert await codes(at, "N", "shift+f8", "ｎ") == ["GI305", "GI402", "GI305"]
            # What is decided is passed by.
            await at.press("g", "j", "j", "f")
            await at.until(lambda: "GI504" in at.decided())
            assert await codes(at, "N", "n") == ["GI503", "GI402"]

    run(main)


def test_reports_are_passed_one_by_one(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", JUSTICE, WATER, STATISTICS, CLEAN)) as at:
            await at.checked()
            assert await codes(at, "right_square_bracket", "alt+down") == ["GI402", "GI305"]
            await at.press("right_square_bracket")
            assert at.said == say("screen.no-more-reports", "zh")
            assert code(at.here) == "GI305"
            await at.press("left_square_bracket")
            assert "正文称2件" in at.here, "the first finding of the report before, not its last"
            await at.press("left_square_bracket")
            assert code(at.here) == "GI503"
            await at.write("】")
            assert code(at.here) == "GI402"

    run(main)


def test_every_way_of_moving_the_cursor(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r"), size=(120, 20)) as at:
            await at.checked()
            pane = at.screen.findings
            last = pane.count - 1

            async def at_line(*keys: str) -> int:
                await at.press(*keys)
                assert pane.scroll_offset.y <= pane.cursor < pane.scroll_offset.y + pane.scrollable_content_region.height
                return pane.cursor

            assert await at_line("g") == 0
            assert await at_line("j") == await at_line("k", "down") == 1
            assert await at_line("up") == await at_line("up") == 0
            page = await at_line("pagedown")
            assert page > 3
            assert await at_line("ctrl+d") == 2 * page
            assert await at_line("ctrl+u") == page
            assert await at_line("end") == await at_line("j") == last
            assert await at_line("home") == 0
            assert await at_line("G") == last
            assert await at_line("pageup") == last - page

    run(main)


def test_groups_fold_and_their_findings_come_back(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", JUSTICE, STATISTICS)) as at:
            await at.checked()
            full = at.lines("findings")
            assert [line[0] for line in full] == ["-", " ", " ", "-", " "]
            await at.press("n", "h")
            assert at.here.startswith("+ 屏岚县司法局2023.txt"), "the cursor is on the head"
            assert [line[0] for line in at.lines("findings")] == ["+", "-", " "]
            await at.press("h")
            assert at.here.startswith("+")
            await at.press("l")
            assert at.lines("findings") == full
            await at.press("enter", "j", "enter")
            assert [line[0] for line in at.lines("findings")] == ["+", "+"]
            assert "显示 3" in at.tally, "what is folded is not filtered"
            await at.press("enter", "k", "right")
            assert at.lines("findings") == full
            await at.press("j", "left")
            assert at.here.startswith("+ 屏岚县司法局")

    run(main)


def test_document_and_details_follow_the_cursor(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", WATER, "交通运输局"), size=(160, 45)) as at:
            await at.checked()
            await at.press("n")
            document = at.lines("document")
            assert any("(118)" in line for line in document), "the cell that the sentence contradicts"
            assert any("申请121件" in line and ">" in line for line in at.seen), "the sentence is in view"
            told = "\n".join(at.lines("details"))
            assert all(words in told for words in ("错误 GI402", "正文称121件", "建议：", "依据："))
            assert any("岭川省水利厅" in line for line in at.seen if "3 文档" in line)
            await at.press("n")
            wrong = next(line for line in at.lines("document") if "[2]" in line)
            assert wrong.startswith(">")
            assert "1.本机关不掌握相关政府信息   │(3)  (0)  (0)  (0)  (0)(0)[2]" in wrong
            assert any(wrong in line for line in at.seen), "the cell is in view"
            told = "".join(line.strip() for line in at.lines("details"))
            assert all(
                words in told for words in ("错误 GI301", "总计填2", "应为：", "实为：", "行“1.本机关不掌握相关政府信息” · 列“总计”")
            )
            assert at.screen.reports.current is not None
            assert at.screen.reports.current.agency == "青屿县交通运输局"

    run(main)


def test_the_wrong_sentence_is_underlined(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", JUSTICE)) as at:
            await at.checked()
            marked = [line for line in at.lines("document") if line.startswith(">")]
            assert "2023年1月1日至2023" in marked[0]
            assert any("^^^^" in line for line in at.seen)
            await at.press("g")
            assert not any(line.startswith(">") for line in at.lines("document")), "on a head no finding is marked"
            assert at.lines("details") == []

    run(main)


def test_related_places_are_gone_to_and_back(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", WATER, "衡汀区"), size=(120, 24)) as at:
            await at.checked()
            await at.press("n")
            document = at.screen.document
            place = document.scroll_offset.y
            await at.press("t")
            await at.until(lambda: document.scroll_offset.y != place)
            (related,) = [line for line in at.lines("document") if "(118)" in line]
            assert any(related in line for line in at.seen), "the cell is in view"
            await at.press("t")
            assert any("申请121件" in line and ">" in line for line in at.seen), "back at the sentence"
            await at.press("n")
            assert code(at.here) == "GI603"
            await at.press("t")
            assert at.said == say("screen.no-related", "zh")

    run(main)


def test_details_tell_what_was_decided(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", STATISTICS)) as at:
            await at.checked()
            await at.press("m")
            await at.write("已去电 [/x]")
            await at.press("enter")
            await at.until(lambda: "已去电" in at.decided())
            await at.press("f")
            await at.until(lambda: "决定：已改" in "\n".join(at.lines("details")))
            told = "\n".join(at.lines("details"))
            assert "决定：已改（李某，2026-03-09 12:00）" in told
            assert "备注：已去电 [/x]" in told

    run(main)


def test_panes_are_reached_by_number_and_tab_and_one_can_fill_the_screen(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", JUSTICE)) as at:
            await at.checked()
            reached = []
            for key in ("1", "2", "3", "4", "３", "1", "tab", "tab", "tab", "shift+tab"):
                await at.press(key)
                reached.append(at.focused)
            assert reached == [
                *("reports", "findings", "document", "details"),
                *("document", "reports", "findings", "document", "details", "document"),
            ]
            assert "2 问题" in at.text
            await at.press("z")
            assert "3 文档" in at.text
            assert not any(other in at.text for other in ("1 报告", "2 问题", "4 说明"))
            assert at.screen.document.size.width == 120
            await at.press("2")
            assert "2 问题" in at.text
            assert "3 文档" not in at.text, "the pane that one goes to is the one that fills the screen"
            await at.press("f9")
            assert all(pane in at.text for pane in ("1 报告", "2 问题", "3 文档", "4 说明"))

    run(main)


def test_from_a_report_to_its_findings(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", JUSTICE, WATER, CLEAN)) as at:
            await at.checked()
            await at.press("1", "j")
            assert "岭川省水利厅" in at.lines("document")[0], "the document of the report under the cursor"
            await at.press("f", "space")
            assert at.said == say("screen.no-finding", "zh"), "a finding that is not looked at is not decided"
            assert at.decided() == ""
            assert "标记" not in at.tally
            at.screen.refresh_view()
            assert at.screen.reports.cursor == 1, "results that arrive leave the cursor where it is"
            await at.press("enter")
            assert (at.focused, code(at.here)) == ("findings", "GI402")
            await at.press("1", "j", "enter")
            assert at.focused == "document", "a report without findings is read"
            assert "望汐镇" in at.lines("document")[0]
            await at.press("2")
            assert "岭川省水利厅" in at.lines("document")[0]
            assert any("(1)" in line for line in at.lines("document")), "with its finding marked again"
            await at.press("1", "k", "k", "k", "n")
            assert at.focused == "findings", "on from the reports to what is open"

    run(main)


def test_a_narrow_screen_shows_the_reports_only_while_one_is_among_them(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", JUSTICE, WATER), size=(80, 24)) as at:
            await at.checked()
            assert "2 问题" in at.text
            assert "1 报告" not in at.text
            assert max(map(len, at.seen)) <= 80
            await at.press("1")
            assert "1 报告" in at.text
            assert "2 问题" not in at.text
            await at.press("j", "enter")
            assert "2 问题" in at.text
            assert "1 报告" not in at.text
            assert code(at.here) == "GI402"

    run(main)


def test_another_size_keeps_cursor_and_place(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r")) as at:
            await at.checked()
            await at.press("G", "N")
            here = at.screen.findings.current
            for size in ((80, 24), (200, 60), (60, 20), (120, 40)):
                await at.pilot.resize_terminal(*size)
                await at.pilot.pause()
                pane = at.screen.findings
                assert pane.current == here
                assert pane.scroll_offset.y <= pane.cursor < pane.scroll_offset.y + pane.scrollable_content_region.height
                page, top = at.lines("document"), at.screen.document.scroll_offset.y
                height = at.screen.document.scrollable_content_region.height
                assert any(line.startswith(">") for line in page[top : top + height]), f"the place is in view at {size}"

    run(main)


def test_with_the_mouse(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", JUSTICE, WATER), size=(120, 30)) as at:
            await at.checked()
            await at.click("GI504")
            assert code(at.here) == "GI504"
            assert "GI504" in at.lines("details")[0]
            await at.click("GI503", times=2)
            assert (code(at.here), at.focused) == ("GI503", "document")
            await at.click("- 屏岚县司法局2023.txt")
            assert at.here.startswith("+ 屏岚县司法局")
            await at.click("+ 屏岚县司法局2023.txt")
            assert at.here.startswith("- 屏岚县司法局")
            await at.click("GI504", control=True)
            await at.click("GI503", control=True)
            assert "标记 2" in at.tally
            await at.click("GI503", control=True)
            assert "标记 1" in at.tally
            assert [line[0] for line in at.lines("findings")] == ["-", " ", "*", "-", " ", " "]
            await at.click("岭川省水利厅 2025")
            assert "岭川省水利厅" in at.lines("document")[0]
            await at.click("岭川省水利厅 2025", times=2)
            assert (at.focused, code(at.here)) == ("findings", "GI402")

    run(main)


def test_the_wheel_scrolls_and_leaves_the_cursor(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r"), size=(120, 20)) as at:
            await at.checked()
            pane = at.screen.findings
            await at.press("g")
            await at.pilot._post_mouse_events([MouseScrollDown], pane, offset=(5, 5))
            await at.until(lambda: pane.scroll_offset.y > 0)
            assert pane.cursor == 0

    run(main)


def test_a_hint_does_what_its_key_does(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", JUSTICE), size=(80, 24)) as at:
            await at.checked()
            await at.click("n 下一条")
            assert code(at.here) == "GI504"
            await at.click("f 已改")
            await at.until(lambda: "GI504" in at.decided())
            await at.until(lambda: "已改" in at.said)
            await at.click("u 撤销")
            await at.until(lambda: "GI504" not in at.decided())
            await at.press("3")
            assert "^f 查找" in at.seen[-1]
            await at.click("q 退出")
            await at.until(lambda: at.app._exit)

    run(main)


def test_in_english(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", WATER), size=(80, 24), lang="en") as at:
            await at.checked()
            assert "Findings" in at.text
            assert at.lines("details")[0].startswith("error GI402")
            assert "问题" not in "\n".join((at.seen[0], at.seen[1], at.seen[-1]))

    run(main)
