"""The list stays true while files are written, come and go; checks can be stopped and taken up again."""

from __future__ import annotations

import os
from pathlib import Path

from docx import Document

from gilint.decisions.file import read_decisions
from gilint.tui.status import JobLine
from gilint.wording import say
from tests.tui.sittings import SAMPLES, Sitting, run, samples_in, sitting

JUSTICE, WATER, TRAFFIC, STATISTICS = "屏岚县司法局", "岭川省水利厅", "青屿县交通运输局", "霁州市统计局"


def listed(at: Sitting) -> list[str]:
    """State, turn and rule of each finding in the list."""
    return [f"{line[1:3]}{line.split('GI')[1][:3]}" for line in at.lines("findings") if line[0] not in "+-"]


def report(folder: Path, name: str) -> Path:
    return next(file for file in folder.iterdir() if name in file.name)


def rewrite(file: Path, old: str, new: str) -> None:
    """A change in a text file, in the encoding that it has."""
    text = file.read_bytes()
    encoding = next(each for each in ("utf-8", "gb18030") if old.encode(each) in text)
    file.write_bytes(text.replace(old.encode(encoding), new.encode(encoding)))


def test_what_is_written_into_a_report_shows_by_itself(tmp_path: Path) -> None:
    folder = samples_in(tmp_path / "r", JUSTICE, STATISTICS)

    async def main() -> None:
        async with sitting(folder) as at:
            await at.checked()
            file = report(folder, JUSTICE)
            assert listed(at) == ["o 503", "o 504", "o 305"]
            # The finding is settled: the period was mended.
            rewrite(file, "2023年12月30日", "2023年12月31日")
            await at.until(lambda: listed(at) == ["+ 503", "o 504", "o 305"])
            assert "消失 1 条" in at.said
            assert "待处理 2" in at.tally
            assert at.lines("reports")[0].endswith("E1")
            assert "GI503" in at.here, "the cursor stays where it was"
            await at.press("f")
            assert at.said == say("screen.no-finding", "zh")
            assert at.decided() == "", "what is gone needs no decision"
            await at.press("n")
            assert "GI504" in at.here
            # Another day is another fault.
            rewrite(file, "2023年12月31日", "2023年12月29日")
            await at.until(lambda: "oN503" in listed(at))
            assert "新增 1 条" in at.said
            assert "待处理 3" in at.tally
            assert "GI504" in at.here

    run(main)


def test_a_decision_does_not_cover_other_values(tmp_path: Path) -> None:
    folder = samples_in(tmp_path / "r", STATISTICS)

    async def main() -> None:
        async with sitting(folder) as at:
            await at.checked()
            await at.press("f")
            await at.until(lambda: listed(at) == ["f 305"])
            rewrite(report(folder, STATISTICS), "行政规范性文件 3 0 2", "行政规范性文件 3 0 1")
            await at.until(lambda: listed(at) == ["~C305"])
            assert "变化 1 条" in at.said
            assert "待处理 1" in at.tally
            assert "决定后有变" in at.lines("details")[0]
            assert "现行有效1件" in "".join(at.lines("details"))
            assert any(line.startswith(">") and "3 0 1" in line for line in at.lines("document"))
            await at.press("f")
            await at.until(lambda: listed(at) == ["fC305"])

    run(main)


def test_a_save_by_rename_as_word_does_it(tmp_path: Path) -> None:
    folder = samples_in(tmp_path / "r", TRAFFIC)

    async def main() -> None:
        async with sitting(folder) as at:
            await at.checked()
            assert listed(at) == ["o 301", "o 303"]
            file = report(folder, TRAFFIC)
            document = Document(str(file))
            table = next(table for table in document.tables if len(table.rows) > 20)
            row = next(row for row in table.rows if any("不掌握" in cell.text for cell in row.cells))
            next(cell for cell in row.cells if cell.text.strip() == "3").paragraphs[0].runs[0].text = "2"
            saved = folder / "~WRD0001.tmp"
            document.save(str(saved))
            os.replace(file, folder / "~WRL0002.tmp")
            os.replace(saved, file)
            (folder / "~WRL0002.tmp").unlink()
            await at.until(lambda: listed(at) == ["+ 301", "+ 303"])
            assert "待处理 0" in at.tally
            assert len(at.lines("reports")) == 1
            await at.press("n")
            assert at.said == say("screen.all-decided", "zh")

    run(main)


def test_reports_come_and_go(tmp_path: Path) -> None:
    folder = samples_in(tmp_path / "r", JUSTICE)

    async def main() -> None:
        async with sitting(folder) as at:
            await at.checked()
            new = folder / "后补" / "水利厅.docx"
            new.parent.mkdir()
            new.write_bytes(report(SAMPLES, WATER).read_bytes())
            await at.until(lambda: len(listed(at)) == 4)
            assert [line for line in at.lines("reports") if "水利厅" in line]
            assert "GI503" in at.here
            report(folder, JUSTICE).unlink()
            await at.until(lambda: len(listed(at)) == 2)
            assert any(say("status.removed", "zh") in line for line in at.lines("reports"))
            assert "待处理 2" in at.tally
            new.unlink()
            await at.until(lambda: listed(at) == [])
            assert "待处理 0" in at.tally
            samples_in(folder, STATISTICS)
            await at.until(lambda: listed(at) == ["o 305"])
            assert "GI305" in at.lines("details")[0]

    run(main)


def test_a_decisions_file_that_somebody_else_writes_or_removes(tmp_path: Path) -> None:
    folder = samples_in(tmp_path / "r", JUSTICE)
    file = folder / "gilint-decisions.yaml"

    async def main() -> None:
        async with sitting(folder) as at:
            await at.checked()
            row = at.screen.arrangement.rows[0]
            entry = f"  - fingerprint: {row.fingerprint}\n    state: accepted\n    reason: 市局来函要求保留\n    who: 王某\n"
            file.write_text("schema: gilint.decisions/1\ndecisions:\n" + entry, encoding="utf-8")
            await at.until(lambda: listed(at)[0] == "a 503" and "王某" in at.lines("details")[0])
            file.unlink()
            await at.until(lambda: listed(at)[0] == "o 503")

    run(main)


def test_another_configuration_checks_everything_again(tmp_path: Path) -> None:
    folder = samples_in(tmp_path / "r", JUSTICE, STATISTICS)
    config = folder / "gilint.yaml"

    async def main() -> None:
        async with sitting(folder) as at:
            await at.checked()
            config.write_text("ignore: [GI503]\n", encoding="utf-8")
            await at.until(lambda: "o 503" not in listed(at))
            await at.checked()
            assert "待处理 2" in at.tally
            # One that does not hold is told; all goes on with the one before.
            config.write_text("ignore: [GI999X]\n", encoding="utf-8")
            await at.until(lambda: "GI999X" in at.said)
            await at.press("G", "f")
            await at.until(lambda: "待处理 1" in at.tally)
            await at.until(lambda: len(read_decisions(folder / "gilint-decisions.yaml")) == 1)
            assert not any(say("status.removed", "zh") in line for line in at.lines("reports"))
            config.unlink()
            await at.until(lambda: any(line.endswith("503") and not line.startswith("+") for line in listed(at)))
            await at.checked()
            assert "待处理 2 错误2 警告0 提示0 · 已处理 1" in at.tally

    run(main)


def test_checks_are_stopped_and_taken_up_again_while_keys_work(tmp_path: Path) -> None:
    folder = samples_in(tmp_path / "r")

    async def main() -> None:
        async with sitting(folder) as at:
            await at.until(lambda: len(listed(at)) >= 2)
            assert at.screen.checks.busy
            await at.until(lambda: "c 停止" in at.seen[-2])
            assert "/18" in at.seen[-2]
            await at.press("j")
            assert at.here == at.lines("findings")[at.screen.findings.cursor]
            await at.press("c")
            await at.until(lambda: not at.screen.checks.busy)
            await at.until(lambda: at.screen.query_one(JobLine).progress is None)
            assert at.said == say("screen.cancelled", "zh")
            waiting = sum(say("status.waiting", "zh") in line for line in at.lines("reports"))
            assert waiting > 0
            await at.press("ctrl+l")
            await at.checked()
            assert not any(say("status.waiting", "zh") in line for line in at.lines("reports"))
            assert "报告 18 · 待处理 27" in at.tally

    run(main)


def test_one_report_is_checked_again_when_asked(tmp_path: Path) -> None:
    folder = samples_in(tmp_path / "r", JUSTICE)

    async def main() -> None:
        async with sitting(folder) as at:
            await at.checked()
            at.screen.checks.stop()  # a folder in a network that tells nothing
            await at.pilot.pause()
            rewrite(report(folder, JUSTICE), "2023年12月30日", "2023年12月31日")
            await at.press("R")
            await at.until(lambda: not at.screen.checks.busy)
            at.screen.refresh_view()
            assert listed(at) == ["+ 503", "o 504"]

    run(main)
