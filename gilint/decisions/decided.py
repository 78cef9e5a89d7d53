"""Everything that was decided on the reports of a run, in decisions files and review comments, beside what the run found."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from gilint.decisions.comments import Dud, from_comments
from gilint.decisions.file import Noted, read_noted
from gilint.decisions.held import files_above
from gilint.decisions.looked import Looked, looked_at
from gilint.decisions.model import Standing, standing
from gilint.decisions.reasons import Reasons
from gilint.decisions.review import Covered, covered
from gilint.findings import evidence
from gilint.results import Results
from gilint.wording import Language


@dataclass(frozen=True, slots=True)
class Decided:
    """The decisions where they stand, files first, then comments on findings that no file decides, and comments that decide nothing.

    `duds` are by the path of the report.
    """

    noted: tuple[Noted, ...]
    duds: tuple[tuple[str, Dud], ...]
    results: Results
    reasons: Reasons
    about: Mapping[str, Covered]
    looked: Looked

    def standing(self, noted: Noted) -> Standing:
        """What holds today; of values that were not found, nothing is known."""
        decision = noted.decision
        found = [evidence(finding) for _, finding in self.about.get(decision.fingerprint, ())]
        waivable = decision.code not in self.results.unwaivable
        # Where one decision covers findings with several values, the one that it does not fit waits for somebody.
        other = next((each for each in found if each != decision.evidence), decision.evidence)
        return standing(decision, other, self.results.today, waivable=waivable)

    def found(self, noted: Noted) -> bool | None:
        """Whether there still is what was decided about; None where nobody looked."""
        decision = noted.decision
        if decision.fingerprint in self.about:
            return True
        return False if self.looked.at(decision.report, decision.code) else None


def decided(opened: Iterable[Path], results: Results, reasons: Reasons, lang: Language) -> Decided:
    """Decisions files are those closest to the reports and to the paths that were opened. Raises DecisionsFault and OSError."""
    beside = [path / "_" if os.path.isdir(path) else path for path in opened]
    files = files_above((*(Path(item.path) for item in results.checked), *beside))
    filed = [noted for file in files for noted in read_noted(file)]
    known = {noted.decision.fingerprint for noted in filed}
    commented: list[Noted] = []
    duds: list[tuple[str, Dud]] = []
    rules = {rule.code: rule for pack in results.packs for rule in pack.rules}
    for item in results.checked:
        made, unused = from_comments(item, rules, reasons, lang)
        commented += (Noted(Path(item.path), 0, decision) for decision in made if decision.fingerprint not in known)
        duds += ((item.path, dud) for dud in unused)
    looked = looked_at(results.checked, results.roster)
    return Decided((*filed, *commented), tuple(duds), results, reasons, covered(results), looked)
