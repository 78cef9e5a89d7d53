"""Reads the YAML of a rule pack into rules, and says everything that is wrong with it by file and line."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from gilint.findings import Confidence
from gilint.rules.kinds import kind_module, kind_names
from gilint.rules.model import Applies, Examples, Mute, Reason, Rule, RuleLevel
from gilint.rules.pack import Pack, PackFault, list_files, pack_files
from gilint.rules.schema import Fault, build, suggestion
from gilint.wording import Text
from gilint.yamlfile import KeyPath, YamlFault, YamlFile, parse_yaml

CODE = re.compile(r"[A-Z]{2,6}[0-9]{3,4}")
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


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
    applies: Applies = Applies()
    mutes: tuple[Mute, ...] = ()


def read_pack(folder: Path) -> Pack:
    """Everything in a pack that can be used, and everything that is wrong with the rest. Never raises for what a file says."""
    digest = hashlib.sha256()
    faults: list[PackFault] = []
    lists = _word_lists(folder, digest, faults)
    rules: list[Rule] = []
    for path in pack_files(folder):
        source = _parse(path, digest, faults)
        if source is not None:
            rules.extend(_rules_of(source, lists, faults))
    rules.sort(key=lambda rule: rule.code)
    faults.extend(_doubles(rules))
    return Pack(folder.name, tuple(rules), tuple(faults), digest.hexdigest())


def _parse(path: Path, digest: Any, faults: list[PackFault]) -> YamlFile | None:
    try:
        data = path.read_bytes()
        digest.update(path.name.encode() + b"\0" + data)
        return parse_yaml(data, str(path))
    except YamlFault as fault:
        faults.append(PackFault(str(path), fault.line, str(fault)))
    except OSError as fault:
        faults.append(PackFault(str(path), 1, fault.strerror or str(fault)))
    return None


def _word_lists(folder: Path, digest: Any, faults: list[PackFault]) -> dict[str, list[Any]]:
    lists: dict[str, list[Any]] = {}
    for path in list_files(folder):
        source = _parse(path, digest, faults)
        if source is None:
            continue
        words = source.data.get("words") if isinstance(source.data, dict) else None
        if isinstance(words, list):
            lists[path.stem] = words
        else:
            faults.append(PackFault(str(path), 1, "a word list has a key 'words' with a list"))
    return lists


def _rules_of(source: YamlFile, lists: Mapping[str, list[Any]], faults: list[PackFault]) -> Iterable[Rule]:
    listed = source.data.get("rules") if isinstance(source.data, dict) else None
    if not isinstance(listed, list):
        faults.append(PackFault(source.name, 1, "a rule file has a key 'rules' with a list of rules"))
        return
    for index, data in enumerate(listed):
        found: list[Fault] = []
        rule = _rule(data, ("rules", index), lists, found)
        faults.extend(PackFault(source.name, source.line(fault.path), f"{_spelt(fault.path)}: {fault.message}") for fault in found)
        if rule is not None and not found:
            yield replace(rule, file=source.name, line=source.line(("rules", index)))


def _rule(data: Any, path: KeyPath, lists: Mapping[str, list[Any]], faults: list[Fault]) -> Rule | None:
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
    if built is not None and hasattr(module, "faults"):
        faults.extend(Fault((*path, "check", key), message) for key, message in module.faults(built))
    return Rule(
        form.code, form.name, form.level, form.confidence, kind, built, form.message, form.advice, form.why, form.title,
        form.variants, form.applies, form.mutes, form.examples,
    )  # fmt: skip


def _with_lists(data: Any, lists: Mapping[str, list[Any]], path: KeyPath, faults: list[Fault]) -> Any:
    """`{list: NAME}` anywhere in a check's parameters stands for the words of that list."""
    if isinstance(data, dict):
        if set(data) == {"list"}:
            if data["list"] not in lists:
                faults.append(Fault((*path, "list"), f"no word list {data['list']!r}{suggestion(str(data['list']), lists)}"))
            return lists.get(data["list"], [])
        return {key: _with_lists(value, lists, (*path, key), faults) for key, value in data.items()}
    return data


def _doubles(rules: list[Rule]) -> Iterable[PackFault]:
    for before, after in pairwise(rules):
        if before.code == after.code:
            yield PackFault(after.file, after.line, f"the code {after.code} is used twice, first in {before.file}:{before.line}")


def _spelt(path: KeyPath) -> str:
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path).lstrip(".")
