"""Reads the YAML of a rule pack into rules, and says everything that is wrong with it by file and line."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from gilint.findings import Confidence
from gilint.resources import rules_folder
from gilint.rules.bounds import MOST_FAULTS, MOST_RULES, Spent, check_faults, data_faults, rule_faults
from gilint.rules.kinds import kind_module, kind_names
from gilint.rules.model import Applies, Examples, Mute, Reason, Rule, RuleLevel
from gilint.rules.pack import Pack, PackFault, PackFiles
from gilint.rules.schema import Fault, build, suggestion
from gilint.wording import Text
from gilint.yamlfile import KeyPath, YamlFault, YamlFile, parse_yaml, read_bounded

CODE = re.compile(r"[A-Z]{2,6}[0-9]{3,4}")
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
OWN = re.compile(r"GI[0-9]+")
"""Codes of the rules that ship with gilint."""
_LONGEST_TOLD = 400


@dataclass(frozen=True, slots=True)
class _RuleForm:
    """The keys of a rule in YAML."""

    code: str
    name: str
    level: RuleLevel
    title: Text
    message: Text
    advice: Text
    why: Reason
    check: Mapping[str, Any]
    examples: Examples
    confidence: Confidence = "high"
    variants: Mapping[str, Text] = field(default_factory=dict)
    advices: Mapping[str, Text] = field(default_factory=dict)
    applies: Applies = Applies()
    mutes: tuple[Mute, ...] = ()


def read_pack(folder: Path, files: PackFiles) -> Pack:
    """Everything in a pack that can be used, and everything that is wrong with the rest. Never raises for what a file says."""
    digest = hashlib.sha256()
    faults: list[PackFault] = []
    if files.refused:
        faults.append(PackFault(str(folder), 1, files.refused))
    lists = _word_lists(files.lists, digest, faults)
    own = folder.resolve().is_relative_to(rules_folder())
    rules: dict[str, Rule] = {}
    for rule in _rules(files.rules, lists, digest, faults):
        before = rules.setdefault(rule.code, rule)
        if before is not rule:
            told = f"the code {rule.code} is used twice, first in {before.file}:{before.line}"
            faults.append(PackFault(rule.file, rule.line, told))
        elif not own and _trespasses(rule, faults):
            del rules[rule.code]
        elif len(rules) > MOST_RULES:
            del rules[rule.code]
            faults.append(PackFault(rule.file, rule.line, f"more than {MOST_RULES} rules; from this one on none is used"))
            break
    told_once = dict.fromkeys(map(_shown, _first(faults)))
    return Pack(folder.name, tuple(rules[code] for code in sorted(rules)), tuple(told_once), digest.hexdigest())


def _rules(files: Iterable[Path], lists: Mapping[str, list[Any]], digest: Any, faults: list[PackFault]) -> Iterable[Rule]:
    spent = Spent()
    for path in files:
        source = _parse(path, digest, faults)
        if source is not None:
            yield from _rules_of(source, lists, spent, faults)


def _trespasses(rule: Rule, faults: list[PackFault]) -> bool:
    """Whether a rule of someone else's pack takes the place of gilint's own, or silences one."""
    if OWN.fullmatch(rule.code):
        faults.append(
            PackFault(rule.file, rule.line, f"{rule.code}: codes that begin with GI are those of gilint itself; take other letters")
        )
        return True
    muted = sorted({code for mute in rule.mutes for code in mute.codes if OWN.fullmatch(code)})
    if muted:
        told = f"{rule.code} must not mute {', '.join(muted)}: who does not want a rule of gilint ignores it in the configuration"
        faults.append(PackFault(rule.file, rule.line, told))
    return bool(muted)


def _first(faults: list[PackFault]) -> list[PackFault]:
    """Not more than a person will read."""
    if len(faults) <= MOST_FAULTS:
        return faults
    after = faults[MOST_FAULTS]
    return [
        *faults[:MOST_FAULTS],
        PackFault(after.file, after.line, f"{len(faults) - MOST_FAULTS} more mistakes, this one the first of them"),
    ]


def _shown(fault: PackFault) -> PackFault:
    """Safe to print, whatever a pack calls its files and keys."""
    return PackFault(_visible(fault.file), fault.line, _visible(fault.message[:_LONGEST_TOLD]))


def _visible(text: str) -> str:
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)


def _parse(path: Path, digest: Any, faults: list[PackFault]) -> YamlFile | None:
    try:
        data = read_bounded(path)
        digest.update(path.name.encode() + b"\0" + data)
        return parse_yaml(data, str(path))
    except YamlFault as fault:
        faults.append(PackFault(str(path), fault.line, str(fault)))
    except OSError as fault:
        faults.append(PackFault(str(path), 1, fault.strerror or str(fault)))
    return None


def _word_lists(files: Iterable[Path], digest: Any, faults: list[PackFault]) -> dict[str, list[Any]]:
    lists: dict[str, list[Any]] = {}
    for path in files:
        source = _parse(path, digest, faults)
        if source is None:
            continue
        words = source.data.get("words") if isinstance(source.data, dict) else None
        if isinstance(words, list):
            lists[path.stem] = words
        else:
            faults.append(PackFault(str(path), 1, "a word list has a key 'words' with a list"))
    return lists


def _rules_of(source: YamlFile, lists: Mapping[str, list[Any]], spent: Spent, faults: list[PackFault]) -> Iterable[Rule]:
    listed = source.data.get("rules") if isinstance(source.data, dict) else None
    if not isinstance(listed, list):
        faults.append(PackFault(source.name, 1, "a rule file has a key 'rules' with a list of rules"))
        return
    for index, data in enumerate(listed):
        found = list(data_faults(data, ("rules", index)))
        rule = None if found else _rule(data, ("rules", index), lists, spent, found)
        faults.extend(PackFault(source.name, source.line(fault.path), f"{_spelt(fault.path)}: {fault.message}") for fault in found)
        if rule is not None and not found:
            yield replace(rule, file=source.name, line=source.line(("rules", index)))


def _rule(data: Any, path: KeyPath, lists: Mapping[str, list[Any]], spent: Spent, faults: list[Fault]) -> Rule | None:
    form: _RuleForm | None = build(_RuleForm, data, path, faults)
    if form is None:
        return None
    if not CODE.fullmatch(form.code):
        faults.append(Fault((*path, "code"), f"{form.code!r} is no code: capital letters and three or four digits, like GI301"))
    if not NAME.fullmatch(form.name):
        faults.append(Fault((*path, "name"), f"{form.name!r} is no name: small letters and digits joined by hyphens"))
    if not form.examples.bad or not form.examples.good:
        faults.append(Fault((*path, "examples"), "a rule needs at least one example under 'bad' and one under 'good'"))
    params = dict(form.check)
    kind = params.pop("kind", None)
    if kind not in kind_names():
        faults.append(Fault((*path, "check", "kind"), f"{kind!r} is no check kind{suggestion(str(kind), kind_names())}"))
        return None
    module = kind_module(kind)
    built = build(module.Params, _with_lists(params, lists, (*path, "check"), faults), (*path, "check"), faults)
    if built is not None:
        costly = list(check_faults(built, (*path, "check"), spent))
        faults.extend(costly)
        if not costly and hasattr(module, "faults"):
            faults.extend(Fault((*path, "check", key), message) for key, message in module.faults(built))
    rule = Rule(
        form.code, form.name, form.level, form.confidence, kind, built, form.message, form.advice, form.why, form.title,
        form.variants, form.advices, form.applies, form.mutes, form.examples,
    )  # fmt: skip
    faults.extend(rule_faults(rule, path))
    return rule


def _with_lists(data: Any, lists: Mapping[str, list[Any]], path: KeyPath, faults: list[Fault]) -> Any:
    """`{list: NAME}` anywhere in a check's parameters stands for the words of that list."""
    if isinstance(data, dict):
        if set(data) == {"list"}:
            name = str(data["list"])
            if name not in lists:
                faults.append(Fault((*path, "list"), f"no word list {name!r}{suggestion(name, lists)}"))
            return lists.get(name, [])
        return {key: _with_lists(value, lists, (*path, key), faults) for key, value in data.items()}
    if isinstance(data, list):
        return [_with_lists(item, lists, (*path, index), faults) for index, item in enumerate(data)]
    return data


def _spelt(path: KeyPath) -> str:
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key[:60]}" for key in path).lstrip(".")
