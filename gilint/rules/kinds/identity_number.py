"""Identity numbers of persons. A finding never shows a whole one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gilint.findings import Location
from gilint.report.model import Report
from gilint.rules.kinds._masked import Masked
from gilint.rules.kinds._passages import Where, passages, sentence
from gilint.rules.kinds._patterns import any_matches, pattern_faults
from gilint.rules.model import Hit

NEEDS = "report"
_RUN = re.compile(r"(?<![0-9])[0-9]{6}[ \u3000-][0-9]{8}[ \u3000-][0-9]{3}[0-9Xx](?![0-9])|[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]+")
_GROUPING = re.compile(r"[\s-]")
_NEW = re.compile(r"[0-9]{17}[0-9X]")
_OLD = re.compile(r"[0-9]{15}")


@dataclass(frozen=True, slots=True)
class Params:
    """`regions` are the first two digits in use. A number is excused when `unless` matches the `near` characters before it.

    Numbers of the old form have no checksum, so that their sentence must match one of `old_form_with`.
    """

    regions: tuple[int, ...]
    unless: tuple[str, ...] = ()
    near: int = 20
    old_form_with: tuple[str, ...] = ()
    where: Where = "all"


def faults(params: Params) -> Iterator[tuple[str, str]]:
    yield from pattern_faults("unless", params.unless)
    yield from pattern_faults("old_form_with", params.old_form_with)


def check(params: Params, report: Report) -> Iterator[Hit]:
    for passage in passages(report, params.where):
        numbers = list(_numbers(params, passage.text))
        if not numbers:
            continue
        around = _masked(params, passage.text)
        for start, end, number in numbers:
            where = Location(passage.place, passage.section, quote=mask(number), context=around.sentence(start, end))
            yield Hit(where, {"found": mask(number)})


def mask(number: str) -> str:
    """Region and last four characters; nothing between them."""
    return f"{number[:6]}{'*' * (len(number) - 10)}{number[-4:]}"


def _masked(params: Params, text: str) -> Masked:
    """`text` with each run of characters that has the form of an identity number masked, excused or not."""

    def shown(match: re.Match[str]) -> str:
        number = _plain(match[0])
        return mask(number) if is_identity_number(number, params.regions) else match[0]

    return Masked(text, _RUN, shown)


def is_identity_number(number: str, regions: tuple[int, ...]) -> bool:
    """Whether region, date of birth and, in the form of 18 characters, the checksum fit."""
    if _NEW.fullmatch(number):
        return int(number[:2]) in regions and _is_date(number[6:14]) and number[-1] == check_character(number[:17])
    return bool(_OLD.fullmatch(number)) and int(number[:2]) in regions and _is_date(f"19{number[6:12]}")


def check_character(digits: str) -> str:
    """The last character for the first seventeen, by ISO 7064 MOD 11-2."""
    remainder = 0
    for digit in digits:
        remainder = (remainder + int(digit)) * 2 % 11
    return "0123456789X"[(12 - remainder) % 11]


def _numbers(params: Params, text: str) -> Iterator[tuple[int, int, str]]:
    for match in _RUN.finditer(text):
        start, end = match.span()
        number = _plain(match[0])
        if not is_identity_number(number, params.regions) or any_matches(params.unless, text[max(0, start - params.near) : start]):
            continue
        if len(number) == 18 or any_matches(params.old_form_with, sentence(text, start, end)):
            yield start, end, number


def _plain(run: str) -> str:
    return _GROUPING.sub("", unicodedata.normalize("NFKC", run)).upper()


def _is_date(digits: str) -> bool:
    try:
        return 1900 <= date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year <= 2100
    except ValueError:
        return False
