"""Each step of checking a Word file, in a process that has everything loaded, against opening the file and parsing its text with lxml.

python -m benchmarks.inprocess [FILE.docx...]
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from benchmarks.interleave import interleaved, reports, show
from gilint.checking import check_file
from gilint.planning import Asked, Planner
from gilint.readers import read
from gilint.report.recognise import recognise
from gilint.rules.model import Subject
from gilint.rules.run import run_rules

ROUNDS = 30
FLOOR = "open and parse word/document.xml"
WHOLE = "gilint: file to findings"


def steps(path: Path, planner: Planner) -> dict[str, Callable[[], object]]:
    data = path.read_bytes()
    plan = planner.plan(path)
    document = read(data, path.name)
    report = recognise(document, plan.knowledge)
    subject = Subject(path.name, document=document, report=report)

    return {
        FLOOR: lambda: etree.fromstring(ZipFile(BytesIO(data)).read("word/document.xml")),
        "read": lambda: read(data, path.name),
        "recognise": lambda: recognise(document, plan.knowledge),
        "run the rules": lambda: run_rules(plan.rules, subject),
        WHOLE: lambda: check_file(path, plan),
    }


def main() -> None:
    planner = Planner(Asked(isolated=True))
    totals: dict[str, float] = {}
    for path in reports():
        times = interleaved(steps(path, planner), ROUNDS)
        show(f"{path.name}: medians of {ROUNDS} rounds in turn", times, FLOOR)
        totals = {name: totals.get(name, 0) + taken for name, taken in times.items()}
    show("all files", totals, FLOOR)


if __name__ == "__main__":
    main()
