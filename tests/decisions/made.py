"""Decisions of invented places for tests."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from gilint.decisions.file import Change, write_decisions
from gilint.decisions.model import Decision

SOME = Decision(
    fingerprint="00000000000000aa",
    code="GI301",
    report="青屿县人民政府 2024 年",
    finding="表3 “结果维持”应为 12，实为 13",
    state="accepted",
    reason="已核对原始台账，以台账为准",
    who="李某",
    when="2026-01-31T09:30:00+08:00",
    evidence="0badcafe",
)


def numbered(number: int, **values: Any) -> Decision:
    return replace(SOME, fingerprint=f"{number:016x}", **values)


def make(file: Path, *decisions: Decision) -> None:
    assert not write_decisions(file, [Change(None, decision) for decision in decisions]).conflicts
