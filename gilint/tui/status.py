"""The lines above and below the panes: how much is open, what is filtered and how it is arranged, what goes on."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.widgets import Static

from gilint.findings import SEVERITIES
from gilint.output.harmless import harmless
from gilint.output.lines import cut
from gilint.triage.arranging import Arrangement
from gilint.triage.desk import Desk
from gilint.tui.ime import Field
from gilint.wording import Language, say

_BAR = 12


class TallyLine(Static):
    """Counts of the whole sitting, and of what the filter shows."""

    DEFAULT_CSS = "TallyLine { height: 1; background: $panel; color: $foreground; text-style: bold; }"

    def __init__(self, lang: Language) -> None:
        super().__init__(markup=False)
        self._lang = lang
        self._counts = ""

    def show(self, desk: Desk, arrangement: Arrangement) -> None:
        lang = self._lang
        total = desk.total
        words = [
            *_reports(desk, lang),
            " ".join(
                [
                    say("tally.open", lang, n=sum(total.open.values())),
                    *(say(f"tally.{each}", lang, n=total.open[each]) for each in SEVERITIES),
                ]
            ),
            say("tally.decided", lang, n=total.decided),
            say("tally.shown", lang, n=arrangement.count),
        ]
        marked = len(desk.marks)
        if marked:
            hidden = marked - sum(desk.is_marked(row) for row in arrangement.rows)
            words.append(say("tally.marked" if not hidden else "tally.marked-hidden", lang, n=marked, hidden=hidden))
        self._counts = " " + say("tally.joint", lang).join(words)
        self._redraw()

    def on_resize(self) -> None:
        self._redraw()

    def _redraw(self) -> None:
        self.update(cut(self._counts, self.app.size.width), layout=False)


def _reports(desk: Desk, lang: Language) -> Iterator[str]:
    removed = sum(dossier.status == "removed" for dossier in desk.dossiers.values())
    yield say("tally.reports", lang, n=len(desk.dossiers) - removed)
    if removed:
        yield say("tally.removed", lang, n=removed)


class FilterLine(Horizontal):
    """The filter, in a field while it is edited, and the order and groups beside it."""

    DEFAULT_CSS = """
    FilterLine { height: 1; background: $surface; }
    FilterLine > #filter-label { width: auto; }
    FilterLine > #filter { width: 1fr; min-width: 24; height: 1; border: none; padding: 0; background: $surface; }
    FilterLine > #filter:focus { background: $boost; }
    FilterLine > #arranged { width: auto; color: $foreground 75%; }
    """

    def __init__(self, lang: Language) -> None:
        super().__init__()
        self._lang = lang

    def compose(self) -> ComposeResult:
        yield Static(say("filter.label", self._lang), id="filter-label", markup=False)
        yield Field(id="filter", placeholder=say("filter.none", self._lang))
        yield Static("", id="arranged", markup=False)

    def show(self, order: str, grouping: str, fault: str) -> None:
        lang = self._lang
        words = fault or say("filter.arranged", lang, order=say(f"order.{order}", lang), grouping=say(f"grouping.{grouping}", lang))
        told = self.query_one("#arranged", Static)
        told.update(f" {words}")
        told.set_class(bool(fault), "-fault")


class JobLine(Static):
    """The checks that run, with how far they are, and what was said last."""

    DEFAULT_CSS = "JobLine { height: 1; background: $panel; color: $foreground; }"

    progress: reactive[tuple[int, int] | None] = reactive(None)
    said: reactive[str] = reactive("")

    def __init__(self, lang: Language) -> None:
        super().__init__(markup=False)
        self._lang = lang

    def tell(self, sentence: str) -> None:
        self.said = harmless(sentence)

    def watch_progress(self) -> None:
        self._redraw()

    def watch_said(self) -> None:
        self._redraw()

    def on_resize(self) -> None:
        self._redraw()

    def _redraw(self) -> None:
        width = self.app.size.width - 1
        job = self._job()
        words = cut(self.said, max(width - cell_len(job) - 2, 0)) if job else cut(self.said, width)
        self.update(f" {job}  {words}" if job else f" {words}", layout=False)

    def _job(self) -> str:
        if self.progress is None:
            return ""
        done, total = self.progress
        full = _BAR * done // max(total, 1)
        return say("job", self._lang, done=done, total=total, bar="#" * full + "-" * (_BAR - full))
