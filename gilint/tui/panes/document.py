"""The report itself, with the finding under the cursor marked in it."""

from __future__ import annotations

from collections import OrderedDict

from gilint.checking import Checked
from gilint.findings import Finding, Location
from gilint.output.lines import Line, Span, wrap
from gilint.preview.layout import Layout, lay_out
from gilint.preview.page import Page, show
from gilint.preview.search import Match, highlighted, search
from gilint.tui.line_pane import LinePane
from gilint.wording import Language

_KEPT = 8
"""Layouts of the reports looked at last."""
_MARGIN = 3
"""Lines that are kept in view around the place."""


class DocumentPane(LinePane):
    """Follows the list of findings; by itself it scrolls, and finds words."""

    def __init__(self, lang: Language) -> None:
        super().__init__(selects=False, id="document")
        self._lang = lang
        self._layouts: OrderedDict[tuple[str, str, str, int], Layout] = OrderedDict()
        self._checked: Checked | None = None
        self._finding: Finding | None = None
        self._notice = ""
        self._why: list[str] = []
        self._page: Page | None = None
        self._unsearched: Page | None = None
        self._related = -1
        self._words = ""
        self._matches: tuple[Match, ...] = ()
        self._match = -1

    @property
    def count(self) -> int:
        return len(self._page.lines) if self._page else len(self._why)

    def line(self, index: int, width: int) -> Line:
        return self._page.lines[index] if self._page else (Span(self._why[index], "faint"),)

    @property
    def legend(self) -> tuple[Line, ...]:
        """What the marks in the document mean."""
        return (self._page.legend,) if self._page and self._page.legend else ()

    def follow(self, checked: Checked | None, finding: Finding | None, notice: str = "") -> None:
        """Show a report with a finding marked; without a report, a notice why there is none.

        What is shown already stays as it was scrolled, since the list is filled anew whenever a result arrives.
        """
        if checked is self._checked and (finding, notice) == (self._finding, self._notice):
            return
        self._checked, self._finding, self._notice = checked, finding, notice
        self._related = -1
        self._lay_out()
        self.show()
        page = self._page
        self.reveal(page.focus, page.focus_end, _MARGIN) if page and finding else self.scroll_to(y=0, animate=False, force=True)

    def knows(self, address: str) -> bool:
        """Whether the report that is shown has this cell."""
        return bool(self._checked and self._checked.report and address in self._checked.report.cells)

    def show_cell(self, address: str) -> None:
        """Marks a cell on which nothing was found, as if something had been."""
        place = Location(table=address.partition(".")[0], cell=address, cells=(address,))
        self.follow(self._checked, Finding("", "", "info", "high", place))

    def next_related(self) -> bool:
        """Scroll to the next place that the finding rests on, at last back to the finding; False where there is none."""
        places = [line for line in self._page.related if line is not None] if self._page else []
        if not places or self._page is None:
            return False
        self._related += 1
        if self._related == len(places):
            self._related = -1
        self.reveal(self._page.focus if self._related < 0 else places[self._related], margin=_MARGIN)
        return True

    def find(self, words: str) -> int:
        """Marks the words wherever they stand in the document, and gives how many there are; they stay marked while it is shown."""
        self._words, self._match = words, -1
        self._search()
        self.next_match(1)
        return self._found

    def next_match(self, step: int) -> bool:
        """Scroll to the next place of what was searched; False where nothing is."""
        if not self._found or self._unsearched is None:
            return False
        self._match = (self._match + step) % self._found
        self._page = highlighted(self._unsearched, self._matches, self._match)
        self.show()
        self.reveal(next(match.line for match in self._matches if match.number == self._match), margin=_MARGIN)
        return True

    def forget_matches(self) -> bool:
        """Whether there were any."""
        if not self._words:
            return False
        self._words = ""
        self._lay_out()
        self.show()
        return True

    def resized(self) -> None:
        self._lay_out()
        super().resized()
        if self._page and self._finding:
            self.reveal(self._page.focus, self._page.focus_end, _MARGIN)

    def _lay_out(self) -> None:
        checked, width = self._checked, self.scrollable_content_region.width
        if checked is None or not width:
            self._page = self._unsearched = None
            self._why = wrap(self._notice, width) if width else []
            return
        key = (checked.path, checked.sha256, checked.fault, width)
        layout = self._layouts.pop(key, None) or lay_out(checked, width, self._lang)
        self._layouts[key] = layout
        if len(self._layouts) > _KEPT:
            self._layouts.popitem(last=False)
        self._page = self._unsearched = show(layout, self._finding)
        self._search()

    @property
    def _found(self) -> int:
        return 1 + max((match.number for match in self._matches), default=-1)

    def _search(self) -> None:
        self._matches = ()
        if self._words and self._unsearched is not None:
            self._matches = search(self._unsearched, self._words)
            self._page = highlighted(self._unsearched, self._matches, None)
