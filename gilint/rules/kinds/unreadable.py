"""The file could not be read: the reader's reason, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from gilint.readers.unreadable import Reason
from gilint.rules.model import Hit, Subject
from gilint.wording import Text

NEEDS = "file"


@dataclass(frozen=True, slots=True)
class Params:
    """`reasons` says each of the readers' reasons in words. The variant `detail` is used where the reader also tells what it met."""

    reasons: Mapping[str, Text]


def faults(params: Params) -> Iterator[tuple[str, str]]:
    for reason in sorted(set(get_args(Reason)) - set(params.reasons)):
        yield "reasons", f"no words for the reason {reason!r}"
    for reason in sorted(set(params.reasons) - set(get_args(Reason))):
        yield "reasons", f"{reason!r} is no reason that a reader gives"


def check(params: Params, subject: Subject) -> Iterator[Hit]:
    if subject.fault:
        said = params.reasons.get(subject.fault, subject.fault)
        yield Hit(values={"reason": said, "detail": subject.detail}, variant="detail" if subject.detail else "", actual=subject.fault)
