"""Matches are marked without moving anything, the current one more than the others."""

from __future__ import annotations

from gilint.output.lines import plain
from gilint.preview.layout import lay_out
from gilint.preview.page import show
from gilint.preview.search import highlighted, search
from tests.preview import made


def test_matches_are_marked_and_the_lines_stay_as_they_are() -> None:
    checked = made.checked(made.SAMPLES[0])
    page = show(lay_out(checked, 70, "zh"), checked.outcome.findings[0] if checked.outcome.findings else None)
    matches = search(page, "政府信息")
    assert len(matches) > 5
    marked = highlighted(page, matches, matches[3].number)
    assert [plain(line) for line in marked.lines] == [plain(line) for line in page.lines]
    assert "政府信息" in made.styled(marked.lines[matches[3].line], "cell")
    assert "".join(made.styled(line, "found") for line in marked.lines).count("政府信息") >= len({match.number for match in matches}) - 2


def test_they_come_in_the_order_of_reading() -> None:
    page = show(lay_out(made.checked(made.SAMPLES[0]), 70, "zh"))
    matches = search(page, "公开")
    assert [match.number for match in matches] == sorted(match.number for match in matches)
    assert [match.line for match in matches if match.line < 10] == sorted(match.line for match in matches if match.line < 10)
