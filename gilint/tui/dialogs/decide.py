"""Asks for what is needed to decide on findings: why, who, until when."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from gilint.decisions.model import REASONED, State
from gilint.output.harmless import harmless
from gilint.tui.dialogs.choices import Choices
from gilint.tui.dialogs.dialog import Dialog
from gilint.tui.dialogs.entry import Entry
from gilint.tui.dialogs.until import UntilFault, in_words, last_day
from gilint.tui.dialogs.words import Words
from gilint.tui.ime import Area, Field
from gilint.wording import Language, say

_SUBJECTS = 3
_LOW = 22
"""Lines of the screen below which one finding is named and the suggestions scroll."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided; `until` is an ISO date, or "" where it holds for good."""

    state: State
    reason: str
    until: str
    who: str
    note: str


class DecideDialog(Dialog[Verdict | None]):
    """Gives a verdict that is complete, or None. `subjects` are the first of the `count` findings, in words.

    `suffices` says whether a reason explains anything; `last` is the verdict before, whose reason is offered first where it is of the
    same state. `hidden_marks` counts marked findings that the filter hides: they are not meant.
    """

    AUTO_FOCUS = "#reason Field"
    DEFAULT_CSS = """
    DecideDialog {
        & .subject { width: 100%; height: 1; text-wrap: nowrap; text-overflow: ellipsis; padding-left: 2; }
        & .notice { color: $text-warning; text-style: bold; }
        & #reason { margin-top: 1; }
        & Choices { width: 100%; margin: 0 0 1 12; max-height: 5; }
        &.-low {
            & .further { display: none; }
            & #reason { margin-top: 0; }
            & Choices { margin: 0; max-height: 3; }
            & #note Area { height: 1; }
        }
    }
    """

    def __init__(
        self,
        lang: Language,
        state: State,
        subjects: Sequence[str],
        count: int,
        hidden_marks: int,
        who: str,
        today: date,
        suffices: Callable[[str], bool],
        last: Verdict | None = None,
    ) -> None:
        super().__init__(lang, say(f"dialog.decide.title.{state}", lang))
        self._state: State = state
        self._subjects = subjects[:_SUBJECTS]
        self._count = count
        self._hidden_marks = hidden_marks
        self._who = who
        self._today = today
        self._suffices = suffices
        suggested = say(f"dialog.reasons.{state}", lang).split("\n")
        before = last.reason if last is not None and last.state == state else ""
        self._before = before
        self._reasons = [*filter(None, [before]), *(reason for reason in suggested if reason != before)]

    def compose_body(self) -> ComposeResult:
        lang = self.lang
        yield Words(say("dialog.decide.count", lang, n=self._count))
        for index, subject in enumerate(self._subjects):
            yield Static(harmless(subject), classes="subject further" if index else "subject", markup=False)
        if self._count > len(self._subjects):
            more = say("dialog.decide.more", lang, n=self._count - len(self._subjects))
            yield Static(more, classes="subject further", markup=False)
        if self._hidden_marks:
            yield Words(say("dialog.decide.hidden", lang, n=self._hidden_marks), classes="notice")
        needed = say("dialog.required" if self._state in REASONED else "dialog.optional", lang)
        yield Entry(say("dialog.decide.reason", lang), Field(placeholder=needed), id="reason")
        yield Choices([(reason, self._offered(reason)) for reason in self._reasons], id="reasons")
        if self._state in REASONED:
            yield Entry(say("dialog.decide.until", lang), Field(placeholder=say("dialog.until.none", lang)), id="until")
        yield Entry(say("dialog.decide.who", lang), Field(self._who, placeholder=say("dialog.required", lang)), id="who")
        yield Entry(say("dialog.decide.note", lang), Area(placeholder=say("dialog.optional", lang)), id="note")

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.height <= _LOW, "-low")

    def action_submit(self) -> None:
        faults = dict(self._faults())
        for name, fault in faults.items():
            self._entry(name).tell(fault, fault=True)
        if faults:
            self._entry(next(iter(faults))).field.focus()
            return
        note = "\n".join(harmless(line) for line in self._entry("note").text.splitlines())
        self.dismiss(Verdict(self._state, self._entry("reason").text, self._until(), self._entry("who").text, note))

    @on(Choices.OptionSelected)
    def _take_reason(self) -> None:
        field = self._entry("reason").field
        assert isinstance(field, Field)
        field.fill(self.query_one(Choices).current)
        field.focus()

    @on(Input.Changed, "#reason Field")
    def _shield_reason(self) -> None:
        """Tab goes past the suggestions while a reason in one's own words stands: the first digit of a date would replace it there."""
        self.query_one(Choices).can_focus = self._entry("reason").text in ("", *self._reasons)

    @on(Input.Changed, "#until Field")
    def _say_until(self) -> None:
        """Say which day was understood, while it is written."""
        try:
            until = self._until()
        except UntilFault:
            return
        if until:
            words = say("dialog.until.holds", self.lang, date=in_words(date.fromisoformat(until), self.lang))
            self._entry("until").tell(words)

    def _faults(self) -> Iterator[tuple[str, str]]:
        reason = self._entry("reason").text
        if self._state in REASONED and not self._suffices(reason):
            yield "reason", say("dialog.decide.thin-reason" if reason else "dialog.decide.no-reason", self.lang)
        try:
            self._until()
        except UntilFault as fault:
            yield "until", str(fault)
        if not self._entry("who").text:
            yield "who", say("dialog.decide.no-who", self.lang)

    def _until(self) -> str:
        return last_day(self._entry("until").text, self._today, self.lang) if self._state in REASONED else ""

    def _offered(self, reason: str) -> str:
        return say("dialog.decide.last", self.lang, reason=reason) if reason == self._before else reason

    def _entry(self, name: str) -> Entry:
        return self.query_one(f"#{name}", Entry)
