"""Deciding from the screen: what is asked, what is written into the decisions files, and how it is taken back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from textual.screen import ModalScreen

from gilint.decisions import Change, DecisionsFault
from gilint.decisions.model import State
from gilint.decisions.reasons import Reasons
from gilint.triage.deciding import annotate, verdict
from gilint.triage.ledger import Step, by_file
from gilint.triage.rows import Row
from gilint.triage.session import Session
from gilint.tui.dialogs.ask import AskDialog
from gilint.tui.dialogs.decide import DecideDialog, Verdict
from gilint.wording import say

Answer = TypeVar("Answer")

_NAMED = 3
"""Findings that a dialog names in words."""


class Asks(Protocol):
    async def __call__(self, dialog: ModalScreen[Answer]) -> Answer: ...


class Judging:
    """`told` says a sentence to the person, `settled` is called when decisions hold that did not before.

    Whoever decides holds `turn` from the choice of the findings to the end of the writing, so that keys pressed in a row do one after the
    other what they would do slowly.
    """

    def __init__(
        self,
        session: Session,
        reasons: Reasons,
        ask: Asks,
        told: Callable[[str], None],
        settled: Callable[[], None],
    ) -> None:
        self._session = session
        self._reasons = reasons
        self._ask = ask
        self._told = told
        self._settled = settled
        self.turn = asyncio.Lock()
        self._last: Verdict | None = None

    async def decide(self, rows: Sequence[Row], state: State, hidden: int) -> bool:
        """Asks for the reason and all else; whether something was decided."""
        session = self._session
        dialog = DecideDialog(
            lang=session.lang,
            state=state,
            subjects=[f"{row.code} {row.place} {row.message}" for row in rows[:_NAMED]],
            count=len(rows),
            hidden_marks=hidden,
            who=session.who,
            today=session.today(),
            suffices=self._reasons.suffices,
            last=self._last,
        )
        answer = await self._ask(dialog)
        if not isinstance(answer, Verdict):
            return False
        session.who = answer.who
        return await self.settle(rows, answer)

    async def repeat(self, rows: Sequence[Row]) -> bool:
        """The last decision once more, on other findings."""
        if self._last is None:
            self._told(say("screen.nothing-to-repeat", self._session.lang))
            return False
        return await self.settle(rows, self._last)

    async def settle(self, rows: Sequence[Row], answer: Verdict) -> bool:
        self._last = answer
        session = self._session
        changes = verdict(
            rows,
            session.desk,
            answer.state,
            reason=answer.reason,
            until=answer.until,
            who=answer.who,
            when=session.opening.clock().isoformat(),
            note=answer.note or None,
            lang=session.lang,
        )
        decided = {change.after.fingerprint for change in changes if change.after is not None}
        count = sum(row.fingerprint in decided for row in rows)
        return await self._enter(changes, rows, say(f"screen.decided.{answer.state}", session.lang, n=count))

    async def note(self, rows: Sequence[Row]) -> bool:
        session = self._session
        known = session.desk.decisions.get(rows[0].fingerprint)
        label = say("screen.note.label", session.lang, n=len(rows))
        answer = await self._ask(AskDialog(session.lang, say("do.note.long", session.lang), label, known.note if known else ""))
        if not isinstance(answer, str):
            return False
        changes = annotate(rows, session.desk, answer, who=session.who, when=session.opening.clock().isoformat(), lang=session.lang)
        return await self._enter(changes, rows, say("screen.noted", session.lang))

    async def undo(self) -> None:
        history = self._session.history
        if not await self._again(history.undo(), "undo"):
            history.redo()

    async def redo(self) -> None:
        history = self._session.history
        if not await self._again(history.redo(), "redo"):
            history.undo()

    async def _again(self, step: Step | None, name: str) -> bool:
        """False where there is a step that could not be written."""
        lang = self._session.lang
        if step is None:
            self._told(say(f"screen.nothing-to-{name}", lang))
            return True
        return await self._write(step, say(f"screen.{name}ne", lang, n=sum(map(len, step.values()))))

    async def _enter(self, changes: Sequence[Change], rows: Sequence[Row], done: str) -> bool:
        step = by_file(changes, rows, self._session.ledger.home)
        if not await self._write(step, done):
            return False
        self._session.history.push(step)
        return True

    async def _write(self, step: Step, done: str) -> bool:
        """Whether it was written, which `done` tells; the screen stays live meanwhile."""
        session = self._session
        try:
            conflicts = await asyncio.to_thread(session.write, step)
        except DecisionsFault as fault:
            self._told(say("screen.decisions-fault", session.lang, detail=str(fault)))
            return False
        except OSError as fault:
            self._told(say("screen.not-saved", session.lang, detail=fault.strerror or str(fault), where=fault.filename or ""))
            return False
        session.settle()
        self._settled()
        self._told(say("screen.conflict", session.lang, n=len(conflicts)) if conflicts else done)
        return True
