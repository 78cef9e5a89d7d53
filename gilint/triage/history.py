"""What was decided in this sitting, step by step, back and forth."""

from __future__ import annotations

from gilint.decisions.file import Change
from gilint.triage.ledger import Step


class History:
    """Steps that were made, and those that were taken back since. Unlimited."""

    def __init__(self) -> None:
        self._made: list[Step] = []
        self._undone: list[Step] = []

    def push(self, step: Step) -> None:
        """A step that was made; nothing can be made again that was taken back before it. One that changes nothing is no step."""
        if any(step.values()):
            self._made.append(step)
            self._undone.clear()

    def undo(self) -> Step | None:
        """The step that takes back the latest one; None where there is none."""
        if not self._made:
            return None
        self._undone.append(self._made.pop())
        return inverse(self._undone[-1])

    def redo(self) -> Step | None:
        """The step that was taken back last, to be made again."""
        if not self._undone:
            return None
        self._made.append(self._undone.pop())
        return self._made[-1]


def inverse(step: Step) -> Step:
    """What undoes a step: the last change first."""
    return {file: tuple(Change(change.after, change.before) for change in reversed(changes)) for file, changes in step.items()}
