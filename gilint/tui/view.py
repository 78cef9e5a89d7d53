"""What the screen of a sitting shows: reports, findings, document and details, each following the cursor in the findings."""

from __future__ import annotations

from itertools import chain
from typing import TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.events import DescendantFocus
from textual.screen import ModalScreen, Screen

from gilint.decisions.reasons import Reasons
from gilint.triage.arranging import Arrangement, Grouping, Head, Order, arrange, find_line, next_open
from gilint.triage.desk import Delta
from gilint.triage.query import Query
from gilint.triage.rows import Key, Row
from gilint.triage.session import Session
from gilint.tui.checks import Checks
from gilint.tui.commands import Pane
from gilint.tui.hints import Hints
from gilint.tui.judging import Judging
from gilint.tui.line_pane import LinePane
from gilint.tui.panes.details import DetailsPane
from gilint.tui.panes.document import DocumentPane
from gilint.tui.panes.findings import FindingsPane
from gilint.tui.panes.reports import ReportsPane
from gilint.tui.panes.telling import told
from gilint.tui.status import FilterLine, JobLine, TallyLine
from gilint.wording import say

Answer = TypeVar("Answer")

_PANES: tuple[Pane, ...] = ("reports", "findings", "document", "details")


class View(Screen[None]):
    """`refresh_view` draws what has changed; what the keys do is in gilint.tui.screen."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-middle"), (120, "-wide"), (160, "-broad")]  # noqa: RUF012
    AUTO_FOCUS = "#findings"

    def __init__(self, session: Session, reasons: Reasons) -> None:
        super().__init__()
        self.session = session
        self.asked = Query()
        self.order: Order = "severity"
        self.grouping: Grouping = "report"
        self.show_hidden = False
        self.folded: set[str] = set()
        self.filter_fault = ""
        self.report_led = False
        self._place: Key | str = ""
        self.arrangement = self._arranged()
        self.checks = Checks(session, self.refresh_view, self._arrived, self.tell)
        self.judging = Judging(session, reasons, self.ask, self.tell, self.refresh_view)

    def compose(self) -> ComposeResult:
        lang = self.session.lang
        yield TallyLine(lang)
        yield FilterLine(lang)
        with Container(id="desk"):
            yield ReportsPane(self.session.desk, lang)
            yield FindingsPane(self.session.desk, self.arrangement, lang)
            with Container(id="sheet"):
                yield DocumentPane(lang)
                yield DetailsPane()
        yield JobLine(lang)
        yield Hints(lang)

    def on_mount(self) -> None:
        self.refresh_view()
        self.run_worker(self.checks.redraw(), group="redraw")
        self.run_worker(self.checks.watch(), group="watch")
        self.call_after_refresh(self.checks.start, self.session.waiting())

    async def ask(self, dialog: ModalScreen[Answer]) -> Answer:
        answer: Answer = await self.app.push_screen_wait(dialog)
        return answer

    def tell(self, sentence: str) -> None:
        self.query_one(JobLine).tell(sentence)

    @property
    def findings(self) -> FindingsPane:
        return self.query_one(FindingsPane)

    @property
    def reports(self) -> ReportsPane:
        return self.query_one(ReportsPane)

    @property
    def document(self) -> DocumentPane:
        return self.query_one(DocumentPane)

    def refresh_view(self) -> None:
        """Findings, decisions or the arrangement have changed; the cursor stays on its finding."""
        pane = self.findings
        before = pane.current
        self._place = before.key if before is not None else self._place
        self.arrangement = lines = self._arranged()
        cursor = find_line(lines, self._place)
        if cursor is None and before is None:
            cursor = next_open(lines, self.session.desk, -1)
        pane.fill(lines, self.grouping == "report", self._nearest(lines) if cursor is None else cursor)
        self.reports.refill()
        self.query_one(TallyLine).show(self.session.desk, self.arrangement)
        self.query_one(FilterLine).show(self.order, self.grouping, self.filter_fault)
        self.query_one(JobLine).progress = self.checks.progress if self.checks.busy else None
        self.follow()

    def _nearest(self, lines: Arrangement) -> int:
        """Where the cursor goes that has lost its finding: to another one, never onto a head, which stands for many."""
        at, count = self.findings.cursor, len(lines.lines)
        near = chain(range(at, count), range(min(at, count) - 1, -1, -1))
        return next((index for index in near if isinstance(lines.lines[index], Row)), at)

    def rearrange(self, *, query: Query | None = None, order: Order | None = None, grouping: Grouping | None = None) -> None:
        self.asked = query if query is not None else self.asked
        self.order = order or self.order
        self.grouping = grouping or self.grouping
        self.refresh_view()

    def follow(self) -> None:
        """Document and details show the finding that is looked at, or the report."""
        line, session = self.looked_at, self.session
        self._name_panes()
        if line is not None:
            self.reports.stand_on(self.path)
        if isinstance(line, Row):
            checked, finding = session.found(line)
            self.document.follow(checked, finding, self._notice(line.path))
            legend = self.document.legend
            self.query_one(DetailsPane).tell(lambda width: (*told(session, line, width), *legend))
        else:
            self._show_report(self.path)

    def _name_panes(self) -> None:
        """Each pane says at its upper edge what it holds, the focused one behind a sign; names of files are shown as they are."""
        lang, desk = self.session.lang, self.session.desk
        title = desk.title(self.path) if self.path else ""
        at = {"reports": str(len(desk.dossiers)), "findings": str(self.arrangement.count), "document": title, "details": ""}
        for pane, held in at.items():
            found = self.query_one(f"#{pane}")
            found.border_title = Content((">" if self.focused is found else "") + say(f"pane.{pane}", lang, held=held))

    def _show_report(self, path: str) -> None:
        self.document.follow(self.session.checked(path) if path else None, None, self._notice(path))
        self.query_one(DetailsPane).tell(lambda width: ())

    def _notice(self, path: str) -> str:
        dossier = self.session.desk.dossiers.get(path)
        lang = self.session.lang
        return dossier.problem or say(f"status.{dossier.status}.long", lang) if dossier else say("screen.empty", lang)

    def _arranged(self) -> Arrangement:
        return arrange(
            self.session.desk, self.asked, self.order, self.grouping, self.folded, show_hidden=self.show_hidden, lang=self.session.lang
        )

    def _arrived(self, delta: Delta) -> None:
        if delta.new or delta.changed or delta.fixed:
            self.tell(say("screen.delta", self.session.lang, new=delta.new, changed=delta.changed, fixed=delta.fixed))

    @on(LinePane.Moved, "#findings")
    def _finding_moved(self) -> None:
        self._led_by(report=False)

    @on(LinePane.Moved, "#reports")
    def _report_moved(self) -> None:
        self._led_by(report=True)

    def _led_by(self, *, report: bool) -> None:
        """The other panes follow the list in which the cursor was moved last."""
        self.report_led = report
        self.follow()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        if event.widget is self.findings and self.report_led:
            self._led_by(report=False)
        if event.widget.id in _PANES:
            self.query_one(Hints).pane = event.widget.id
            for each in _PANES:
                self.set_class(each == event.widget.id, f"-in-{each}")
        self._name_panes()

    @property
    def pane(self) -> LinePane:
        return self.focused if isinstance(self.focused, LinePane) else self.findings

    @property
    def looked_at(self) -> Row | Head | None:
        """The line of the findings that the other panes follow; None while they follow the list of reports."""
        return None if self.report_led else self.findings.current

    @property
    def path(self) -> str:
        """The report that is looked at."""
        if self.looked_at is not None:
            return self.path_of(self.looked_at)
        return self.reports.current.path if self.reports.current else ""

    def path_of(self, line: Row | Head | None) -> str:
        """The report of a finding, or that of the first one under a head."""
        first = next(iter(self.arrangement.group(line)), None) if isinstance(line, Head) else line
        return first.path if first is not None else ""
