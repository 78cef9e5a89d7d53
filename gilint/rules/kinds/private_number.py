"""Mobile phone and bank card numbers of persons. A finding never shows a whole one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gilint.findings import Location, Severity
from gilint.report.model import Passage, Report
from gilint.rules.kinds._masked import Masked
from gilint.rules.kinds._passages import Where, passages, sentence
from gilint.rules.kinds._patterns import any_matches, pattern_faults
from gilint.rules.kinds.identity_number import is_identity_number
from gilint.rules.model import Hit

NEEDS = "report"
_WIDE = str.maketrans("０１２３４５６７８９－", "0123456789-")
_MOBILE = re.compile(r"(?<![0-9A-Za-z.-])(?:\+?86[ -]?)?(1[3-9][0-9](?:[0-9]{8}|[ -][0-9]{4}[ -][0-9]{4}))(?![0-9A-Za-z-])")
_CARD = re.compile(r"(?<![0-9A-Za-z.-])[0-9]{4}(?:[0-9]{12,15}|([ -])[0-9]{4}\1[0-9]{4}\1[0-9]{4}(?:\1[0-9]{1,3})?)(?![0-9A-Za-z-])")
_LONG = re.compile(r"(?<![0-9])[1-9](?:[ -]?[0-9]){9,}[Xx]?")
_KEPT_BEFORE, _KEPT_AFTER = 3, 4


@dataclass(frozen=True, slots=True)
class Params:
    """A number is none where `unless` matches the `near` characters around it.

    A mobile number that an office names as its own (`office` matches what stands before it, `person` does not) has the level
    `office_level`. A card number satisfies its check digit and begins with `card_prefixes`, or stands in a sentence that `card_words`
    match; where these words say what it is, its level is `card_level`. Variants: `office`, `card`; none for another mobile number.
    """

    unless: tuple[str, ...]
    office: tuple[str, ...]
    person: tuple[str, ...]
    card_prefixes: tuple[str, ...]
    card_words: tuple[str, ...]
    card_unless: tuple[str, ...]
    office_level: Severity
    card_level: Severity
    near: int = 12
    where: Where = "prose"


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    variant: str
    level: Severity | None


def faults(params: Params) -> Iterator[tuple[str, str]]:
    for key in ("unless", "office", "person", "card_words", "card_unless"):
        yield from pattern_faults(key, getattr(params, key))


def check(params: Params, report: Report) -> Iterator[Hit]:
    for passage in passages(report, params.where):
        text = passage.text.translate(_WIDE)
        numbers = [*_mobiles(params, text), *_cards(params, text)]
        if numbers:
            around = Masked(text, _LONG, _shown)
            yield from (_hit(passage, text, around, number) for number in numbers)


def masked(text: str) -> str:
    """`text` with each run of ten digits or more, but for landline numbers, masked between its first three and last four characters."""
    return _LONG.sub(_shown, text.translate(_WIDE))


def _shown(match: re.Match[str]) -> str:
    digits = match[0].replace(" ", "").replace("-", "")
    return digits[:_KEPT_BEFORE] + "*" * (len(digits) - _KEPT_BEFORE - _KEPT_AFTER) + digits[-_KEPT_AFTER:]


def passes_luhn(number: str) -> bool:
    """Whether the last digit is the check digit of the others, by ISO/IEC 7812-1."""
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in number[-2::-2])
    return (sum(doubled) + sum(int(digit) for digit in number[-1::-2])) % 10 == 0


def _mobiles(params: Params, text: str) -> Iterator[_Number]:
    for match in _MOBILE.finditer(text):
        start, end = match.span()
        before, after = text[max(0, start - params.near) : start], text[end : end + params.near]
        if any_matches(params.unless, f"{before}0{after}"):
            continue
        office = any_matches(params.office, before) and not any_matches(params.person, sentence(text, start, end))
        yield _Number(start, end, "office" if office else "", params.office_level if office else None)


def _cards(params: Params, text: str) -> Iterator[_Number]:
    for match in _CARD.finditer(text):
        start, end = match.span()
        number = match[0].replace(" ", "").replace("-", "")
        around = sentence(text, start, end)
        named = any_matches(params.card_words, around)
        if not passes_luhn(number) or not (named or number.startswith(params.card_prefixes)):
            continue
        if any_matches(params.card_unless, around) or is_identity_number(number, (int(number[:2]),)) or len(set(number)) == 1:
            continue
        yield _Number(start, end, "card", params.card_level if named else None)


def _hit(passage: Passage, text: str, around: Masked, number: _Number) -> Hit:
    found = masked(text[number.start : number.end])
    where = Location(passage.place, passage.section, quote=found, context=around.sentence(number.start, number.end))
    return Hit(where, {"found": found}, number.variant, level=number.level)
