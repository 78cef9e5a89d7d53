"""What people are not shown of a run, in a sentence each: how many findings, of what kind, why, and how to see them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gilint.findings import SEVERITIES, Finding
from gilint.profiles import CONFIDENCES, Hidden, Policy
from gilint.results import Results, excused, fails, hides, judged, known, standing_of
from gilint.wording import Language, say


class _Unlisted(NamedTuple):
    finding: Finding
    policy: Policy
    why: Hidden


def unlisted(results: Results, lang: Language) -> str:
    """Empty where everything is listed."""
    hidden = [
        _Unlisted(finding, policy, why)
        for finding, policy in judged(results)
        if hides(results, finding, policy) not in (None, "decided", "baseline") and (why := policy.hides(finding))
    ]
    if not hidden:
        return ""
    comma = say("comma", lang)
    kinds = comma.join((*_weighed(hidden, lang), *_deferred(hidden, lang)))
    told = say("summary.unlisted", lang, n=len(hidden), kinds=kinds, by=comma.join(sorted({_measure(each) for each in hidden})))
    failing = sum(fails(results, each.finding, each.policy) for each in hidden)
    return told + (say("summary.unlisted-failing", lang, n=failing) if failing else "")


def settled(results: Results, lang: Language) -> str:
    """What is left aside for what people decided, or since the baseline has it; empty where nothing is."""
    found = [finding for finding, _ in judged(results)]
    stages = Counter(standing_of(results, finding) for finding in found)
    counted = {f"settled.{stage}": stages[stage] for stage in ("accepted", "false-positive")}
    counted["settled.known"] = sum(known(results, finding) and not excused(results, finding) for finding in found)
    kinds = [say(key, lang, n=count) for key, count in counted.items() if count]
    if not kinds:
        return ""
    shown = all(policy.show == "all" for policy in results.policies.values())
    return say("summary.settled-shown" if shown else "summary.settled", lang, kinds=say("comma", lang).join(kinds))


def reopened(results: Results, lang: Language) -> str:
    """Decisions that hold no longer, so that their findings count again; empty where all hold."""
    stages = Counter(standing_of(results, finding) for finding, _ in judged(results))
    kinds = [say(f"reopened.{stage}", lang, n=stages[stage]) for stage in ("expired", "changed", "unwaivable", "fixed") if stages[stage]]
    return say("summary.reopened", lang, kinds=say("comma", lang).join(kinds)) if kinds else ""


def _measure(each: _Unlisted) -> str:
    """The option that hides it, even where a configuration says the same."""
    by_severity = each.policy.show is not None and each.why != "deferred"
    return f"--show {each.policy.show}" if by_severity else f"--profile {each.policy.profile}"


def _weighed(hidden: Sequence[_Unlisted], lang: Language) -> Iterator[str]:
    whole = Counter(each.finding.severity for each in hidden if each.why == "severity")
    unsure = Counter((each.finding.severity, each.finding.confidence) for each in hidden if each.why == "confidence")
    for severity in SEVERITIES:
        if whole[severity]:
            yield say(f"summary.{severity}", lang, n=whole[severity])
        for confidence in CONFIDENCES:
            if count := unsure[severity, confidence]:
                yield say("summary.unsure", lang, found=say(f"summary.{severity}", lang, n=count), sure=say(f"sure.{confidence}", lang))


def _deferred(hidden: Sequence[_Unlisted], lang: Language) -> Iterator[str]:
    deferred = [each for each in hidden if each.why == "deferred"]
    for why, count in Counter(each.policy.deferral.why for each in deferred).items():
        rules = sorted({f"{each.finding.code} {each.finding.name}" for each in deferred if each.policy.deferral.why == why})
        yield say("summary.deferred", lang, n=count, why=why.in_language(lang), rules=say("comma", lang).join(rules))
