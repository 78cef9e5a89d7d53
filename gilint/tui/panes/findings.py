"""The list of findings, in groups or flat, each with its state, severity, rule, place and message."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.message import Message

from gilint.findings import SEVERITIES
from gilint.output.lines import Line, Span, Style, cut, cut_path, pad
from gilint.triage.arranging import Arrangement, Head
from gilint.triage.desk import Desk
from gilint.triage.rows import Row
from gilint.triage.tally import is_open
from gilint.tui.line_pane import LinePane
from gilint.tui.signs import SEVERITY_SIGNS, STATE_SIGNS, TURN_SIGNS
from gilint.wording import Language, say

_WITH_PLACE = 56
"""Cells from which on a line has room for the place beside the message."""
_WIDEST_PLACE = 36
_ORGAN = 16
"""Cells of the organ, where no head of a group names the report."""


class FindingsPane(LinePane):
    """Lines of an arrangement; the cursor stands on a finding or on the head of a group."""

    class Marked(Message):
        """A finding was marked with the mouse, or no longer is."""

    def __init__(self, desk: Desk, arrangement: Arrangement, lang: Language) -> None:
        super().__init__(selects=True, id="findings")
        self._desk = desk
        self._lang = lang
        self.arrangement = arrangement
        self._names_reports = True

    @property
    def count(self) -> int:
        return len(self.arrangement.lines)

    @property
    def current(self) -> Row | Head | None:
        lines = self.arrangement.lines
        return lines[self.cursor] if self.cursor < len(lines) else None

    def fill(self, arrangement: Arrangement, names_reports: bool, cursor: int | None = None) -> None:
        """`names_reports` says that heads of groups tell whose the findings are; else each line does."""
        self.arrangement = arrangement
        self._names_reports = names_reports
        self.show(cursor=cursor)

    def line(self, index: int, width: int) -> Line:
        line = self.arrangement.lines[index]
        return self._head(line, width) if isinstance(line, Head) else self._row(line, width)

    def clicked(self, index: int, event: events.Click) -> None:
        line = self.arrangement.lines[index]
        if isinstance(line, Row) and event.ctrl:
            self._desk.toggle(line)
            self.post_message(self.Marked())
        super().clicked(index, event)
        if isinstance(line, Head) and event.chain == 1:
            self.post_message(self.Chosen(self, index))

    def _head(self, head: Head, width: int) -> Line:
        sign = "+ " if head.folded else "- "
        counted = ((severity, head.tally.open[severity]) for severity in SEVERITIES)
        counts = "".join(f" {SEVERITY_SIGNS[severity]}{count}" for severity, count in counted if count)
        tail = f"{counts} {say('screen.of', self._lang, n=sum(head.tally.open.values()), all=head.total)}"
        title = cut_path(head.title, max(width - cell_len(tail) - len(sign) - 1, 4))
        gap = max(width - cell_len(title) - cell_len(tail) - len(sign), 1)
        return Span(sign, "frame"), Span(title, "strong"), Span(" " * gap), Span(tail, "faint")

    def _row(self, row: Row, width: int) -> Line:
        standing = self._desk.standing(row)
        marked = self._desk.is_marked(row)
        settled = not is_open(standing)
        look: Style = "faint" if settled else ""
        spans = [
            Span("*" if marked else " ", "mark"),
            Span(STATE_SIGNS[standing], "faint" if settled else "strong"),
            Span(TURN_SIGNS[row.turn] + " ", "found" if row.turn else ""),
            Span(SEVERITY_SIGNS[row.severity], "faint" if settled else row.severity),
            Span(f" {row.code} ", look),
        ]
        room = width - sum(cell_len(span.text) for span in spans)
        if not self._names_reports:
            organ_width = min(room // 2, _ORGAN)
            organ = cut(row.agency, organ_width) if row.agency else cut_path(self._desk.title(row.path), organ_width)
            spans.append(Span(pad(organ, organ_width) + " ", look))
            room -= organ_width + 1
        if width >= _WITH_PLACE:
            place_width = min(room // 3, _WIDEST_PLACE)
            spans.append(Span(pad(cut(row.place, place_width), place_width) + " ", "faint" if settled else "frame"))
            room -= place_width + 1
        return *spans, Span(cut(row.message, max(room, 0)), look)
