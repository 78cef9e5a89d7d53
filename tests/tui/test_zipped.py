"""An archive is opened like a folder: its reports are listed, decided on beside it, and followed while it is written anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gilint.decisions.file import NAME
from tests import specimens, writers
from tests.archives import plain
from tests.runs import BROKEN_TOTAL
from tests.tui.sittings import run, sitting

GOOD = writers.tab_rows(specimens.document()).encode()
BAD = writers.tab_rows(specimens.document(**BROKEN_TOTAL)).encode()


def test_reports_of_an_archive_are_listed_decided_on_and_followed(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    folder.mkdir()
    packed = folder / "报送.zip"
    packed.write_bytes(plain(("县/青屿县.txt", BAD)))

    async def main() -> None:
        async with sitting(packed) as at:
            await at.checked()
            assert "青屿县.txt" in at.lines("reports")[0] or "青屿县水务局" in at.lines("reports")[0]
            assert any("GI301" in line for line in at.lines("findings"))
            session = at.screen.session
            assert session.ledger.home(next(iter(session.desk.dossiers))) == folder / NAME
            packed.write_bytes(plain(("县/青屿县.txt", GOOD), ("县/新.txt", BAD)))
            await at.until(
                lambda: {Path(path).name: dossier.status for path, dossier in session.desk.dossiers.items()}.get("新.txt") == "checked"
            )
            await at.checked()
            codes = [
                row.code
                for path, dossier in session.desk.dossiers.items()
                if "青屿县" in path
                for row in dossier.rows
                if row.turn != "gone"
            ]
            assert "GI301" not in codes

    run(main)


def test_heads_of_long_paths_keep_the_name_of_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    folder.mkdir()
    names = [f"各县区二次报送材料（含更正）/第一批/有关部门和单位/{name}.txt" for name in ("水务局", "民政局")]
    (folder / "二次报送.zip").write_bytes(plain(*((name, BAD.replace("水务局".encode(), name[-7:-4].encode())) for name in names)))
    (folder / "另一份.txt").write_bytes(GOOD)

    async def main() -> None:
        async with sitting(folder, size=(80, 24)) as at:
            await at.checked()
            heads = [line for line in at.lines("findings") if line.startswith("- ")]
            assert len(heads) == 2
            assert all("…" in head and "二次" in head for head in heads)
            assert {name for name in ("水务局.txt", "民政局.txt") for head in heads if name in head} == {"水务局.txt", "民政局.txt"}

    run(main)


def test_opening_a_report_of_an_archive_says_in_which_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "r"
    folder.mkdir()
    (folder / "报送.zip").write_bytes(plain(("县/青屿县.txt", BAD)))

    async def main() -> None:
        async with sitting(folder) as at:
            await at.checked()
            await at.press("o")
            assert "报告在压缩包 报送.zip 里" in at.said
            assert at.said.endswith("青屿县.txt")
            bin = tmp_path / "bin"
            bin.mkdir()
            (bin / "xdg-open").write_text("#!/bin/sh\n", encoding="utf-8")
            (bin / "xdg-open").chmod(0o755)
            monkeypatch.setenv("PATH", str(bin), prepend=os.pathsep)
            monkeypatch.setenv("DISPLAY", ":0")
            await at.press("o")
            assert "已在桌面打开压缩包 报送.zip" in at.said

    run(main)
