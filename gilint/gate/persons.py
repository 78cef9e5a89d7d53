"""Those who sign: names as they may stand in a record, and the moments at which they signed."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta

_LONGEST = 200
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}")
SLACK = timedelta(minutes=5)
"""So far clocks may be apart."""


def is_name(who: str) -> bool:
    """Whether it can stand for somebody: some letters, no blanks around them, and nothing that cannot be seen."""
    return who == who.strip() and 0 < len(who) <= _LONGEST and who.isprintable()


def same_person(one: str, other: str) -> bool:
    """Whether two names are one, whatever their width, case and blanks."""
    return _plain(one) == _plain(other)


def moment(text: str) -> datetime | None:
    """A time as records have it: ISO 8601 to the second, with its zone; None for anything else."""
    if not _MOMENT.fullmatch(text):
        return None
    try:
        made = datetime.fromisoformat(text)
        # What lies so far off that other zones have no time for it is no time either.
        made.astimezone()
    except (ValueError, OverflowError, OSError):
        return None
    return made


def now() -> datetime:
    """To the second, in the zone of this machine."""
    return datetime.now().astimezone().replace(microsecond=0)


def _plain(name: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", name)).casefold()
