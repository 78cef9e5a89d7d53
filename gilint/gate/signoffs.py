"""What the signatures beside a report are worth today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gilint.wording import Language, say
from gilint.zipped import container


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a sign-off does not hold: a key of the catalogue below `refusal.`, and the values for its sentence."""

    key: str
    values: Mapping[str, str] = field(default_factory=dict)

    def told(self, lang: Language) -> str:
        return say(f"refusal.{self.key}", lang, **self.values)


def in_archive(report: Path) -> Refusal:
    """Of a member of an archive: signatures lie beside a report, and there is no place for them there."""
    return Refusal("in-archive", {"file": container(report).name})


@dataclass(frozen=True, slots=True)
class SignOff:
    """Who validly signed what is there today, the author first, each person once; and why the sign-off does not hold, if it does not."""

    signers: tuple[str, ...] = ()
    refusals: tuple[Refusal, ...] = ()
