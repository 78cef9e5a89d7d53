"""What leaves the screen: exports of the list, a finding on the clipboard, a report opened on the desktop."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path
from typing import Any

import pytest

from gilint.tui.dialogs.confirm import ConfirmDialog
from gilint.tui.dialogs.export import ExportDialog
from gilint.tui.ime import Field
from gilint.wording import say
from tests.tui.sittings import Sitting, run, samples_in, sitting

SOCIAL, DUANBEI = "临汐市人社局", "雁陂镇"
FORMS = ("csv", "markdown", "json", "sarif")


async def exported(at: Sitting, form: str, name: str) -> Path:
    await at.press("e")
    assert isinstance(at.app.screen, ExportDialog)
    await at.press(str(1 + FORMS.index(form)))
    field = at.app.screen.query_one(Field)
    assert field.has_focus
    await at.press("ctrl+a", "ctrl+u")
    await at.press("ctrl+k")
    await at.write(name)
    await at.press("enter")
    await at.until(lambda: name in at.said)
    return at.folder / name


def test_an_export_holds_what_the_filter_shows_in_each_format(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", SOCIAL, DUANBEI)) as at:
            await at.checked()
            await at.press("slash")
            await at.write("规则:GI202,GI501")
            await at.press("enter", "a")
            await at.write("来源文件如此，已电话核实")
            await at.press("enter")
            await at.until(lambda: "已处理 1" in at.tally)
            names = ("清单.csv", "清单.md", "清单.json", "清单.sarif")
            table, page, machine, sarif = [await exported(at, form, name) for form, name in zip(FORMS, names, strict=True)]
            assert at.said == say("screen.exported", "zh", n=3, where=str(sarif))

            with table.open(encoding="utf-8-sig", newline="") as lines:
                rows = list(csv.reader(lines))
            assert [code for row in rows for code in row if code.startswith("GI")] == ["GI202", "GI202", "GI501"]
            assert sum("已接受" in row for row in rows) == 1

            text = page.read_text(encoding="utf-8")
            assert "GI202" in text
            assert "GI501" in text
            assert "GI10" not in text
            assert "来源文件如此，已电话核实" in text

            found = [(each["code"], each["state"]) for each in findings(json.loads(machine.read_text(encoding="utf-8")))]
            assert sorted(found) == [("GI202", "open"), ("GI202", "waived"), ("GI501", "open")]

            (only,) = json.loads(sarif.read_text(encoding="utf-8"))["runs"]
            assert sorted(each["ruleId"] for each in only["results"]) == ["GI202", "GI202", "GI501"]
            assert sum(bool(each.get("suppressions")) for each in only["results"]) == 1

    run(main)


def findings(report: object) -> list[dict[str, Any]]:
    """Whatever in the JSON has a code and a fingerprint."""
    if isinstance(report, dict):
        own = [report] if {"code", "fingerprint"} <= report.keys() else []
        return own + [each for value in report.values() for each in findings(value)]
    return [each for value in report for each in findings(value)] if isinstance(report, list) else []


def test_an_export_asks_before_it_replaces_and_spares_reports(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", DUANBEI)) as at:
            await at.checked()
            (report,) = at.folder.glob("*.docx")
            before = report.read_bytes()
            (at.folder / "清单.csv").write_text("旧的", encoding="utf-8")
            for name, answer in (("清单.csv", "escape"), ("清单.csv", "ctrl+s"), (report.name, "ctrl+s"), ("gilint-decisions.yaml", "")):
                await at.press("e", "1", "ctrl+u", "ctrl+k")
                await at.write(name)
                await at.press("enter")
                if answer:
                    await at.until(lambda: isinstance(at.app.screen, ConfirmDialog))
                    await at.press(answer)
                if answer == "escape":
                    assert (at.folder / "清单.csv").read_text(encoding="utf-8") == "旧的"
                    await at.press("escape")
                await at.until(lambda: at.app.screen is at.screen)
            await at.until(lambda: at.said == say("screen.refused", "zh", where=str(at.folder / "gilint-decisions.yaml")))
            assert "GI202" in (at.folder / "清单.csv").read_text(encoding="utf-8-sig")
            assert report.read_bytes() == before
            assert at.decided() == ""

    run(main)


def test_a_finding_is_copied_for_a_message(tmp_path: Path) -> None:
    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", DUANBEI)) as at:
            await at.checked()
            await at.press("y")
            assert at.said == say("screen.copied", "zh")
            copied = at.app.clipboard
            assert all(words in copied for words in ("雁陂镇", "2023", "175个数据格全部空白", "逐格填写"))
            await at.press("g", "y")
            assert at.app.clipboard == copied, "a head is no finding"

    run(main)


def test_without_a_desktop_a_report_is_not_opened_and_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)

    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", DUANBEI)) as at:
            await at.checked()
            await at.press("o")
            (report,) = at.folder.glob("*.docx")
            assert at.said == say("screen.cannot-open", "zh", path=str(report))

    run(main)


@pytest.mark.skipif(os.name == "nt", reason="programs of the desktop are found otherwise there")
def test_a_report_is_opened_by_the_program_of_the_desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "told"
    program = tmp_path / "bin" / "xdg-open"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nprintf %s "$1" > "{told}.new"\nmv "{told}.new" "{told}"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.delenv("WSL_DISTRO_NAME", raising=False)

    async def main() -> None:
        async with sitting(samples_in(tmp_path / "r", DUANBEI)) as at:
            await at.checked()
            await at.press("1", "o")
            await at.until(told.exists)
            assert told.read_text(encoding="utf-8") == str(next(at.folder.glob("*.docx")))
            assert at.said.startswith("已在桌面打开")

    run(main)
