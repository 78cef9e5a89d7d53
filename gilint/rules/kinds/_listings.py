"""Enumerations in a sentence: the parts of a total, how much of it they claim to be, and the totals in front of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from gilint.rules.kinds._clauses import Clause, Scope
from gilint.rules.kinds._patterns import any_matches
from gilint.rules.kinds._quantities import Quantity

Claim = Literal["all", "likely", "some", "none"]
"""Whether the parts claim to be all of the total, look like it, are said to be some of it, or stand there without a word."""

_UNSEEN = re.compile(r"[\s“”\"‘’'《》]")


@dataclass(frozen=True, slots=True)
class Category:
    """Parts that exclude each other: a label is one of `members`, with any of the words `before` and `after` it, and nothing else.

    `optional` members may or may not be in the total. Where all of `complete` are found among the labels nothing is left to add.
    Without `members` any label is a part, once words of Leads introduce it.
    """

    members: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    complete: tuple[str, ...] = ()

    def holds(self, label: str) -> bool:
        return not self.members or any_matches(self._whole((*self.members, *self.optional)), _UNSEEN.sub("", label))

    def leaves_open(self, label: str) -> bool:
        return bool(self.optional) and any_matches(self._whole(self.optional), _UNSEEN.sub("", label))

    def _whole(self, members: tuple[str, ...]) -> tuple[str, ...]:
        before, member, after = ("|".join(patterns) for patterns in (self.before, members, self.after))
        return (f"^(?:{before})*(?:{member})(?:{after})*$",)


@dataclass(frozen=True, slots=True)
class Leads:
    """Patterns of what stands between the total and the first part, by what it claims; the mark in front is among it, （ for a bracket."""

    all: tuple[str, ...]
    some: tuple[str, ...]
    likely: tuple[str, ...] = ()

    def claim(self, text: str) -> Claim:
        kinds: Mapping[Claim, tuple[str, ...]] = {"all": self.all, "some": self.some, "likely": self.likely}
        return next((kind for kind, patterns in kinds.items() if any_matches(patterns, text)), "none")


@dataclass(frozen=True, slots=True)
class Breaks:
    """What ends an enumeration.

    A label that matches `topic` is of something else, unless the first part's does as well. A clause without a count that matches
    `aside` is passed over; any other ends parts that have no vocabulary. Labels are not longer than `longest`.
    """

    topic: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    longest: int = 40


@dataclass(frozen=True, slots=True)
class Listing:
    """The parts with their labels, and what they claim; `first` and `last` index clauses, `mark` is between the first two parts."""

    parts: tuple[tuple[str, Quantity], ...]
    claim: Claim
    first: int
    last: int
    mark: str


def listings(scope: Scope, category: Category, leads: Leads, breaks: Breaks) -> Iterator[Listing]:
    at = 0
    while at < len(scope.clauses):
        found = _listing(scope.clauses, at, category, leads, breaks)
        if found:
            yield found
        at = found.last + 1 if found else at + 1


def _listing(clauses: tuple[Clause, ...], at: int, category: Category, leads: Leads, breaks: Breaks) -> Listing | None:
    """The enumeration whose first count stands in the clause `at`."""
    if not clauses[at].counts:
        return None
    named, first = _beginning(clauses, at)
    claim = leads.claim("".join(piece.before + piece.lead for piece in clauses[first : at + 1]))
    if claim == "none" and not category.members:
        return None
    parts: list[tuple[str, Quantity]] = []
    last, mark = at, ""
    pending = "".join(piece.text for piece in clauses[named:at])
    for index in range(at, len(clauses)):
        piece = clauses[index]
        if index > at and (not _goes_on(piece, mark, category) or leads.claim(piece.before + piece.lead) in ("all", "some")):
            break
        if not piece.counts:
            enumerated = index + 1 < len(clauses) and clauses[index + 1].before == "、"
            if not enumerated and not category.members and not any_matches(breaks.aside, piece.text):
                break
            pending = pending + piece.text if enumerated else ""
            continue
        label, pending = f"{pending}{piece.label}", ""
        if not _is_part(piece, label, parts, category, breaks):
            break
        mark = mark or (piece.before if parts else "")
        parts.append((label, piece.counts[0]))
        last = index
    return Listing(tuple(parts), claim, first, last, mark) if parts else None


def _beginning(clauses: tuple[Clause, ...], at: int) -> tuple[int, int]:
    """Where the label of a count begins, which may be several words (网络、信函8件), and where the words begin that introduce it."""
    named = at
    while named and clauses[named].before == "、" and not clauses[named - 1].counts:
        named -= 1
    introduced = named and clauses[named].before in "，：" and not clauses[named - 1].counts
    return named, named - 1 if introduced else named


def _goes_on(piece: Clause, mark: str, category: Category) -> bool:
    """A weaker mark does not end an enumeration, a stronger one does (、 ， ；), unless a vocabulary tells the parts anyway."""
    order = "、，；"
    return (
        bool(piece.before)
        and piece.before in order
        and (not mark or bool(category.members) or order.index(piece.before) <= order.index(mark))
    )


def _is_part(piece: Clause, label: str, parts: list[tuple[str, Quantity]], category: Category, breaks: Breaks) -> bool:
    if len(piece.counts) != 1 or len(label) > breaks.longest or not category.holds(label):
        return False
    if not parts:
        return True
    first_label, first = parts[0]
    strange = any_matches(breaks.topic, label) and not any_matches(breaks.topic, first_label)
    return piece.counts[0].unit == first.unit and not strange
