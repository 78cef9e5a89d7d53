"""What goes on elsewhere, in other reports, files and folders, neither moves what is being read nor is it missed."""

from __future__ import annotations

from pathlib import Path

from gilint.decisions.file import NAME, Change, write_decisions
from gilint.triage.deciding import verdict
from tests.tui.sittings import SAMPLES, run, samples_in, sitting

TRAFFIC = "青屿县交通运输局"


def test_a_result_that_arrives_leaves_the_document_where_it_was_scrolled(tmp_path: Path) -> None:
    folder = samples_in(tmp_path / "r", TRAFFIC)

    async def main() -> None:
        async with sitting(folder) as at:
            await at.checked()
            await at.press("3", "G")
            place = at.screen.document.scroll_offset
            await at.press("4", "G")
            told = at.screen.query_one("#details").scroll_offset
            other = next(file for file in SAMPLES.iterdir() if "屏岚县司法局" in file.name)
            (folder / other.name).write_bytes(other.read_bytes())
            await at.until(lambda: len(at.lines("reports")) == 2 and not at.screen.checks.busy)
            await at.checked()
            assert place.y > 0
            assert at.screen.document.scroll_offset == place
            assert at.screen.query_one("#details").scroll_offset == told
            await at.press("2", "n")
            assert at.screen.document.scroll_offset != place, "another finding is gone to"

    run(main)


def test_a_report_is_checked_again_although_the_decisions_file_is_broken(tmp_path: Path) -> None:
    folder = samples_in(tmp_path / "r", TRAFFIC)

    async def main() -> None:
        async with sitting(folder) as at:
            await at.checked()
            path, before = next(iter(at.screen.session.desk.dossiers.items()))
            (folder / NAME).write_text("schema: [", encoding="utf-8")
            await at.until(lambda: NAME in at.said)
            Path(path).write_bytes(Path(path).read_bytes() + b"\n")
            await at.until(lambda: at.screen.session.desk.dossiers[path].sha256 != before.sha256)

    run(main)


def test_decisions_above_the_folder_are_watched_too(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("schema: gilint.decisions/1\n\ndecisions:\n", encoding="utf-8")
    folder = samples_in(tmp_path / "r", TRAFFIC)

    async def main() -> None:
        async with sitting(folder) as at:
            await at.checked()
            row, desk = at.screen.arrangement.rows[0], at.screen.session.desk
            changes = verdict([row], desk, "accepted", reason="已电话核实，来源如此", who="王某", when="2026-03-09T11:00:00+08:00")
            # The first is seen at the latest when the watch begins, the second only by the watch.
            write_decisions(tmp_path / NAME, changes)
            await at.until(lambda: not desk.is_open(row))
            write_decisions(tmp_path / NAME, [Change(change.after, None) for change in changes])
            await at.until(lambda: desk.is_open(row))

    run(main)
