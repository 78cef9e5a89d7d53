"""What the commands do on the screen of a sitting."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import takewhile
from typing import Literal

from textual import on
from textual.binding import Binding
from textual.timer import Timer
from textual.widgets import Input

from gilint.decisions.model import State
from gilint.triage.arranging import Head, find_line, next_open
from gilint.triage.query import Query, QueryFault, parse_query
from gilint.triage.rows import Row
from gilint.tui import menus
from gilint.tui.commands import COMMANDS, Pane, pressed
from gilint.tui.line_pane import LinePane
from gilint.tui.panes.findings import FindingsPane
from gilint.tui.status import FilterLine, TallyLine
from gilint.tui.view import View
from gilint.wording import say

_LONG = 5000
"""Findings from which on to sift them takes longer than to type a letter."""
_PAUSE = 0.2


class TriageScreen(View):
    BINDINGS = [Binding(",".join(pressed(command)), command.action, show=False) for command in COMMANDS]  # noqa: RUF012

    _typing: Timer | None = None

    # Moving

    def action_move(self, step: int) -> None:
        self.pane.move(step)

    def action_page(self, pages: int) -> None:
        self.pane.move_page(pages)

    def action_edge(self, index: int) -> None:
        self.pane.move_to(index if index >= 0 else self.pane.count - 1)

    def action_pane(self, pane: Pane) -> None:
        self.query_one(f"#{pane}", LinePane).focus()

    def action_next_open(self, step: Literal[1, -1] = 1) -> None:
        if self.pane is self.document and self.document.next_match(step):
            return
        index = next_open(self.arrangement, self.session.desk, self.findings.cursor, step)
        if index is None:
            self.tell(say("screen.all-decided", self.session.lang))
        else:
            self.stand_on(index)

    def stand_on(self, index: int) -> None:
        """The cursor goes to a finding, and the panes follow it, whichever list they followed."""
        self.findings.cursor = index
        if self.report_led:
            self.findings.focus()

    def action_previous_open(self) -> None:
        self.action_next_open(-1)

    def action_next_report(self, step: int = 1) -> None:
        """To the first finding of the next report that has one in the list."""
        here, lines = self.path_of(self.findings.current), self.arrangement.lines
        indices = range(self.findings.cursor, len(lines)) if step > 0 else range(min(self.findings.cursor, len(lines) - 1), -1, -1)
        found = [(at, line.path) for at in indices if isinstance(line := lines[at], Row) and line.path != here]
        if found:
            there = [at for at, _ in takewhile(lambda each: each[1] == found[0][1], found)]
            self.stand_on(min(there))
        else:
            self.tell(say("screen.no-more-reports", self.session.lang))

    def action_previous_report(self) -> None:
        self.action_next_report(-1)

    def action_next_related(self) -> None:
        if not self.document.next_related():
            self.tell(say("screen.no-related", self.session.lang))

    @on(LinePane.Chosen)
    def _line_chosen(self) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        """Enter: on a report to its findings, on a head to fold it, on a finding into the document."""
        if self.pane is self.reports:
            lines = enumerate(self.arrangement.lines)
            index = next((at for at, line in lines if isinstance(line, Row) and line.path == self.path), None)
            if index is None:
                self.document.focus()
            else:
                self.findings.cursor = index
                self.findings.focus()
        elif isinstance(line := self.findings.current, Head) and self.pane is self.findings:
            self._fold(line, not line.folded)
        else:
            self.document.focus()

    def action_fold(self) -> None:
        line = self.findings.current
        if line is not None and self.grouping != "none":
            above = (self.arrangement.lines[at] for at in range(self.findings.cursor, -1, -1))
            self._fold(next((head for head in above if isinstance(head, Head)), None), folded=True)

    def action_unfold(self) -> None:
        if isinstance(line := self.findings.current, Head):
            self._fold(line, folded=False)

    def _fold(self, head: Head | None, folded: bool) -> None:
        if head is not None:
            (self.folded.add if folded else self.folded.discard)(head.key)
            index = find_line(self.arrangement, head.key)
            if index is not None:
                self.findings.cursor = index
            self.refresh_view()

    # Marking

    def targets(self) -> tuple[Sequence[Row], int]:
        """The findings that a decision is for: those marked, as far as they are in the list, else the one under the cursor or its group's.

        With it how many marked ones the filter hides.
        """
        desk = self.session.desk
        if desk.marks:
            rows = [row for row in self.arrangement.rows if desk.is_marked(row)]
            return rows, len(desk.marks) - len(rows)
        line = self.looked_at
        if isinstance(line, Head):
            return [row for row in self.arrangement.group(line) if row.turn != "gone"], 0
        return ([line], 0) if line is not None and line.turn != "gone" else ([], 0)

    def action_mark(self, step: int = 1) -> None:
        line, desk = self.looked_at, self.session.desk
        if line is None:
            return
        if isinstance(line, Row):
            desk.toggle(line)
        else:
            group = self.arrangement.group(line)
            every = all(desk.is_marked(row) for row in group if row.turn != "gone")
            (desk.unmark if every else desk.mark)(group)
        self.show_marks()
        self.findings.move(step)

    def action_mark_down(self) -> None:
        self.action_mark(1)

    def action_mark_up(self) -> None:
        self.action_mark(-1)

    def action_mark_all(self) -> None:
        self.session.desk.mark(self.arrangement.rows)
        self.show_marks()

    def action_clear(self) -> None:
        """Esc: first the marks, then what was found in the document, then the filter."""
        if self.session.desk.marks:
            self.session.desk.clear_marks()
            self.show_marks()
        elif not self.document.forget_matches() and self.asked != Query():
            self.filter_by("")
        self.findings.focus()

    @on(FindingsPane.Marked)
    def show_marks(self) -> None:
        self.findings.redraw()
        self.query_one(TallyLine).show(self.session.desk, self.arrangement)

    # Deciding

    def _decide(self, state: State, asking: bool) -> None:
        self.run_worker(menus.decide(self, state, asking=asking), group="dialog")

    def action_accept(self) -> None:
        self._decide("accepted", asking=True)

    def action_false_positive(self) -> None:
        self._decide("false-positive", asking=True)

    def action_fixed(self) -> None:
        self._decide("fixed", asking=False)

    def action_reopen(self) -> None:
        self._decide("open", asking=False)

    def action_repeat(self) -> None:
        self.run_worker(menus.repeat(self), group="dialog")

    def action_note(self) -> None:
        self.run_worker(menus.note(self), group="dialog")

    def action_undo(self) -> None:
        self.run_worker(menus.undo(self), group="dialog")

    def action_redo(self) -> None:
        self.run_worker(menus.redo(self), group="dialog")

    def go_to_finding(self, fingerprints: AbstractSet[str]) -> None:
        """The cursor goes to the first finding in the list that is one of these."""
        lines = enumerate(self.arrangement.lines)
        index = next((at for at, line in lines if isinstance(line, Row) and line.fingerprint in fingerprints), None)
        if index is not None:
            self.findings.cursor = index

    # Filtering

    def filter_by(self, text: str) -> None:
        """Puts the words of a filter into its field, and takes them."""
        with self.prevent(Input.Changed):
            self.query_one("#filter", Input).value = text
        self._take_filter(text)

    def _take_filter(self, text: str) -> None:
        """What is not understood is told beside the filter, and the list stays as it is."""
        try:
            query = parse_query(text, self.session.lang)
        except QueryFault as fault:
            self.filter_fault = str(fault)
            self.query_one(FilterLine).show(self.order, self.grouping, self.filter_fault)
            # Beside the filter there may not be room for all of it.
            self.tell(self.filter_fault)
            return
        self.filter_fault = ""
        self.rearrange(query=query)

    @on(Input.Changed, "#filter")
    def _filter_changed(self, event: Input.Changed) -> None:
        """The list follows each letter, a long one when the letters pause. By now more may have been typed: the field is left alone."""
        if self._typing is not None:
            self._typing.stop()
        if self.arrangement.total < _LONG:
            self._take_filter(event.value)
        else:
            self._typing = self.set_timer(_PAUSE, lambda: self._take_filter(event.value))

    @on(Input.Submitted, "#filter")
    def _filter_submitted(self) -> None:
        self.findings.focus()

    def action_filter(self) -> None:
        self.query_one("#filter", Input).focus()

    def action_quick_filter(self) -> None:
        self.run_worker(menus.quick_filter(self), group="dialog")

    def action_show_hidden(self) -> None:
        self.show_hidden = not self.show_hidden
        self.refresh_view()
        self.tell(say("screen.hidden-shown" if self.show_hidden else "screen.hidden-left-out", self.session.lang))

    def action_sort(self) -> None:
        self.run_worker(menus.sort(self), group="dialog")

    def action_group(self) -> None:
        self.run_worker(menus.group(self), group="dialog")

    def action_jump(self) -> None:
        self.run_worker(menus.jump_to(self), group="dialog")

    def action_find(self) -> None:
        self.run_worker(menus.find(self), group="dialog")

    def action_next_match(self) -> None:
        if not self.document.next_match(1):
            self.tell(say("screen.no-match", self.session.lang))

    # The report and the screen

    def action_open(self) -> None:
        menus.open_report(self)

    def action_copy(self) -> None:
        menus.copy(self)

    def action_export(self) -> None:
        self.run_worker(menus.export_view(self), group="dialog")

    def action_recheck(self) -> None:
        path = self.path
        self.checks.start([path] if path else [], urgent=True)

    def action_recheck_all(self) -> None:
        """What waits, or everything where nothing does."""
        self.run_worker(self.checks.again())

    def action_cancel(self) -> None:
        if self.checks.busy:
            self.checks.cancel()
            self.tell(say("screen.cancelled", self.session.lang))

    def action_zoom(self) -> None:
        self.toggle_class("-zoomed")

    def action_theme(self) -> None:
        self.run_worker(menus.theme(self), group="dialog")

    def action_help(self) -> None:
        self.run_worker(menus.help_screen(self), group="dialog")

    def action_quit(self) -> None:
        """Nothing is lost: a decision is on the disk before it is shown, and quitting waits for those that were asked for before."""
        self.checks.stop()
        self.run_worker(menus.leave(self), group="dialog")
