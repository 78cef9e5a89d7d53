"""Decisions files of several folders: which one a report has, and which one a decision is changed in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gilint.decisions.file import NAME, Change, read_decisions
from gilint.triage.history import inverse
from gilint.triage.ledger import Ledger
from gilint.triage.rows import Row
from tests.decisions.made import SOME, make, numbered
from tests.triage.made import ROW


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("2023", "2024"):
        (tmp_path / name).mkdir()
    return tmp_path


def row_in(folder: Path) -> Row:
    return replace(ROW, path=str(folder / "年报.txt"), fingerprint=SOME.fingerprint)


def test_new_decisions_go_to_the_closest_file_else_into_the_folder_that_was_opened(folder: Path) -> None:
    make(folder / "2023" / NAME, numbered(1))
    older, newer = (replace(row_in(folder / year), fingerprint=f"{number:016x}") for number, year in ((2, "2023"), (3, "2024")))
    ledger = Ledger([folder])
    ledger.read([older.path, newer.path])
    assert not ledger.write(ledger.step([Change(None, numbered(2)), Change(None, numbered(3))], [older, newer]))
    assert read_decisions(folder / "2023" / NAME) == {each.fingerprint: each for each in (numbered(1), numbered(2))}
    assert read_decisions(folder / NAME) == {numbered(3).fingerprint: numbered(3)}
    assert ledger.decisions.keys() == {f"{number:016x}" for number in (1, 2, 3)}


def test_a_decision_that_two_files_have_is_changed_where_the_one_shown_stands(folder: Path) -> None:
    """One report lies in two folders: whatever is chosen, it is no conflict, and holds."""
    rows = [row_in(folder / year) for year in ("2023", "2024")]
    make(folder / "2023" / NAME, replace(SOME, reason="去年的理由"))
    make(folder / "2024" / NAME, replace(SOME, reason="今年的理由"))
    ledger = Ledger([folder])
    ledger.read([row.path for row in rows])
    before = {year: (folder / year / NAME).read_text(encoding="utf-8") for year in ("2023", "2024")}
    for row in rows:
        shown = ledger.decisions[row.fingerprint]
        step = ledger.step([Change(shown, replace(shown, state="open", reason=""))], [row])
        assert not ledger.write(step)
        assert ledger.decisions[row.fingerprint].state == "open"
        assert (folder / "2023" / NAME).read_text(encoding="utf-8") == before["2023"]
        assert not ledger.write(inverse(step))
        assert (folder / "2024" / NAME).read_text(encoding="utf-8") == before["2024"]
