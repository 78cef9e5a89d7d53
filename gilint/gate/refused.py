"""Raised where something cannot be signed, or a signature does not hold."""

from __future__ import annotations

from gilint.gate.signoffs import Refusal


class Refused(Exception):
    """Carries the reason in a form that can be told in both languages."""

    def __init__(self, key: str, /, **values: str) -> None:
        super().__init__(key)
        self.refusal = Refusal(key, values)
