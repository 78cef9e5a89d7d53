"""Profiles: which findings are listed and which fail a run, by severity and confidence, for those who write, review or sign off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from gilint.cache import remembered
from gilint.choices import FailOn, Listed
from gilint.findings import SEVERITIES, Confidence, Finding, Severity
from gilint.rules.schema import Fault, build
from gilint.wording import Text
from gilint.yamlfile import YamlFault, read_yaml

CONFIDENCES: tuple[Confidence, ...] = get_args(Confidence)
"""From the surest to the least sure."""

Least = Mapping[Severity, Confidence]
"""The least confidence at which findings of a severity are meant; of a severity that is not named none is."""

Hidden = Literal["deferred", "severity", "confidence"]
"""Why a finding is not listed: its rule is left for later, its severity is not listed at all, or not at so low a confidence."""


@dataclass(frozen=True, slots=True)
class Deferral:
    """Rules, by code, whose findings are neither listed nor fail the run, and why, as the end of “3 findings …”."""

    rules: tuple[str, ...] = ()
    why: Text = Text("", "")


@dataclass(frozen=True, slots=True)
class Profile:
    """One way to look at findings; `purpose` says whom it is for."""

    title: Text
    purpose: Text
    shows: Least
    fails: Least
    defers: Deferral = Deferral()


@dataclass(frozen=True, slots=True)
class Profiles:
    """The profiles by name, and the name of the one that holds where none is asked for."""

    default: str
    profiles: Mapping[str, Profile]


@dataclass(frozen=True, slots=True)
class Policy:
    """What holds for the findings of one file: that of a profile, unless `fail_on` and `show` ask for something else."""

    profile: str
    listed: Least
    failing: Least
    deferral: Deferral = Deferral()
    fail_on: FailOn | None = None
    show: Listed | None = None

    def hides(self, finding: Finding) -> Hidden | None:
        if self.show == "all":
            return None
        if finding.code in self.deferral.rules:
            return "deferred"
        if finding.severity not in self.listed:
            return "severity"
        return None if _means(self.listed, finding) else "confidence"

    def fails(self, finding: Finding) -> bool:
        return finding.code not in self.deferral.rules and _means(self.failing, finding)


def load_profiles(file: Path) -> Profiles:
    """Raises YamlFault or OSError."""

    def read() -> Profiles:
        source = read_yaml(file)
        faults: list[Fault] = []
        made: Profiles = build(Profiles, source.data, (), faults)
        if faults:
            raise YamlFault(faults[0].message, source.line(faults[0].path))
        return made

    return remembered("profiles", (file,), read)


def policy(name: str, profile: Profile, fail_on: FailOn | None, show: Listed | None) -> Policy:
    """The profile, except for what `fail_on` and `show` say. What fails is listed, unless `show` says otherwise."""
    failing = profile.fails if fail_on is None else _from(fail_on)
    listed = _joined(profile.shows, failing) if show is None else _from(show)
    return Policy(name, listed, failing, profile.defers, fail_on, show)


def _means(least: Least, finding: Finding) -> bool:
    wanted = least.get(finding.severity)
    return wanted is not None and CONFIDENCES.index(finding.confidence) <= CONFIDENCES.index(wanted)


def _from(threshold: FailOn | Listed) -> Least:
    """Everything of a severity and of those that are graver, however sure."""
    if threshold == "never":
        return {}
    severities = SEVERITIES if threshold == "all" else SEVERITIES[: SEVERITIES.index(threshold) + 1]
    return dict.fromkeys(severities, "low")


def _joined(one: Least, other: Least) -> Least:
    """What either means."""
    return {
        severity: max((least[severity] for least in (one, other) if severity in least), key=CONFIDENCES.index)
        for severity in SEVERITIES
        if severity in one or severity in other
    }
