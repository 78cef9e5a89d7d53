"""What people who tried the screen stumbled over."""

from __future__ import annotations

import os
import shutil
import signal
from dataclasses import replace
from pathlib import Path

import pytest

from gilint.decisions.file import Change, read_decisions, write_decisions
from gilint.triage.deciding import verdict
from gilint.tui.dialogs.ask import AskDialog
from gilint.tui.dialogs.decide import DecideDialog
from gilint.wording import say
from tests.tui.sittings import Sitting, run, samples_in, sitting
from tests.tui.terminals import TMUX, terminal

JUSTICE = "屏岚县司法局"
REASON = "来源文件如此，已电话核实"


async def decided_elsewhere(at: Sitting) -> None:
    """Somebody else accepts the finding under the cursor, and the screen has heard of it."""
    row = at.screen.targets()[0][0]
    (change,) = verdict([row], at.screen.session.desk, "accepted", reason=REASON, who="王某", when="2026-03-09T11:00:00+08:00")
    assert change.after is not None
    write_decisions(at.folder / "gilint-decisions.yaml", [Change(change.before, replace(change.after, note="复函在案"))])
    await at.until(lambda: row.fingerprint in at.screen.session.desk.decisions)


def test_what_another_decides_while_the_dialog_is_open_stands(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", JUSTICE)) as at:
            await at.checked()
            await at.press("x")
            await at.until(lambda: isinstance(at.app.screen, DecideDialog))
            await at.write("文档没有错，是读取有误")
            await decided_elsewhere(at)
            await at.press("enter")
            await at.until(lambda: at.said == say("screen.conflict", "zh", n=1))
            assert [(each.state, each.who) for each in read_decisions(at.folder / "gilint-decisions.yaml").values()] == [
                ("accepted", "王某")
            ]

    run(main)


def test_a_note_that_another_writes_while_the_dialog_is_open_stands(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", JUSTICE)) as at:
            await at.checked()
            await at.press("m")
            await at.until(lambda: isinstance(at.app.screen, AskDialog))
            await at.write("再问一次")
            await decided_elsewhere(at)
            await at.press("enter")
            await at.until(lambda: at.said == say("screen.conflict", "zh", n=1))
            assert [each.note for each in read_decisions(at.folder / "gilint-decisions.yaml").values()] == ["复函在案"]

    run(main)


def test_a_date_typed_after_the_reason_never_replaces_it(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", JUSTICE)) as at:
            await at.checked()
            await at.press("a")
            await at.until(lambda: isinstance(at.app.screen, DecideDialog))
            await at.write("经核实，此处系服务商名称")
            await at.press("tab")
            await at.write("2026-12-31")
            await at.press("enter")
            await at.until(lambda: at.app.screen is at.screen)
            (made,) = read_decisions(at.folder / "gilint-decisions.yaml").values()
            assert (made.reason, made.until) == ("经核实，此处系服务商名称", "2026-12-31")

    run(main)


def test_the_counts_are_whole_again_when_the_terminal_grows(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", JUSTICE), size=(40, 12)) as at:
            await at.checked()
            assert at.tally.endswith("…")
            await at.pilot.resize_terminal(100, 30)
            await at.until(lambda: at.tally.endswith(say("tally.shown", "zh", n=2)))

    run(main)


def test_to_decide_as_last_time_on_very_many_asks_first(tmp_path: Path) -> None:
    async def main() -> None:
        folder = tmp_path / "r"
        for number in range(26):
            samples_in(folder / str(number), JUSTICE)
        async with sitting(folder) as at:
            await at.checked()
            await at.press("f")
            # The same finding stands in all copies, and the decision is for all of them.
            told = say("screen.decided.fixed", "zh", n=1) + say("screen.covered", "zh", n=26)
            await at.until(lambda: at.said == told)
            before = at.decided()
            await at.press("asterisk", "full_stop")
            await at.until(lambda: say("screen.many.fixed", "zh", n=52) in at.text)
            await at.press("escape")
            await at.until(lambda: at.app.screen is at.screen)
            assert at.decided() == before

    run(main)


def test_opening_again_what_is_open_says_that_nothing_changed(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", JUSTICE)) as at:
            await at.checked()
            await at.press("r")
            await at.until(lambda: at.said == say("screen.as-it-was", "zh"))
            assert at.decided() == ""

    run(main)


def test_a_folder_that_came_back_is_found_again_on_demand(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", JUSTICE)) as at:
            await at.checked()
            shutil.rmtree(at.folder)
            await at.until(lambda: say("tally.shown", "zh", n=0) in at.tally)
            samples_in(at.folder, JUSTICE)
            await at.press("ctrl+l")
            await at.until(lambda: say("tally.shown", "zh", n=2) in at.tally)

    run(main)


@pytest.mark.skipif(TMUX is None, reason="there is no tmux")
def test_when_it_is_ended_from_outside_the_terminal_is_as_before(tmp_path: Path) -> None:
    """A window that is left with the mouse switched on writes nonsense at every move of it."""
    with terminal(samples_in(tmp_path / "r", JUSTICE), tmp_path / "cache") as opened:
        opened.run("tui .; echo ended=$?")
        opened.shows("统计期限应为2023年1月1日")
        assert opened.ask("#{alternate_on}#{mouse_any_flag}") == "11"
        os.kill(opened.program, signal.SIGTERM)
        opened.until(lambda: opened.ask("#{alternate_on}#{mouse_any_flag}") == "00")
        opened.shows(f"ended={128 + signal.SIGTERM}")


def test_of_several_those_with_a_reason_stay_as_they_are(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", JUSTICE)) as at:
            await at.checked()
            await at.press("x")
            await at.until(lambda: isinstance(at.app.screen, DecideDialog))
            await at.write("原文写法符合规定")
            await at.press("ctrl+s")
            await at.until(lambda: "false-positive" in at.decided())
            await at.press("asterisk", "f")
            await at.until(lambda: "state: fixed" in at.decided())
            assert at.decided().count("state: false-positive") == 1
            assert "原文写法符合规定" in at.decided()

    run(main)


def test_a_note_is_not_written_over_a_whole_group(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", JUSTICE)) as at:
            await at.checked()
            await at.press("g", "m")
            await at.until(lambda: at.said == say("screen.no-finding", "zh"))
            assert at.app.screen is at.screen

    run(main)


def test_without_groups_of_reports_each_line_names_its_organ(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", JUSTICE)) as at:
            await at.checked()
            assert not any("屏岚县司法局" in line and "GI" in line for line in at.lines("findings"))
            at.screen.rearrange(grouping="rule")
            assert all("屏岚县司" in line for line in at.lines("findings") if line[0] not in "+-")

    run(main)


def test_copies_of_a_report_are_told_apart_by_their_names(tmp_path: Path) -> None:
    async def main() -> None:
        folder = tmp_path / "r"
        for number in range(2):
            samples_in(folder / str(number), JUSTICE)
        async with sitting(folder) as at:
            await at.checked()
            names = [line.split()[0] for line in at.lines("reports")]
            assert len(set(names)) == 2

    run(main)


def test_a_cell_on_which_nothing_was_found_is_shown_in_the_document(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", JUSTICE)) as at:
            await at.checked()
            await at.press("colon")
            await at.until(lambda: isinstance(at.app.screen, AskDialog))
            await at.write("t3.new.total")
            await at.press("enter")
            await at.until(lambda: at.app.screen is at.screen)
            assert any("[4]" in line for line in at.lines("document")), "4 requests are what the report has there"

    run(main)


def test_that_reports_were_taken_away_is_said(tmp_path: Path) -> None:
    async def main() -> None:
        folder = samples_in(tmp_path / "r", JUSTICE)
        async with sitting(folder) as at:
            await at.checked()
            for file in folder.iterdir():
                if "司法局" in file.name:
                    file.unlink()
            await at.until(lambda: at.said == say("screen.removed", "zh", n=1))
            assert say("tally.reports", "zh", n=0) in at.tally
            assert say("tally.removed", "zh", n=1) in at.tally

    run(main)
