"""The whole process `gilint check one.docx` against a bare interpreter that opens the same file and parses its text with lxml.

python -m benchmarks.startup [FILE.docx]
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.interleave import interleaved, reports, show

ROUNDS = 25
FLOOR = "bare interpreter: zipfile, lxml"
BARE = "import sys, zipfile; from lxml import etree; etree.fromstring(zipfile.ZipFile(sys.argv[1]).read('word/document.xml'))"


def main() -> None:
    report = str(reports()[0].resolve())
    gilint = str(Path(sys.executable).with_name("gilint"))
    # Modules are compiled once, as in any installation, not on every start.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def process(*command: str) -> None:
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
        if done.returncode not in (0, 1):
            sys.exit(f"{command} ended with {done.returncode}\n{done.stderr.decode()}")

    commands = {
        FLOOR: (sys.executable, "-c", BARE, report),
        "gilint --version": (gilint, "--version"),
        "gilint check one.docx": (gilint, "check", report),
        "gilint check --format concise one.docx": (gilint, "check", "--format", "concise", report),
        "gilint check --format json one.docx": (gilint, "check", "--format", "json", report),
    }
    times = interleaved({name: lambda command=command: process(*command) for name, command in commands.items()}, ROUNDS)  # type: ignore[misc]
    show(f"{Path(report).name}: medians of {ROUNDS} runs in turn", times, FLOOR)


if __name__ == "__main__":
    main()
