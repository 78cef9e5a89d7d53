"""Ten thousand damaged files: each is read or refused, none of them brings gilint down or holds it up."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest

from fuzz import seeds
from fuzz.mutating import mutations
from gilint.checking import Plan, check_file
from gilint.planning import Asked, Planner
from gilint.readers.formats import FORMATS

KINDS = sorted(kind for kind in FORMATS if kind != "office")
EACH = 1000
"""Ten kinds make ten thousand."""
SHARES = 4
"""The first share goes through the rules as well."""
_LONGEST = 20
"""Seconds of processor time for one file; it counts its own work, not that of a machine that is busy."""


@pytest.fixture(scope="module")
def plan() -> Plan:
    return Planner(Asked(isolated=True)).plan(Path("a.docx"))


@pytest.fixture
def _no_hang() -> Iterator[None]:
    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError("a damaged file holds up the check")

    before = signal.signal(signal.SIGPROF, stop)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGPROF"), reason="no timer here counts the work of a process")
@pytest.mark.usefixtures("_no_hang")
@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("kind", KINDS)
def test_damaged_files_are_read_or_refused(kind: str, share: int, plan: Plan, tmp_path: Path) -> None:
    rules = plan if share == 0 else Plan((), frozenset(), plan.knowledge)
    files = [data for _, data in seeds.files(kind)][:6]
    if not files:
        pytest.skip(f"nothing here makes a file of kind {kind}")
    damaged = tmp_path / "report"
    read = refused = 0
    for number, data in enumerate(mutations(files, EACH // SHARES, share)):
        damaged.write_bytes(data)
        signal.setitimer(signal.ITIMER_PROF, _LONGEST)
        checked = check_file(damaged, rules)
        signal.setitimer(signal.ITIMER_PROF, 0)
        assert not checked.crash, f"mutation {number}: {checked.crash}"
        read += checked.report is not None
        refused += bool(checked.fault)
    # Damage that nobody notices, or that leaves nothing to read, would test nothing.
    assert read
    assert refused or kind in ("text", "html", "mht", "rtf")
