"""What is asked of those who decide: reasons that say something, and rules that nobody can waive."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from gilint.decisions.marks import Words
from gilint.decisions.model import REASONED, State
from gilint.rules.schema import Fault, build
from gilint.yamlfile import YamlFault, read_yaml

_FEWEST = 4
"""Letters, digits and Chinese characters of a reason."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """`trivial`: words that give no reason, by themselves or repeated. `unwaivable`: codes of rules whose findings nobody can waive.

    `broad`: so many findings at most are waived, or covered by one decision, without a second thought. `soon`: so many days before its
    last one a decision is told to be ending. `longest`: so many days at most a waiver holds. `comments`: the words of waivers in review
    comments.
    """

    trivial: tuple[str, ...]
    unwaivable: tuple[str, ...] = ()
    broad: int = 10
    soon: int = 30
    longest: int = 400
    comments: Words = Words()

    def suffices(self, reason: str) -> bool:
        """Whether somebody who reads it later may learn anything from it; punctuation, blanks, width and case do not count.

        Mere digits do not suffice: they are a date that went into the wrong field.
        """
        said = _letters(reason)
        return (
            len(said) >= _FEWEST
            and not said.isdecimal()
            and not any(_repeats(said, word) for word in (said[0], *map(_letters, self.trivial)))
        )

    def allow(self, state: State, reason: str) -> bool:
        """Whether a finding can be put into the state with this reason."""
        return state not in REASONED or self.suffices(reason)


def load_reasons(file: Path) -> Reasons:
    """Reads `decisions.yaml` of the rules folder. Raises YamlFault or OSError."""
    source = read_yaml(file)
    faults: list[Fault] = []
    made: Reasons = build(Reasons, source.data, (), faults)
    if faults:
        raise YamlFault(faults[0].message, source.line(faults[0].path))
    return made


def _letters(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


def _repeats(text: str, word: str) -> bool:
    return bool(word) and not text.replace(word, "")
