"""How a number may have been mistyped."""

from __future__ import annotations

from gilint.report.model import Number
from gilint.rules.repair.model import Slip


def slip(was: Number, meant: Number) -> Slip:
    """By which slip of the finger `was` stands where another number was meant; numbers of one digit and neighbours say nothing of it."""
    typed, right = str(was), str(meant)
    if not (typed.isdigit() and right.isdigit()):
        return ""
    if len(typed) == len(right):
        wrong = [index for index, (one, other) in enumerate(zip(typed, right, strict=True)) if one != other]
        first, last = wrong[0], wrong[-1]
        if last == first + 1 and (typed[first], typed[last]) == (right[last], right[first]):
            return "digits-swapped"
        return "digit-mistyped" if len(wrong) == 1 and len(typed) > 1 and not -1 <= was - meant <= 1 else ""
    if was and typed in _shortened(right):
        return "digit-missing"
    return "digit-added" if meant and right in _shortened(typed) else ""


def _shortened(digits: str) -> set[str]:
    """The number with one of its digits left out."""
    return {digits[:index] + digits[index + 1 :] for index in range(len(digits))}
