"""A rule as data, and what a check kind is given and yields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from gilint.document import Document
from gilint.findings import Confidence, Location, Related, Severity
from gilint.report.collection import Collection, Pair
from gilint.report.model import AgencyKind, Level, Report
from gilint.wording import Text

RuleLevel = Literal["error", "warning", "info", "off"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a reviewer objects, with the clause or document that it rests on."""

    zh: str
    en: str
    clause: str


@dataclass(frozen=True, slots=True)
class Applies:
    """Which reports a rule is for; what is empty does not restrict. Years are report years, both ends included."""

    first_year: int | None = None
    last_year: int | None = None
    editions: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    kinds: tuple[AgencyKind, ...] = ()


@dataclass(frozen=True, slots=True)
class Mute:
    """Rules that stay silent where this one has spoken, since they would tell the same cause again.

    `within` is how far: the whole `file`, the same part, the same table, the same row of a table, or the same cell. Where there are
    `variants`, findings of the others mute nothing; the plain one is called "".
    """

    codes: tuple[str, ...]
    within: Literal["file", "section", "table", "row", "cell"]
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A small report on which the rule must, or must not, speak: a clean report of an invented organ with the changes named here.

    See gilint.rules.specimen for the keys.
    """

    name: str
    change: Mapping[str, Any] = field(default_factory=dict)
    cell: str = ""
    times: int = 1


@dataclass(frozen=True, slots=True)
class Examples:
    """On the bad ones the rule must speak, on the good ones it must not."""

    bad: tuple[Example, ...]
    good: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a pack. `check` is the kind's name with its parameters, already built.

    `variants` are further messages, `advices` say what to do where the general `advice` does not fit; the kind says which is meant.
    """

    code: str
    name: str
    level: RuleLevel
    confidence: Confidence
    kind: str
    params: Any
    message: Text
    advice: Text
    why: Reason
    title: Text
    variants: Mapping[str, Text] = field(default_factory=dict)
    advices: Mapping[str, Text] = field(default_factory=dict)
    applies: Applies = Applies()
    mutes: tuple[Mute, ...] = ()
    examples: Examples = Examples((), ())
    file: str = ""
    line: int = 0

    def message_of(self, variant: str) -> Text:
        return self.variants.get(variant, self.message)

    def advice_of(self, advice: str) -> Text:
        return self.advices.get(advice, self.advice)


@dataclass(frozen=True, slots=True)
class Subject:
    """What rules look at: a file, what a reader made of it, and what was recognised. Later ones are None where earlier steps failed.

    `name` is what a file goes by of which nobody can tell whose report it is: the hash of its bytes, which outlives another file name.
    `fault` is the reader's reason for refusing the file, `detail` what it met, and `path` its path. `pair` is the report with that of the
    year before, `collection` all reports of the run; where there is one, the subject's `path` says which of its members this is.
    """

    name: str
    fault: str = ""
    detail: str = ""
    document: Document | None = None
    report: Report | None = None
    pair: Pair | None = None
    collection: Collection | None = None
    path: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check kind yields: a place where the rule's fault is, with the values for its message.

    `level` is set only where this place weighs otherwise than the rule itself, `advice` where it asks for other advice. `path` names the
    member of a collection that the hit is about, or its roster; `agency` and `year` say which report is meant where it is none of these.
    """

    location: Location = Location()
    values: Mapping[str, str | Text] = field(default_factory=dict)
    variant: str = ""
    expected: str = ""
    actual: str = ""
    related: tuple[Related, ...] = ()
    level: Severity | None = None
    path: str = ""
    agency: str = ""
    year: int | None = None
    advice: str = ""
