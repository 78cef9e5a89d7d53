"""Conditions and what made up their values, in the words of a language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from gilint.checking import Checked
from gilint.decisions.comments import Dud, dud_words
from gilint.decisions.model import Decision
from gilint.decisions.review import Problem
from gilint.decisions.telling import near, place, problem_text
from gilint.discovery import SUFFIXES
from gilint.findings import Finding
from gilint.gate.conditions import Condition
from gilint.gate.measures.model import Culprit
from gilint.gate.signoffs import Refusal, SignOff
from gilint.gate.verdict import Judged, Verdict
from gilint.output.telling import message, place_words, table_name
from gilint.results import HARMLESS, Results, Trouble, standing_of
from gilint.rules.model import Rule
from gilint.wording import Language, say


def title(condition: Condition, lang: Language) -> str:
    """Its own title, else what it measures, and of which rules."""
    if condition.title:
        return condition.title.in_language(lang)
    measured = say(f"measure.{condition.measure}", lang)
    return say("gate.narrowed", lang, title=measured, to=" ".join(condition.rules)) if condition.rules else measured


def value(judged: Judged, lang: Language) -> str:
    return say("gate.unknown", lang) if judged.value is None else str(judged.value)


def limit(condition: Condition, lang: Language) -> str:
    bound, number = condition.limit
    return say(f"gate.limit.{bound}", lang, n=number)


def outcome(judged: Judged, lang: Language) -> str:
    return say("gate.passed" if judged.passed else "gate.unknown" if judged.value is None else "gate.blocked", lang)


def todo(judged: Judged, lang: Language) -> str:
    """What to do about a condition that did not pass."""
    unknown = judged.measured.unknown
    return say(f"unmeasured.{unknown}" if unknown else f"todo.{judged.condition.measure}", lang)


def conclusion(verdict: Verdict, lang: Language) -> str:
    """The verdict in one sentence."""
    blocked = sum(not judged.passed for judged in verdict.conditions)
    if verdict.passed:
        return say("gate.open", lang, n=len(verdict.conditions))
    if verdict.idle or verdict.unread:
        return say("gate.idle" if verdict.idle else "gate.unread", lang)
    return say("gate.closed" if blocked else "gate.hindered", lang, n=len(verdict.conditions), blocked=blocked)


def hindrances(verdict: Verdict, lang: Language) -> Iterator[str]:
    """What kept gilint from doing its whole job, so that nothing can pass."""
    suffixes = " ".join(sorted(SUFFIXES))
    for trouble in verdict.results.troubles:
        if trouble.kind not in HARMLESS:
            yield say(f"trouble.{trouble.kind}", lang, where=trouble.where, detail=trouble.detail, suffixes=suffixes)


def left_out(verdict: Verdict, lang: Language) -> str:
    """Empty where all conditions were judged."""
    titles = say("comma", lang).join(title(condition, lang) for condition in verdict.left_out)
    return say("gate.left-out", lang, titles=titles) if titles else ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Tells culprits: where they are, and what is wrong there."""

    lang: Language
    results: Results
    files: Mapping[str, Checked]
    rules: Mapping[str, Rule]

    def where(self, culprit: Culprit) -> str:
        """The file with the line, and the place in words."""
        if isinstance(culprit.about, Problem):
            return place(culprit.about.noted)
        if isinstance(culprit.about, Trouble):
            return ""
        finding, file = culprit.finding, self.files.get(culprit.path)
        path = near(Path(culprit.path)) if culprit.path else ""
        if finding is None:
            return path
        line = finding.location.place.line
        words = place_words(finding.location, file.report if file else None, self.lang)
        return "  ".join(filter(None, (f"{path}:{line}" if line is not None else path, say("joint", self.lang).join(words))))

    def what(self, culprit: Culprit) -> Iterator[str]:
        """Sentences, the finding before what was decided about it."""
        if culprit.finding:
            yield self._finding(culprit.finding)
            if standing_of(self.results, culprit.finding) == "unwaivable":
                yield say("gate.unwaivable", self.lang)
        about = culprit.about
        if isinstance(about, Decision):
            yield self._waiver(about)
        elif isinstance(about, Problem):
            yield say("colon", self.lang).join((about.noted.decision.code, problem_text(about, self.lang)))
        elif isinstance(about, Dud):
            yield dud_words(about, self.lang)
        elif isinstance(about, Trouble):
            suffixes = " ".join(sorted(SUFFIXES))
            yield say(f"trouble.{about.kind}", self.lang, where=about.where, detail=about.detail, suffixes=suffixes)
        elif isinstance(about, Refusal):
            yield about.told(self.lang)
        elif isinstance(about, SignOff):
            yield self._signers(about)
        elif about and not culprit.finding:
            yield self._word(about, culprit)

    def _finding(self, finding: Finding) -> str:
        head = f"{finding.code} {finding.name}"
        return say("colon", self.lang).join((head, message(self.rules[finding.code], finding, self.lang)))

    def _waiver(self, decision: Decision) -> str:
        return say(
            "gate.waiver",
            self.lang,
            who=decision.who or say("gate.waiver.nobody", self.lang),
            when=decision.when.partition("T")[0] or say("gate.waiver.undated", self.lang),
            until=say("gate.waiver.until", self.lang, until=decision.until) if decision.until else say("gate.waiver.endless", self.lang),
            reason=decision.reason,
        )

    def _signers(self, signoff: SignOff) -> str:
        names = say("comma", self.lang).join(signoff.signers)
        return say("gate.signers", self.lang, n=len(signoff.signers), names=names) if names else say("gate.no-signers", self.lang)

    def _word(self, word: str, culprit: Culprit) -> str:
        """A rule by its code, a table by its address, or the word itself."""
        if word in self.rules:
            rule = self.rules[word]
            return f"{word} {rule.name}  {rule.title.in_language(self.lang)}"
        file = self.files.get(culprit.path)
        return table_name(word, self.lang) if file and file.report and word in file.report.tables else word


def spoken(verdict: Verdict, lang: Language) -> Spoken:
    results = verdict.results
    rules = {rule.code: rule for pack in results.packs for rule in pack.rules}
    return Spoken(lang, results, {item.path: item for item in results.checked}, {**rules, **results.rules})
