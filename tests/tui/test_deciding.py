"""Deciding on findings: what is asked, what the decisions file holds then, and how it is taken back."""

from __future__ import annotations

import os
from pathlib import Path

from textual.events import Key
from textual.widgets import Input

from gilint.decisions.file import read_decisions
from gilint.tui.dialogs.ask import AskDialog
from gilint.tui.dialogs.confirm import ConfirmDialog
from gilint.tui.dialogs.decide import DecideDialog
from gilint.wording import say
from tests.tui.sittings import Sitting, run, samples_in, sitting

JUSTICE, SOCIAL, DUANBEI = "屏岚县司法局", "临汐市人社局", "雁陂镇"
"""Two errors; four warnings; two errors and a warning."""
REASON = "来源文件如此，已电话核实"


def signs(at: Sitting) -> str:
    """The state of each finding in the list, as its sign."""
    return "".join(line[1] for line in at.lines("findings") if line[0] not in "+-")


def states(at: Sitting) -> list[str]:
    """The states in the decisions file, in its order."""
    return [decision.state for decision in read_decisions(at.folder / "gilint-decisions.yaml").values()]


async def said(at: Sitting, key: str, **values: int) -> None:
    """Until the screen has said a sentence."""
    words = say(key, "zh", **values)
    await at.until(lambda: at.said == words)


async def reasoned(at: Sitting, key: str, reason: str) -> None:
    """Decide with a reason and nothing else."""
    await at.press(key)
    await at.until(lambda: isinstance(at.app.screen, DecideDialog))
    await at.write(reason)
    await at.press("enter")
    await at.until(lambda: at.app.screen is at.screen)


def test_accepting_takes_a_reason_that_says_something(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", JUSTICE)) as at:
            await at.checked()
            await at.press("a")
            assert isinstance(at.app.screen, DecideDialog)
            assert "统计期限应为2023年1月1日" in at.text
            await at.press("enter")
            assert say("dialog.decide.no-reason", "zh") in at.text
            await at.write("同意")
            await at.press("enter")
            assert say("dialog.decide.thin-reason", "zh") in at.text
            assert at.decided() == ""
            for field, text in (("reason", "，见主管部门复函 [bold]2号[/x]"), ("until", "+30天"), ("note", "等复函到")):
                at.app.screen.query_one(f"#{field} Field, #{field} Area").focus()
                await at.pilot.pause()
                await at.write(text)
            await at.press("ctrl+s")
            await said(at, "screen.decided.accepted", n=1)
            (decision,) = read_decisions(at.folder / "gilint-decisions.yaml").values()
            assert (decision.state, decision.reason, decision.until) == ("accepted", "同意，见主管部门复函 [bold]2号[/x]", "2026-04-08")
            assert (decision.who, decision.note, decision.code) == ("李某", "等复函到", "GI503")
            assert (decision.report, decision.when) == ("屏岚县司法局2023年度报告", "2026-03-09T12:00:00+08:00")
            assert signs(at) == "ao"
            assert "GI504" in at.here, "on to the next open one"
            assert "待处理 1 错误1 警告0 提示0 · 已处理 1" in at.tally
            assert at.lines("reports")[0].endswith("E1")
            await at.press("k")
            told = "".join(line.replace(" ", "") for line in at.lines("details"))
            assert all(words in told for words in ("已接受", "有效期至2026-04-08", "[bold]2号[/x]", "等复函到"))
            # Esc in the dialog decides nothing.
            await at.press("j", "a", "escape")
            assert signs(at) == "ao"

    run(main)


def test_a_false_positive_then_the_same_again(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", SOCIAL)) as at:
            await at.checked()
            await at.press("full_stop")
            await said(at, "screen.nothing-to-repeat")
            await reasoned(at, "x", "原文写法符合规定")
            await at.until(lambda: signs(at) == "xooo")
            await at.write("。")
            await at.until(lambda: signs(at) == "xxoo")
            await at.press("x", "tab", "enter", "enter")
            await at.until(lambda: signs(at) == "xxxo")
            assert {decision.reason for decision in read_decisions(at.folder / "gilint-decisions.yaml").values()} == {"原文写法符合规定"}, (
                "the reason of before is offered first"
            )
            await at.press("f")
            await at.until(lambda: signs(at) == "xxxf")
            assert "GI103" in at.here
            await at.press("r")
            await at.until(lambda: signs(at) == "xxxo")
            assert sorted(states(at)) == ["false-positive"] * 3 + ["open"], "that it was opened again is kept"
            assert "待处理 1" in at.tally

    run(main)


def test_many_at_once_and_back_step_by_step(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", SOCIAL, DUANBEI)) as at:
            await at.checked()
            await at.press("space", "shift+down", "J")
            assert "标记 3" in at.tally
            assert [line[0] for line in at.lines("findings")][:6] == ["-", "*", "*", "*", " ", "-"]
            await reasoned(at, "a", REASON)
            await at.until(lambda: signs(at) == "aaaoooo")
            assert "标记" not in at.tally
            assert "GI103" in at.here
            # On the head of a group: all of the group, after a question, since nobody marked them.
            await at.press("G", "h", "f")
            await at.until(lambda: isinstance(at.app.screen, ConfirmDialog))
            await at.press("ctrl+s")
            await at.until(lambda: at.decided().count("state: fixed") == 3)
            await at.press("G", "enter")
            assert signs(at) == "aaaofff"
            await at.press("asterisk")
            assert "标记 7" in at.tally
            await at.press("escape")
            assert "标记" not in at.tally
            await at.press("g", "space", "r")
            await at.until(lambda: signs(at) == "oooofff")
            for expected in ("aaaofff", "aaaoooo", "ooooooo"):
                await at.press("u")
                await at.until(lambda expected=expected: signs(at) == expected)  # type: ignore[misc]
            assert states(at) == [], "and the file on the disk holds none of it"
            await at.press("ctrl+z")
            await said(at, "screen.nothing-to-undo")
            for key, expected in (("U", "aaaoooo"), ("ctrl+y", "aaaofff"), ("ctrl+r", "oooofff")):
                await at.press(key)
                await at.until(lambda expected=expected: signs(at) == expected)  # type: ignore[misc]
            assert sorted(states(at)) == ["fixed"] * 3 + ["open"] * 3
            await at.press("U")
            await said(at, "screen.nothing-to-redo")
            # What was decided anew is not made again.
            await at.press("u")
            await at.until(lambda: signs(at) == "aaaofff")
            await at.press("g", "j", "j", "j", "j", "f")
            await at.until(lambda: signs(at) == "aaaffff")
            await at.press("U")
            await said(at, "screen.nothing-to-redo")

    run(main)


def test_marks_that_the_filter_hides_are_told_and_left_alone(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", SOCIAL, DUANBEI)) as at:
            await at.checked()
            await at.press("asterisk", "slash")
            await at.write("规则:GI202")
            await at.press("enter")
            assert "显示 2 · 标记 7（5 条被筛选隐藏）" in at.tally
            await at.press("a")
            assert "共 2 条" in at.text
            assert say("dialog.decide.hidden", "zh", n=5) in at.text
            await at.write(REASON)
            await at.press("enter")
            await said(at, "screen.all-decided")
            assert states(at) == ["accepted", "accepted"]
            assert "标记 5（5 条被筛选隐藏）" in at.tally
            await at.press("f")
            await said(at, "screen.nothing-marked")
            assert len(states(at)) == 2
            await at.press("slash", "ctrl+u")
            await at.press("enter")
            assert signs(at) == "ooooaao"
            assert [line[0] for line in at.lines("findings")] == ["-", "*", "*", "*", "*", "-", " ", " ", "*"]

    run(main)


def test_notes_leave_the_state(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", JUSTICE)) as at:
            await at.checked()
            await at.press("m")
            assert isinstance(at.app.screen, AskDialog)
            await at.write("已问过办公室")
            await at.press("enter")
            await said(at, "screen.noted")
            assert signs(at) == "oo"
            await at.press("f", "k", "m")
            assert at.app.screen.query_one(Input).value == "已问过办公室"
            await at.press("escape", "u", "u")
            await at.until(lambda: states(at) == [])

    run(main)


def test_full_width_keys_and_typing_faster_than_the_disk(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", SOCIAL)) as at:
            await at.checked()
            await at.write("ｆｆ")
            await at.until(lambda: signs(at) == "ffoo")
            await at.write("ｕ")
            await at.until(lambda: signs(at) == "fooo")
            for key in "fuU":
                at.app.post_message(Key(key, key))
            await said(at, "screen.redone", n=1)
            assert signs(at) == "ffoo", "the cursor went to what was undone, and the latest is taken back, not the one before"
            await at.write("ａ")
            await at.until(lambda: isinstance(at.app.screen, DecideDialog))
            await at.press("escape")
            await at.write("？")
            assert say("help.tui.signs", "zh") in at.text or say("help.tui.title", "zh") in at.text

    run(main)


def test_nothing_is_lost_by_quitting_at_once(tmp_path: Path) -> None:
    folder = samples_in(tmp_path / "r", SOCIAL)

    async def main() -> None:
        async with sitting(folder) as at:
            await at.checked()
            for key in "ffq":
                at.app.post_message(Key(key, key))
            await at.until(lambda: at.app._exit)

    run(main)
    decided = read_decisions(folder / "gilint-decisions.yaml")
    assert [decision.state for decision in decided.values()] == ["fixed", "fixed"]


def test_the_next_sitting_knows_and_what_ran_out_is_open_again(tmp_path: Path) -> None:
    folder = samples_in(tmp_path / "r", SOCIAL)
    file = folder / "gilint-decisions.yaml"

    async def first() -> None:
        async with sitting(folder) as at:
            await at.checked()
            await at.press("asterisk")
            await reasoned(at, "a", REASON)
            await at.until(lambda: signs(at) == "aaaa")
            assert at.said == say("screen.all-decided", "zh")
            assert at.lines("reports")[0].endswith(say("status.clear", "zh"))

    async def second() -> None:
        async with sitting(folder) as at:
            await at.checked()
            assert signs(at) == "#aa~"
            assert "待处理 2 错误0 警告2 提示0 · 已处理 2" in at.tally
            assert "GI106" in at.here
            assert "决定已到期" in at.lines("details")[0]
            await at.press("n")
            assert "决定后有变" in at.lines("details")[0]
            await at.press("f")
            await at.until(lambda: signs(at) == "#aaf")
            assert "# 科长看过" in at.decided(), "a person's comment stays"
            assert at.decided().startswith("# 本文件由办公室保管\n")

    run(first)
    decided = {decision.code: decision for decision in read_decisions(file).values()}
    text = file.read_text(encoding="utf-8")
    expiring, changing = (text.index(f"code: {code}") for code in ("GI106", "GI103"))
    for at, old, new in sorted(
        [
            (expiring, "    reason:", "    # 科长看过\n    until: 2026-03-08\n    reason:"),
            (changing, decided["GI103"].evidence, "00000000"),
        ],
        reverse=True,
    ):
        text = text[:at] + text[at:].replace(old, new, 1)
    file.write_text("# 本文件由办公室保管\n" + text, encoding="utf-8")
    run(second)


def test_decisions_of_others_meanwhile(tmp_path: Path) -> None:
    folder = samples_in(tmp_path / "r", SOCIAL)
    file = folder / "gilint-decisions.yaml"

    async def main() -> None:
        async with sitting(folder) as at:
            await at.checked()
            rows = at.screen.arrangement.rows
            await at.press("f")
            await at.until(lambda: signs(at) == "fooo")
            # Another finding: both decisions hold. The same finding: the other's decision holds, and that is told.
            entry = "\n  - fingerprint: {}\n    code: {}\n    state: accepted\n    reason: 市局来函要求保留\n    who: 王某\n"
            for row in rows[1:3]:
                file.write_text(at.decided() + entry.format(row.fingerprint, row.code), encoding="utf-8")
            at.app.post_message(Key("f", "f"))
            await at.until(lambda: at.said == say("screen.conflict", "zh", n=1) or signs(at).startswith("faa"))
            await at.until(lambda: signs(at)[:3] == "faa")
            decided = read_decisions(file)
            assert [decided[row.fingerprint].state for row in rows[:3]] == ["fixed", "accepted", "accepted"]
            assert decided[rows[1].fingerprint].who == "王某"

    run(main)


def test_a_conflict_is_told_where_the_other_was_faster(tmp_path: Path) -> None:
    folder = samples_in(tmp_path / "r", JUSTICE)
    file = folder / "gilint-decisions.yaml"

    async def main() -> None:
        async with sitting(folder) as at:
            await at.checked()
            row, other = at.screen.arrangement.rows
            await at.press("a")
            await at.write(REASON)
            at.screen.checks.stop()  # a folder in a network that tells nothing
            await at.pilot.pause()
            file.write_text(
                "schema: gilint.decisions/1\ndecisions:\n"
                f"  - fingerprint: {row.fingerprint}\n    state: false-positive\n    reason: 市局来函要求保留\n    who: 王某\n",
                encoding="utf-8",
            )
            await at.press("enter")
            await said(at, "screen.conflict", n=1)
            assert signs(at) == "xo"
            assert read_decisions(file)[row.fingerprint].who == "王某"
            await at.press("N", "f")
            await at.until(lambda: signs(at) == "xf")
            assert set(read_decisions(file)) == {row.fingerprint, other.fingerprint}
            await at.press("u", "u")
            await at.until(lambda: signs(at) == "xo")
            assert read_decisions(file)[row.fingerprint].state == "false-positive", "what was never written is not taken back"

    run(main)


def test_what_cannot_be_saved_is_told_and_can_be_done_later(tmp_path: Path) -> None:
    folder = samples_in(tmp_path / "r", JUSTICE)
    file = folder / "gilint-decisions.yaml"

    async def main() -> None:
        async with sitting(folder) as at:
            await at.checked()
            await at.press("f")
            await at.until(lambda: signs(at) == "fo")
            kept = file.read_text(encoding="utf-8")
            file.unlink()
            file.mkdir()
            await at.press("f")
            await at.until(lambda: str(file) in at.said)
            await at.press("u")
            await at.until(lambda: str(file) in at.said)
            await at.press("n", "slash")
            assert at.focused == "filter", "the screen goes on"
            await at.press("escape")
            file.rmdir()
            file.write_text(kept, encoding="utf-8")
            await at.until(lambda: signs(at) == "fo")
            await at.press("u")
            await at.until(lambda: signs(at) == "oo")

    run(main)


def test_a_broken_decisions_file_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    folder = samples_in(tmp_path / "r", JUSTICE)
    file = folder / "gilint-decisions.yaml"

    async def main() -> None:
        async with sitting(folder) as at:
            await at.checked()
            await at.press("f")
            await at.until(lambda: signs(at) == "fo")
            broken = at.decided() + "  - 这一行写错了: [\n"
            file.write_text(broken, encoding="utf-8")
            await at.until(lambda: "gilint-decisions.yaml" in at.said)
            assert signs(at) == "fo", "what was read before still holds"
            await at.press("f")
            await at.until(lambda: at.said.startswith(say("screen.decisions-fault", "zh", detail="")))
            assert at.decided() == broken
            file.write_text(broken.replace("  - 这一行写错了: [\n", "").replace("fixed", "accepted\n    reason: 见复函"), encoding="utf-8")
            await at.until(lambda: signs(at) == "ao")
            await at.press("f")
            await at.until(lambda: signs(at) == "af")

    run(main)


def test_opening_again_what_was_never_decided_changes_nothing(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", JUSTICE)) as at:
            await at.checked()
            await at.press("r")
            await at.pilot.pause()
            assert not os.path.exists(at.folder / "gilint-decisions.yaml")
            assert at.said != say("screen.decided.open", "zh", n=1)
            assert signs(at) == "oo"

    run(main)
