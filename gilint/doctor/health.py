"""What the doctor finds: values without words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Ability = Literal["reads", "untried", "fails", "lacks", "optional"]
"""`untried` could not be tried as asked, `lacks` a package that belongs to gilint, `optional` a program that need not be there."""
OfficeState = Literal["works", "untried", "fails", "absent", "misnamed", "off"]
State = Literal["fine", "notice", "amiss"]


@dataclass(frozen=True, slots=True)
class Used:
    """A package or program that reads a format; `version` is empty where it is not there, or does not say."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Readable:
    """A format; `detail` is what came of trying it, in words that need no translation."""

    kind: str
    suffixes: tuple[str, ...]
    by: tuple[Used, ...]
    ability: Ability
    detail: str = ""


@dataclass(frozen=True, slots=True)
class OfficeProgram:
    """LibreOffice on this machine; `misnamed` where the setting names what is no program."""

    state: OfficeState
    path: Path | None = None
    version: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """One thing that gilint needs or uses: `about` names it, `said` which of the things there are to say of it."""

    about: str
    state: State
    said: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Health:
    """All of it."""

    formats: tuple[Readable, ...]
    office: OfficeProgram
    around: tuple[Around, ...]

    @property
    def sound(self) -> bool:
        """Whether all that gilint needs is there; what it only uses may be missing."""
        unable = any(each.ability in ("fails", "lacks") for each in self.formats)
        return not unable and self.office.state != "fails" and all(each.state != "amiss" for each in self.around)
