"""What the signatures beside a report are worth today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gilint.wording import Language, say


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a sign-off does not hold: a key of the catalogue below `refusal.`, and the values for its sentence."""

    key: str
    values: Mapping[str, str] = field(default_factory=dict)

    def told(self, lang: Language) -> str:
        return say(f"refusal.{self.key}", lang, **self.values)


@dataclass(frozen=True, slots=True)
class SignOff:
    """Who validly signed what is there today, the author first, each person once; and why the sign-off does not hold, if it does not."""

    signers: tuple[str, ...] = ()
    refusals: tuple[Refusal, ...] = ()
