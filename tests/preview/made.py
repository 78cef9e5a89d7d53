"""Reports checked as gilint does, and what is marked on a page of theirs."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from gilint.checking import Checked, check_file
from gilint.output.lines import Line, Style
from gilint.planning import Asked, Planner
from gilint.preview.page import Page

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(path for path in (ROOT / "samples").iterdir() if path.suffix != ".yaml")


@cache
def planner() -> Planner:
    return Planner(Asked(isolated=True))


@cache
def checked(path: Path) -> Checked:
    return check_file(path, planner().plan(path))


def styled(line: Line, style: Style) -> str:
    return "".join(span.text for span in line if span.style == style)


def pointed(page: Page) -> str:
    """What the page marks as meant by the finding, the lines below words and the brackets left out."""
    lines = (styled(line, "cell") for line in page.lines)
    return "".join(text for text in lines if text.strip("^")).replace("[", "").replace("]", "")
