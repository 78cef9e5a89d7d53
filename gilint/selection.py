"""Which rules speak: codes (GI301), beginnings of codes (GI3), names (row-total) and ALL, selected or ignored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gilint.rules.kinds import kind_module
from gilint.rules.model import Rule

ALL = "ALL"
_EXACT = 99


@dataclass(frozen=True, slots=True)
class Selection:
    """One say on which rules speak. `select` replaces what was chosen before, where it is given; `extend` adds, `ignore` takes away."""

    select: tuple[str, ...] | None = None
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def words(self) -> tuple[str, ...]:
        return (*(self.select or ()), *self.extend, *self.ignore)


def chosen(rules: Iterable[Rule], says: Sequence[Selection]) -> tuple[Rule, ...]:
    """The rules that speak after all have had their say, the last one with the most weight.

    Within one say the more specific word wins, and `ignore` where both are alike. To begin with all rules speak but those of level `off`.
    Whether a file can be read at all is told whatever is selected, unless it is ignored: a selection must not turn it green.
    """
    return tuple(rule for rule in rules if _speaks(rule, says))


def muting(rules: Iterable[Rule], kept: Sequence[Rule]) -> tuple[Rule, ...]:
    """The kept rules and those that mute one of them, which have to run so that one cause stays one finding."""
    codes = {rule.code for rule in kept}
    return tuple(rule for rule in rules if rule.code in codes or any(codes & set(mute.codes) for mute in rule.mutes))


def unknown(word: str, rules: Iterable[Rule]) -> bool:
    """Whether a word selects no rule at all."""
    return not any(_weight(word, rule) for rule in rules)


def _speaks(rule: Rule, says: Sequence[Selection]) -> bool:
    speaks = rule.level != "off"
    for say in says:
        if say.select is not None and kind_module(rule.kind).NEEDS != "file":
            speaks = False
        wanted = _heaviest((*(say.select or ()), *say.extend), rule)
        unwanted = _heaviest(say.ignore, rule)
        if wanted or unwanted:
            speaks = wanted > unwanted
    return speaks


def _heaviest(words: Iterable[str], rule: Rule) -> int:
    return max((_weight(word, rule) for word in words), default=0)


def _weight(word: str, rule: Rule) -> int:
    """How specific a word is for a rule; 0 where it does not mean it."""
    if word.upper() == ALL:
        return 1
    if word == rule.name or word.upper() == rule.code:
        return _EXACT
    return 1 + len(word) if word and rule.code.startswith(word.upper()) else 0
