"""From what was asked for, and the configuration closest to a file, to the rules that the file is checked with."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from gilint.checking import Plan
from gilint.choices import FailOn, Listed
from gilint.config import Config, Configs, load_config
from gilint.configfile import ConfigError
from gilint.profiles import Policy, Profiles, load_profiles, policy
from gilint.report.knowledge import Knowledge, load_knowledge
from gilint.resources import rules_folder
from gilint.rules.model import Rule
from gilint.rules.pack import Pack, PackFault, load_pack
from gilint.rules.schema import suggestion
from gilint.selection import Selection, chosen, muting, unknown
from gilint.wording import Language


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for; it beats the configuration. `config` replaces the closest file, `isolated` every file."""

    selection: Selection = Selection()
    packs: tuple[Path, ...] = ()
    profile: str | None = None
    fail_on: FailOn | None = None
    show: Listed | None = None
    lang: Language | None = None
    config: Path | None = None
    isolated: bool = False


class UnknownSelector(ValueError):
    """A word of the command line that means no rule, and the code or name that was perhaps meant."""

    def __init__(self, word: str, rules: Iterable[Rule]) -> None:
        super().__init__(word)
        known = [name for rule in rules for name in (rule.code, rule.name)]
        self.meant = next(iter(get_close_matches(word, known, n=1) or get_close_matches(word.upper(), known, n=1)), "")


class UnknownProfile(ValueError):
    """A word of the command line that names no profile, the names that there are, and the one that was perhaps meant."""

    def __init__(self, word: str, known: Iterable[str]) -> None:
        super().__init__(word)
        self.known = tuple(known)
        self.meant = next(iter(get_close_matches(word.lower(), self.known, n=1)), "")


class Planner:
    """Makes the plan and the policy for each file; each configuration and each pack is read once. Raises UnknownProfile."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self._configs = Configs()
        self._given = load_config(asked.config) if asked.config else Config() if asked.isolated else None
        self._packs: dict[Path, Pack] = {}
        self._knowledge: Knowledge | None = None
        self._profiles: Profiles | None = None
        if asked.profile is not None and asked.profile not in self.profiles().profiles:
            raise UnknownProfile(asked.profile, self.profiles().profiles)

    def config(self, path: Path) -> Config:
        """Raises ConfigError."""
        return self._given if self._given is not None else self._configs.closest(path)

    def plan(self, path: Path) -> Plan:
        """Raises ConfigError, and UnknownSelector."""
        config = self.config(path)
        rules = self.rules(config)
        says = [*config.says(), self.asked.selection]
        ignored = config.ignored_in(path)
        if ignored:
            says.append(Selection(ignore=ignored))
        kept = chosen(rules, says)
        return Plan(muting(rules, kept), frozenset(rule.code for rule in kept), self.knowledge(), config.limits)

    def reading(self, path: Path) -> Plan:
        """For a report that is read beside those that are checked. Raises ConfigError."""
        return Plan((), frozenset(), self.knowledge(), self.config(path).limits)

    def policy(self, path: Path) -> Policy:
        """The closest word counts: the command line, the configuration, what that extends; within one, `fail-on` before the profile's.

        Raises ConfigError.
        """
        known = self.profiles()
        layers = self.config(path).layers()
        faults = [
            layer.file.fault(("profile",), f"profile: no profile is called {layer.profile!r}{suggestion(layer.profile, known.profiles)}")
            for layer in layers
            if layer.profile is not None and layer.profile not in known.profiles
        ]
        if faults:
            raise ConfigError(*faults)
        says = [(self.asked.profile, self.asked.fail_on), *((layer.profile, layer.fail_on) for layer in layers)]
        name = next((name for name, _ in says if name is not None), known.default)
        fail_on = next((level for name, level in says if name is not None or level is not None), None)
        return policy(name, known.profiles[name], fail_on, self.asked.show)

    def profiles(self) -> Profiles:
        if self._profiles is None:
            self._profiles = load_profiles(rules_folder() / "profiles.yaml")
        return self._profiles

    def rules(self, config: Config) -> tuple[Rule, ...]:
        """All rules that are known where a configuration holds, in order of their codes."""
        by_code: dict[str, Rule] = {}
        for folder in (core_folder(), *config.packs, *self.asked.packs):
            for rule in self._pack(folder).rules:
                by_code.setdefault(rule.code, rule)
        rules = tuple(by_code[code] for code in sorted(by_code))
        faults = [fault for word, fault in config.selectors() if unknown(word, rules)]
        if faults:
            raise ConfigError(*faults)
        for word in self.asked.selection.words():
            if unknown(word, rules):
                raise UnknownSelector(word, rules)
        return rules

    def knowledge(self) -> Knowledge:
        if self._knowledge is None:
            self._knowledge = load_knowledge(rules_folder())
        return self._knowledge

    def packs(self) -> tuple[Pack, ...]:
        """The packs that were read, gilint's own first, even where no file asked for them yet."""
        for folder in (core_folder(), *self.asked.packs):
            self._pack(folder)
        return tuple(self._packs.values())

    def pack_faults(self) -> tuple[PackFault, ...]:
        """What is wrong with the packs, codes that a second pack uses again included."""
        faults = [fault for pack in self.packs() for fault in pack.faults]
        first: dict[str, Rule] = {}
        for pack in self.packs():
            for rule in pack.rules:
                before = first.setdefault(rule.code, rule)
                if before is not rule:
                    told = f"the code {rule.code} is used twice, first in {before.file}:{before.line}"
                    faults.append(PackFault(rule.file, rule.line, told))
        return tuple(faults)

    def _pack(self, folder: Path) -> Pack:
        place = Path(os.path.abspath(folder))
        if place not in self._packs:
            absent = PackFault(str(folder), 1, "there is no such file or folder")
            self._packs[place] = load_pack(folder) if os.path.exists(place) else Pack(folder.name, (), (absent,), "")
        return self._packs[place]


def core_folder() -> Path:
    """The rules that ship with gilint."""
    return rules_folder() / "core"
