"""Deciding from the screen: what is asked, what is written into the decisions files, and how it is taken back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar

from textual.screen import ModalScreen

from gilint.decisions.file import Change, DecisionsFault
from gilint.decisions.model import Decision, State
from gilint.decisions.reasons import Reasons
from gilint.triage.deciding import annotate, as_seen, verdict
from gilint.triage.ledger import Step
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
    `last` is what was decided last, to be said once more.

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
        self.last: Verdict | None = None

    async def decide(self, rows: Sequence[Row], state: State, hidden: int) -> bool:
        """Asks for the reason and all else; whether something was decided."""
        session = self._session
        seen = session.desk.decisions
        dialog = DecideDialog(
            lang=session.lang,
            state=state,
            subjects=[f"{row.code} {row.place} {row.message}" for row in rows[:_NAMED]],
            count=len(rows),
            hidden_marks=hidden,
            who=session.who,
            today=session.today(),
            suffices=self._reasons.suffices,
            last=self.last,
        )
        answer = await self._ask(dialog)
        if not isinstance(answer, Verdict):
            return False
        session.who = answer.who
        return await self.settle(rows, answer, seen)

    async def settle(self, rows: Sequence[Row], answer: Verdict, seen: Mapping[str, Decision]) -> bool:
        """`seen` are the decisions that stood when the person was asked: what others decided during the question is not overwritten."""
        self.last = answer
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
        changes = as_seen(changes, seen)
        decided = {change.after.fingerprint for change in changes if change.after is not None}
        count = sum(row.fingerprint in decided for row in rows)
        told = say(f"screen.decided.{answer.state}", session.lang, n=count)
        covered = sum(row.fingerprint in decided for dossier in session.desk.dossiers.values() for row in dossier.rows)
        if covered > count:
            # The same finding in a copy of the report: one decision is for all.
            told += say("screen.covered", session.lang, n=covered)
        return await self._enter(changes, rows, told)

    async def note(self, rows: Sequence[Row]) -> bool:
        session = self._session
        seen = session.desk.decisions
        notes = {decision.note if (decision := seen.get(row.fingerprint)) else "" for row in rows}
        label = say("screen.note.label" if len(notes) == 1 else "screen.note.others", session.lang, n=len(rows))
        answer = await self._ask(AskDialog(session.lang, say("do.note.long", session.lang), label, notes.pop() if len(notes) == 1 else ""))
        if not isinstance(answer, str):
            return False
        changes = annotate(rows, session.desk, answer, who=session.who, when=session.opening.clock().isoformat(), lang=session.lang)
        return await self._enter(as_seen(changes, seen), rows, say("screen.noted", session.lang))

    async def undo(self) -> frozenset[str]:
        """Takes the last step back; gives the fingerprints that it was about."""
        history = self._session.history
        step = history.undo()
        if step is not None and not await self._write(step, say("screen.undone", self._session.lang, n=sum(map(len, step.values())))):
            history.redo()
        return self._about(step, "screen.nothing-to-undo")

    async def redo(self) -> frozenset[str]:
        """Makes once more what was taken back last; gives the fingerprints."""
        history = self._session.history
        step = history.redo()
        if step is not None and not await self._write(step, say("screen.redone", self._session.lang, n=sum(map(len, step.values())))):
            history.undo()
        return self._about(step, "screen.nothing-to-redo")

    def _about(self, step: Step | None, nothing: str) -> frozenset[str]:
        if step is None:
            self._told(say(nothing, self._session.lang))
            return frozenset()
        decisions = (change.after or change.before for changes in step.values() for change in changes)
        return frozenset(decision.fingerprint for decision in decisions if decision is not None)

    async def _enter(self, changes: Sequence[Change], rows: Sequence[Row], done: str) -> bool:
        if not changes:
            self._told(say("screen.as-it-was", self._session.lang))
            return False
        step = self._session.ledger.step(changes, rows)
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
            self._told(
                say("screen.not-saved", session.lang, detail=fault.strerror or str(fault), where=fault.filename or str(next(iter(step))))
            )
            return False
        session.settle()
        self._settled()
        self._told(say("screen.conflict", session.lang, n=len(conflicts)) if conflicts else done)
        return True
