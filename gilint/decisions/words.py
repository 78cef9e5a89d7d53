"""A report and a finding in the words by which people know them, as decisions files and baselines keep them."""

from __future__ import annotations

from pathlib import PurePath

from gilint.output.harmless import encodable, harmless
from gilint.wording import Language, say


def report_words(path: str, agency: str, year: int | None, lang: Language) -> str:
    """The organ and the year; the file's name where the organ is not known."""
    if not agency:
        return harmless(encodable(PurePath(path).name))
    if year is None:
        return say("triage.undated", lang, agency=agency)
    return say("triage.report", lang, agency=agency, year=year)
