"""A gate's policy: named conditions, each a measure with a limit. A YAML file; those that ship with gilint go by their names."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import get_args

from gilint.gate.conditions import Condition, FindingMeasure
from gilint.profiles import Policy, Profile, load_profiles, policy
from gilint.resources import rules_folder
from gilint.rules.model import Rule
from gilint.rules.schema import Fault, build, suggestion
from gilint.selection import unknown
from gilint.wording import Text
from gilint.yamlfile import KeyPath, YamlFault, YamlFile, parse_yaml, read_bounded

DEFAULT = "county-office"
_LARGEST = 1_000_000
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Terms:
    """What a policy file says. `profile` judges which findings fail, `unwaivable` names rules whose findings nobody can waive here."""

    name: str
    title: Text
    purpose: Text
    conditions: tuple[Condition, ...]
    profile: str | None = None
    unwaivable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GatePolicy:
    """The terms of a file, with the hash of its bytes. `profile` is None where the policy names none."""

    terms: Terms
    file: Path
    sha256: str
    lines: YamlFile
    profile: Policy | None = None

    @property
    def name(self) -> str:
        return self.terms.name

    @property
    def conditions(self) -> tuple[Condition, ...]:
        return self.terms.conditions


class PolicyFault(ValueError):
    """A policy that cannot be used. `line` begins at 1."""

    def __init__(self, file: Path, line: int, message: str) -> None:
        super().__init__(file, line, message)
        self.file = file
        self.line = line
        self.message = message

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class UnknownPolicy(ValueError):
    """A word that is neither the name of a policy that ships with gilint nor a file, and the names that there are."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.known = tuple(shipped())
        self.meant = next(iter(get_close_matches(word.lower(), self.known, n=1)), "")


def shipped() -> dict[str, Path]:
    """The policies that come with gilint, by name."""
    return {file.stem: file for file in sorted((rules_folder() / "policies").glob("*.yaml"))}


def find_policy(word: str) -> Path:
    """The file of a policy by its name, or the file itself. Raises UnknownPolicy."""
    known = shipped()
    if word in known:
        return known[word]
    if not Path(word).is_file():
        raise UnknownPolicy(word)
    return Path(word)


def load_policy(path: Path) -> GatePolicy:
    """Raises PolicyFault or OSError."""
    try:
        data = read_bounded(path, _LARGEST)
        source = parse_yaml(data, str(path))
    except YamlFault as fault:
        raise PolicyFault(path, fault.line, str(fault)) from None
    faults: list[Fault] = []
    terms: Terms = build(Terms, source.data, (), faults)
    profiles = load_profiles(rules_folder() / "profiles.yaml").profiles
    if not faults:
        faults.extend(_unsound(terms, profiles))
    if faults:
        raise PolicyFault(path, source.line(faults[0].path), faults[0].message)
    judging = policy(terms.profile, profiles[terms.profile], None, None) if terms.profile else None
    return GatePolicy(terms=terms, file=path, sha256=hashlib.sha256(data).hexdigest(), lines=source, profile=judging)


def check_rules(policy: GatePolicy, rules: Sequence[Rule]) -> None:
    """Raises PolicyFault where the policy names a rule that is not known: a condition about no rule would always hold."""
    named: list[tuple[KeyPath, str]] = [(("unwaivable", index), word) for index, word in enumerate(policy.terms.unwaivable)]
    for number, condition in enumerate(policy.conditions):
        named += [(("conditions", number, "rules", index), word) for index, word in enumerate(condition.rules)]
    known = [word for rule in rules for word in (rule.code, rule.name)]
    for path, word in named:
        if unknown(word, rules):
            raise PolicyFault(policy.file, policy.lines.line(path), f"no rule is meant by {word[:60]!r}{suggestion(word, known)}")


def codes_of(words: Sequence[str], rules: Sequence[Rule]) -> frozenset[str]:
    """The codes of the rules that codes, beginnings of codes and names mean."""
    return frozenset(rule.code for rule in rules if any(not unknown(word, (rule,)) for word in words))


def _unsound(terms: Terms, profiles: Mapping[str, Profile]) -> Iterator[Fault]:
    """What no type can say."""
    if not _NAME.fullmatch(terms.name):
        yield Fault(("name",), "a name has small letters, digits and hyphens only")
    if terms.profile is not None and terms.profile not in profiles:
        yield Fault(("profile",), f"no profile is called {terms.profile[:60]!r}{suggestion(terms.profile, profiles)}")
    if not terms.conditions:
        yield Fault(("conditions",), "a policy without conditions would let everything pass")
    names = Counter(condition.name for condition in terms.conditions)
    for index, condition in enumerate(terms.conditions):
        path = ("conditions", index)
        if not _NAME.fullmatch(condition.name):
            yield Fault((*path, "name"), "a name has small letters, digits and hyphens only")
        if names[condition.name] > 1:
            yield Fault((*path, "name"), f"two conditions are called {condition.name!r}")
        limits = list(condition.limits())
        if len(limits) != 1:
            yield Fault(path, "a condition has one limit: most, least or equals")
        if any(number < 0 for _, number in limits):
            yield Fault((*path, limits[0][0]), "a limit is not below 0")
        if condition.narrowed and condition.measure not in get_args(FindingMeasure):
            yield Fault(path, f"{condition.measure} measures no findings: rules and confidence mean nothing for it")
