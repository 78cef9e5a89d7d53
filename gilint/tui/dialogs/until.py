"""Reads the day until which a decision holds, as people write it: a date, or a number of days from today."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from gilint.wording import Language, say

_LANGUAGES: tuple[Language, ...] = ("zh", "en")
_YEAR, _MONTH, _DAY = r"(?P<year>\d{4})", r"(?P<month>\d{1,2})", r"(?P<day>\d{1,2})"
_DATES = (
    re.compile(rf"{_YEAR}([-/.]){_MONTH}\2{_DAY}"),
    re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)"),
    re.compile(say("dialog.until.date", "zh", year=_YEAR, month=_MONTH, day=_DAY)),
)
_DAYS = re.compile(rf"\+(\d{{1,5}})({'|'.join(say('dialog.until.day', lang) for lang in _LANGUAGES)})?")


class UntilFault(Exception):
    """The text in words of what is wrong with it."""


def last_day(text: str, today: date, lang: Language) -> str:
    """The ISO date that was meant, "" where nothing was written; raises UntilFault."""
    written = "".join(unicodedata.normalize("NFKC", text).lower().split())
    if not written:
        return ""
    day = _day(written, today)
    if day is None:
        raise UntilFault(say("dialog.until.unknown", lang, example=in_words(today + timedelta(30), lang)))
    if day < today:
        raise UntilFault(say("dialog.until.past", lang, date=in_words(day, lang)))
    return day.isoformat()


def in_words(day: date, lang: Language) -> str:
    digits = 2 if lang == "en" else 1
    return say("dialog.until.date", lang, year=f"{day.year:04}", month=f"{day.month:0{digits}}", day=f"{day.day:0{digits}}")


def _day(written: str, today: date) -> date | None:
    try:
        if days := _DAYS.fullmatch(written):
            return today + timedelta(int(days[1]))
        for form in _DATES:
            if found := form.fullmatch(written):
                return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except (ValueError, OverflowError):
        pass  # such a day is in no calendar
    return None
