"""What a run makes of a baseline: what came, what went, and the baseline that follows, which only shrinks unless it is told to grow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from gilint.checking import Checked
from gilint.decisions.baseline import Baseline, Entry, belongs, compare
from gilint.decisions.looked import looked_at
from gilint.decisions.words import report_words
from gilint.findings import Finding, evidence
from gilint.output.harmless import harmless
from gilint.output.telling import place_words
from gilint.results import Results, excused
from gilint.wording import say


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with the file where it was found, and as a baseline has it. What is waived, or never fails, is not `wanted` there.

    What nobody can waive is `barred` from it.
    """

    item: Checked
    finding: Finding
    entry: Entry
    wanted: bool
    barred: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """Findings that are `new` or `changed`, as far as wanted; entries that are `fixed`, `unseen`, or `outdated` by other values."""

    new: tuple[Found, ...]
    changed: tuple[Found, ...]
    fixed: tuple[Entry, ...]
    unseen: tuple[Entry, ...]
    outdated: tuple[Entry, ...]
    unchanged: int


def all_found(results: Results, unwaivable: Collection[str]) -> tuple[Found, ...]:
    """`unwaivable` are codes."""
    return tuple(
        Found(
            item,
            finding,
            _entry(item, finding),
            wanted=belongs(finding, results.policies[item.path]) and not excused(results, finding),
            barred=finding.code in unwaivable,
        )
        for item in results.checked
        for finding in item.outcome.findings
    )


def difference(baseline: Baseline, found: Sequence[Found], results: Results) -> Difference:
    compared = compare(baseline, [(each.entry.report, each.finding) for each in found], looked_at(results.checked, results.roster))
    turned = [(turn, each) for turn, each in zip(compared.turns, found, strict=True)]
    return Difference(
        new=tuple(each for turn, each in turned if turn == "new" and each.wanted),
        changed=tuple(each for turn, each in turned if turn == "changed" and each.wanted),
        fixed=compared.fixed,
        unseen=compared.unseen,
        outdated=compared.changed,
        unchanged=compared.turns.count("unchanged"),
    )


def shrunk(baseline: Baseline, since: Difference) -> tuple[Entry, ...]:
    """Without what is fixed."""
    return tuple((Counter(baseline.entries) - Counter(since.fixed)).elements())


def grown(baseline: Baseline, since: Difference) -> tuple[Entry, ...]:
    """Without what is fixed, with what is new and with the values that are found now, as far as it is not barred."""
    left = Counter(baseline.entries) - Counter(since.fixed) - Counter(since.outdated)
    return (*left.elements(), *(each.entry for each in (*since.new, *since.changed) if not each.barred))


def _entry(item: Checked, finding: Finding) -> Entry:
    """In Chinese whatever language is spoken: the file is one for all who read it, and does not change with them."""
    agency, year = (harmless(item.report.agency.name), item.report.year) if item.report else ("", None)
    place = harmless(say("joint", "zh").join(place_words(finding.location, item.report, "zh")))
    return Entry(finding.fingerprint, evidence(finding), finding.code, report_words(item.path, agency, year, "zh"), place)
