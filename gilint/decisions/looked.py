"""Which reports a run looked at, and with which rules: what is not found there any more is gone, of everything else nothing is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import get_args

from gilint.checking import Checked
from gilint.decisions.words import report_words
from gilint.output.harmless import harmless
from gilint.report.collection import Roster, plain_name
from gilint.wording import Language


@dataclass(frozen=True, slots=True)
class Looked:
    """The codes of the rules that ran, by the words for the report, in either language and without blanks."""

    codes: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def at(self, report: str, code: str) -> bool:
        """Whether a finding of that rule would have been found in the report that goes by these words, were it still there."""
        return code in self.codes.get(plain_name(report), ())


def looked_at(checked: Iterable[Checked], roster: Roster | None = None) -> Looked:
    """A report that several files hold was looked at with the rules of all of them, a roster with those of all reports."""
    codes: dict[str, frozenset[str]] = {}
    ran = frozenset[str]()
    for item in checked:
        ran |= frozenset(item.outcome.ran)
        agency, year = (harmless(item.report.agency.name), item.report.year) if item.report else ("", None)
        for words in _words(item.path, agency, year):
            codes[words] = codes.get(words, frozenset()) | frozenset(item.outcome.ran)
    if roster is not None:
        codes |= dict.fromkeys(_words(roster.path, "", None), ran)
    return Looked(codes)


def _words(path: str, agency: str, year: int | None) -> set[str]:
    return {plain_name(report_words(path, agency, year, lang)) for lang in get_args(Language)}
