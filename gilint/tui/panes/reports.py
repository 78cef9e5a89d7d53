"""The list of reports: how far each is, and how many of its findings are open."""

from __future__ import annotations

from collections import Counter

from rich.cells import cell_len

from gilint.findings import SEVERITIES
from gilint.output.harmless import harmless
from gilint.output.lines import Line, Span, cut_path
from gilint.triage.desk import Desk
from gilint.triage.rows import Dossier
from gilint.tui.line_pane import LinePane
from gilint.tui.signs import SEVERITY_SIGNS, STATUS_SIGNS
from gilint.wording import Language, say


class ReportsPane(LinePane):
    """A line a file, by the organ and year that were read in it, or by its name."""

    def __init__(self, desk: Desk, lang: Language) -> None:
        super().__init__(selects=True, id="reports")
        self._desk = desk
        self._lang = lang
        self._dossiers: tuple[Dossier, ...] = ()
        self._alike: frozenset[str] = frozenset()

    @property
    def count(self) -> int:
        return len(self._dossiers)

    @property
    def current(self) -> Dossier | None:
        return self._dossiers[self.cursor] if self.cursor < len(self._dossiers) else None

    def refill(self) -> None:
        before = self.current
        self._dossiers = tuple(self._desk.dossiers.values())
        titles = Counter(map(title, self._dossiers))
        self._alike = frozenset(name for name, count in titles.items() if count > 1)
        self.show()
        if before is not None:
            self.stand_on(before.path)

    def stand_on(self, path: str) -> None:
        """The cursor follows to the report of the finding that is looked at, without a word of it to others."""
        index = next((index for index, dossier in enumerate(self._dossiers) if dossier.path == path), None)
        if index is not None and index != self.cursor:
            self.show(cursor=index)

    def line(self, index: int, width: int) -> Line:
        dossier = self._dossiers[index]
        counts = self._counts(dossier)
        used = sum(cell_len(span.text) for span in counts)
        name = title(dossier)
        if name in self._alike:
            # Several files of one organ and year are told apart by their names.
            name = self._desk.title(dossier.path)
        name = cut_path(name, max(width - used - 2, 4))
        gap = max(width - 2 - cell_len(name) - used, 0)
        return Span(STATUS_SIGNS[dossier.status] + " ", "warning"), Span(name), Span(" " * gap), *counts

    def _counts(self, dossier: Dossier) -> list[Span]:
        if dossier.status != "checked":
            return [Span(" " + say(f"status.{dossier.status}", self._lang), "faint")]
        tally = self._desk.tally(dossier.path)
        counted = ((each, tally.open[each]) for each in SEVERITIES)
        spans = [Span(f" {SEVERITY_SIGNS[each]}{count}", each) for each, count in counted if count]
        return spans or [Span(" " + say("status.clear", self._lang), "faint")]


def title(dossier: Dossier) -> str:
    name = harmless(dossier.agency) or harmless(dossier.path.replace("\\", "/").rpartition("/")[2])
    return f"{name} {dossier.year}" if dossier.year and dossier.agency else name
