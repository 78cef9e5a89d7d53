"""An archive is opened like a folder: its reports are listed, decided on beside it, and followed while it is written anew."""

from __future__ import annotations

from pathlib import Path

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
