"""The configuration: gilint.yaml, or [tool.gilint] of a pyproject.toml, closest to the file that is checked.

Files are not merged: the closest one counts, and what it names under `extends`. Paths and patterns are relative to the file they stand in.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path, PurePosixPath
from typing import Any, Literal, get_args

from gilint.choices import FailOn
from gilint.configfile import ConfigError, ConfigFault, ConfigFile, config_in, read_config
from gilint.globs import matches
from gilint.readers.limits import Limits
from gilint.rules.schema import Fault, convert, suggestion
from gilint.selection import Selection
from gilint.wording import Language
from gilint.zipped import container, containers

_DAY = 86_400
_MOST = 10**15
"""Beyond these, systems have no clocks to wait by, and no memory."""

KEYS: Mapping[str, Any] = {
    "extends": str,
    "select": tuple[str, ...],
    "ignore": tuple[str, ...],
    "extend-select": tuple[str, ...],
    "per-file-ignores": Mapping[str, tuple[str, ...]],
    "profile": str,
    "fail-on": FailOn,
    "rules": tuple[str, ...],
    "lang": Literal[get_args(Language)],
    "exclude": tuple[str, ...],
    "previous": tuple[str, ...],
    "roster": str,
    "baseline": str,
    "policy": str,
    "allowed-signers": str,
    "limits": Mapping[str, int],
}
"""What may stand in a configuration, with its types."""

_NO_FILE = ConfigFile(Path("gilint.yaml"), {}, {})


@dataclass(frozen=True)
class Config:
    """One configuration file whose values are known to fit; without a file it says nothing. `base` is the one that it extends."""

    file: ConfigFile = _NO_FILE
    base: Config | None = None

    @property
    def lang(self) -> Language | None:
        return self._value("lang")  # type: ignore[no-any-return]

    @property
    def profile(self) -> str | None:
        """What this file itself says; as for `fail_on`, the base comes after it in `layers`."""
        return self.file.values.get("profile")

    @property
    def fail_on(self) -> FailOn | None:
        return self.file.values.get("fail-on")

    def layers(self) -> tuple[Config, ...]:
        """This file, the one that it extends, and so on."""
        return (self, *(self.base.layers() if self.base else ()))

    @property
    def packs(self) -> tuple[Path, ...]:
        """The folders or files of own rule packs, those of the base first."""
        own = tuple(self.file.path.parent / word for word in self.file.values.get("rules", ()))
        return (*(self.base.packs if self.base else ()), *own)

    @property
    def previous(self) -> tuple[Path, ...]:
        """Files and folders with the reports of the year before."""
        return tuple(self._beside("previous", self._value("previous") or ()))

    @property
    def roster(self) -> Path | None:
        """The list of organs that should report."""
        return next(self._beside("roster", self._one("roster")), None)

    @property
    def baseline(self) -> Path | None:
        return next(self._beside("baseline", self._one("baseline")), None)

    @property
    def policy(self) -> str | None:
        """The gate's policy: the name of one that ships with gilint, or a file."""
        policy: str | None = self._value("policy")
        beside = next(self._beside("policy", self._one("policy")), None)
        return str(beside) if policy and beside and ("/" in policy or "." in policy or os.path.exists(beside)) else policy

    @property
    def allowed_signers(self) -> Path | None:
        """The file of those who may sign, as ssh-keygen reads it."""
        return next(self._beside("allowed-signers", self._one("allowed-signers")), None)

    @property
    def limits(self) -> Limits:
        """How much of a file is read; what this file leaves out, its base says."""
        own = {name.replace("-", "_"): number for name, number in self.file.values.get("limits", {}).items()}
        return replace(self.base.limits if self.base else Limits(), **own)

    def excludes(self, path: Path) -> bool:
        return self._fits(path, self.file.values.get("exclude", ())) or bool(self.base and self.base.excludes(path))

    def says(self) -> tuple[Selection, ...]:
        """What it has to say on which rules speak, the base first."""
        own = Selection(self.file.values.get("select"), self.file.values.get("extend-select", ()), self.file.values.get("ignore", ()))
        return (*(self.base.says() if self.base else ()), own)

    def ignored_in(self, path: Path) -> tuple[str, ...]:
        """The selectors under `per-file-ignores` that are meant for a file."""
        listed = self.file.values.get("per-file-ignores", {}).items()
        own = tuple(word for pattern, words in listed if self._fits(path, (pattern,)) for word in words)
        return (*(self.base.ignored_in(path) if self.base else ()), *own)

    def selectors(self) -> tuple[tuple[str, ConfigFault], ...]:
        """Every selector with the fault to tell where it means no rule."""
        listed: list[tuple[str, tuple[str | int, ...]]] = []
        for key in ("select", "extend-select", "ignore"):
            listed += ((word, (key, index)) for index, word in enumerate(self.file.values.get(key, ())))
        for pattern, words in self.file.values.get("per-file-ignores", {}).items():
            listed += ((word, ("per-file-ignores", pattern, index)) for index, word in enumerate(words))
        own = tuple((word, self.file.fault(keys, f"no rule is meant by {word!r}")) for word, keys in listed)
        return (*(self.base.selectors() if self.base else ()), *own)

    def _value(self, key: str) -> Any:
        return self.file.values.get(key, self.base._value(key) if self.base else None)

    def _one(self, key: str) -> tuple[str, ...]:
        value = self._value(key)
        return () if value is None else (value,)

    def _beside(self, key: str, words: Iterable[str]) -> Iterator[Path]:
        """Paths as meant by the file that names them."""
        if key not in self.file.values and self.base:
            return self.base._beside(key, words)
        return (self.file.path.parent / word for word in words)

    def _fits(self, path: Path, patterns: tuple[str, ...]) -> bool:
        """What is meant for an archive is meant for all that it holds."""
        if not patterns:
            return False
        folder = self.file.path.parent
        meant = [PurePosixPath(Path(os.path.relpath(each, folder)).as_posix()) for each in (path, *containers(path))]
        return any(matches(each, pattern) for each in meant for pattern in patterns)


class Configs:
    """Finds the configuration of each file; each folder and each file is looked at once."""

    def __init__(self) -> None:
        self._closest: dict[Path, Config] = {}

    def closest(self, path: Path) -> Config:
        """Raises ConfigError."""
        return self._of_folder(Path(os.path.abspath(container(path))).parent)

    def _of_folder(self, folder: Path) -> Config:
        if folder not in self._closest:
            file = config_in(folder)
            if file is not None:
                self._closest[folder] = load_config(file)
            else:
                self._closest[folder] = Config() if folder.parent == folder else self._of_folder(folder.parent)
        return self._closest[folder]


def load_config(path: Path, extending: tuple[Path, ...] = ()) -> Config:
    """Raises ConfigError with every fault of the file, or of one that it extends."""
    source = read_config(path)
    faults: list[Fault] = []
    kept: dict[str, Any] = {}
    for key, value in source.values.items():
        if key in KEYS:
            kept[key] = convert(KEYS[key], _folders(value) if key == "previous" else value, (key,), faults)
        else:
            faults.append(Fault((key,), f"unknown key {key!r}{suggestion(key, KEYS)}; allowed: {', '.join(KEYS)}"))
    faults += _limit_faults(kept.get("limits") or {})
    if faults:
        raise ConfigError(*(source.fault(fault.path, _told(fault)) for fault in faults))
    file = ConfigFile(path, kept, source.lines)
    return Config(file, _base(file, (*extending, path.resolve())) if "extends" in kept else None)


def _limit_faults(limits: Mapping[str, int]) -> Iterator[Fault]:
    known = [field.name.replace("_", "-") for field in fields(Limits)]
    for name, number in limits.items():
        if name not in known:
            yield Fault(("limits", name), f"unknown limit {name!r}{suggestion(str(name), known)}; there are: {', '.join(known)}")
            continue
        most = _DAY if name in ("seconds", "office") else _MOST
        if isinstance(number, int) and not 1 <= number <= most:
            yield Fault(("limits", name), f"{name} is a whole number from 1 to {most}")


def _base(file: ConfigFile, extending: tuple[Path, ...]) -> Config:
    above = file.path.parent / file.values["extends"]
    if not os.path.isfile(above):
        raise ConfigError(file.fault(("extends",), f"extends: there is no file {file.values['extends']!r}"))
    if above.resolve() in extending:
        raise ConfigError(file.fault(("extends",), "extends: the files extend each other"))
    return load_config(above, extending)


def _folders(value: Any) -> Any:
    """One or several; a folder may well be called 2023, which YAML takes for a number."""
    return [str(each) if isinstance(each, int) else each for each in (value if isinstance(value, list) else [value])]


def _told(fault: Fault) -> str:
    key = str(fault.path[0])
    return f"{key}: {fault.message}" if key in KEYS else fault.message
