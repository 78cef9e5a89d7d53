"""The terminal interface on a pseudo-terminal: a folder of 200 reports, and 100,000 findings.

python -m benchmarks.screen [--starts N]

The findings of the second part are made up, on documents that were read from samples: checking ten thousand reports would take an hour.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

from benchmarks.interleave import SAMPLES
from benchmarks.pty import Painted, Terminal, spread
from gilint.wording import say

_REPORTS = 200
_PATHS = 10_000
_EACH = 10
_WITH_DOCUMENT = 200
"""Reports of the second part that have a document; no more of them are looked at."""
_DOWN, _NEXT, _FILTER, _FIXED = b"j", b"n", b"/", b"f"


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.screen", description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--starts", type=int, default=3, help="how often each part is run")
    asked.add_argument("--sitting", type=Path, help=argparse.SUPPRESS)
    said = asked.parse_args()
    if said.sitting:
        _sit(said.sitting)
    else:
        with tempfile.TemporaryDirectory() as folder:
            _folder_of_reports(Path(folder) / "reports", said.starts)
            _many_findings(Path(folder), said.starts)


def _folder_of_reports(folder: Path, starts: int) -> None:
    folder.mkdir()
    samples = sorted(file for file in SAMPLES.iterdir() if file.suffix != ".yaml")
    for number, sample in enumerate(islice(cycle(samples), _REPORTS)):
        shutil.copy(sample, folder / f"{number:03}{sample.suffix}")
    painted, ended, moved = [], [], []
    for _ in range(starts):
        with Terminal([sys.executable, "-m", "gilint", "tui", "--isolated", "--as", "benchmark", str(folder)]) as terminal:
            painted.append(terminal.until(say("tally.reports", "zh", n=_REPORTS)))
            moved += [terminal.press(_DOWN).first for _ in range(20)]
            ended.append(terminal.until(say("screen.all-checked", "zh", n=_REPORTS)))
    print(f"\nA folder of {_REPORTS} reports: median and 95th percentile")
    print(f"  start to first paint       {spread(painted)}")
    print(f"  start to last result       {spread(ended)}")
    print(f"  key to paint, while checks run {spread(moved)}")


def _many_findings(folder: Path, starts: int) -> None:
    first, memory = [], 0
    keys: dict[str, list[Painted]] = {"down": [], "next open": [], "filter, a letter": [], "filter, the list": [], "fixed, saved": []}
    for turn in range(starts):
        home = folder / f"many-{turn}"
        home.mkdir()
        begun = perf_counter()
        with Terminal([sys.executable, "-m", "benchmarks.screen", "--sitting", str(home)]) as terminal:
            seen = begun + terminal.until("GI301")
            first.append(seen - float((home / "there").read_text()))
            keys["down"] += [terminal.press(_DOWN) for _ in range(30)]
            keys["next open"] += [terminal.press(_NEXT) for _ in range(30)]
            keys["fixed, saved"] += [terminal.press(_FIXED, say("tally.decided", "zh", n=number)) for number in range(1, 6)]
            terminal.press(_FILTER)
            keys["filter, a letter"].append(terminal.press(b"G"))
            keys["filter, the list"].append(terminal.press(b"I301", say("tally.shown", "zh", n=_PATHS * _EACH // 2)))
            memory = max(memory, terminal.memory())
    print(f"\n{_PATHS * _EACH:,} findings in {_PATHS:,} reports: median and 95th percentile")
    print(f"  data there to first paint  {spread(first)}")
    for name, painted in keys.items():
        print(f"  key to first update, {name:<18}{spread([each.first for each in painted])}")
        print(f"  key to last update, {name:<19}{spread([each.last for each in painted])}")
    print(f"  resident memory            {memory / 1024**2:8.0f} MB")


def _sit(home: Path) -> None:
    """The program of the second part: a sitting whose findings are there at once."""
    from gilint.batch.pool import Pool
    from gilint.batch.spool import Spool
    from gilint.checking import check_file
    from gilint.decisions.reasons import load_reasons
    from gilint.planning import Asked, Planner
    from gilint.resources import rules_folder
    from gilint.triage.rows import Dossier, Row, dossier
    from gilint.triage.session import Opening, Session

    sample = next(file for file in sorted(SAMPLES.iterdir()) if "交通运输局" in file.name)
    planner = Planner(Asked(isolated=True))
    plan = planner.plan(sample)
    checked = check_file(sample, plan)
    paths = [str(home / f"{number:05}.docx") for number in range(_PATHS)]
    for path in paths:
        Path(path).touch()
    session = Session(Opening((home,), Asked(isolated=True), "zh", "benchmark"), Spool(), Pool())
    session.discover()
    session.read_decisions()
    session.begin()
    read = dossier(checked, planner.policy(sample), {rule.code: rule for rule in plan.rules}, "zh")

    def rows(path: str, number: int) -> Iterator[Row]:
        for index in range(_EACH):
            row = read.rows[index % len(read.rows)]
            marked = f"{number:08x}{index:08x}"
            yield replace(row, path=path, agency=f"{row.agency}{number}", fingerprint=marked, message=f"{row.message}（{number}-{index}）")

    for number, path in enumerate(paths):
        session.desk.put(Dossier(path, "checked", f"{read.agency}{number}", read.year, read.edition, "", "", tuple(rows(path, number))))
        if number < _WITH_DOCUMENT:
            session.spool.put(replace(checked, path=path))
    (home / "there").write_text(str(perf_counter()))
    from gilint.tui.app import TriageApp

    try:
        TriageApp(session, load_reasons(rules_folder() / "decisions.yaml")).run()
    finally:
        session.close()


if __name__ == "__main__":
    main()
