"""The report: what a reviewer sees in a document. Frozen values, each with the place where it was read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal

from gilint.document import Block, Document, Image, Paragraph, Place, Table
from gilint.report.form import Form

Level = Literal["ministry", "province", "city", "county", "town", "unknown"]
AgencyKind = Literal["government", "department", "unknown"]
Number = int | Decimal

_COUNT = re.compile(r"[0-9]{0,9}")


@dataclass(frozen=True, slots=True)
class FormCell:
    """A cell of a statutory table.

    `text` is what is printed, without the blanks around it; `value` its number, None where it is blank or no number. `tidy` is False where
    the number was readable but not plain (full-width digits, separators, a unit).
    """

    address: str
    text: str
    value: Number | None
    place: Place
    tidy: bool = True

    @property
    def blank(self) -> bool:
        return not self.text


@dataclass(frozen=True, slots=True)
class Unread:
    """Addresses whose place in the document was found but whose value could not be told; `why` is a word for the cause."""

    addresses: tuple[str, ...]
    why: str
    place: Place


@dataclass(frozen=True, slots=True)
class PrintedLabel:
    """The label that stands in the document for a row or column of the form; `likeness` is 1.0 where it is the prescribed one."""

    key: str
    prescribed: str
    printed: str
    likeness: float
    place: Place


@dataclass(frozen=True, slots=True)
class ExtraRow:
    """A row of a statutory table that the form does not have, with the values beside its label."""

    label: str
    texts: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A statutory table as found.

    `state` is `read`, `absent` (nothing of it is there) or `image` (a picture stands in its part). `edition` is that of its labels.
    `missing_rows` and `missing_columns` hold keys of the form that the document does not print. `sure` says that a blank cell is surely the
    one that is blank, and not another one of its row.
    """

    key: str
    state: Literal["read", "absent", "image"]
    edition: str
    place: Place
    labels: tuple[PrintedLabel, ...] = ()
    missing_rows: tuple[str, ...] = ()
    missing_columns: tuple[str, ...] = ()
    extra_rows: tuple[ExtraRow, ...] = ()
    old_marks: tuple[str, ...] = ()
    exact: bool = True
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as printed. `number` is its own (3 for 三、), `style` how it is written; `title` is the text without the number."""

    text: str
    title: str
    number: int | None
    style: Literal["top", "sub", "none"]
    place: Place
    auto: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One of the six parts: its heading and what stands below it up to the next one."""

    n: int
    heading: Heading
    likeness: float
    blocks: tuple[Block, ...]
    prose: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.prose)

    def images(self) -> Iterator[Image]:
        return (block for block in self.blocks if isinstance(block, Image))


@dataclass(frozen=True, slots=True)
class Period:
    """The statistical period as stated; `start` and `end` are ISO dates, empty where they are not given or no dates."""

    text: str
    start: str
    end: str
    place: Place


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of the text about a cell or a derived address. `op` is one of == >= <=; "none" is == 0 with `negated` set.

    `sure` is False where the words may mean something else: such a claim never makes an error. A number in 万 or an amount of money is
    rounded, and may be off by `within`.
    """

    cell: str
    op: Literal["==", ">=", "<="]
    value: Number
    quote: str
    section: int
    place: Place
    negated: bool = False
    sure: bool = True
    within: Number = 0


@dataclass(frozen=True, slots=True)
class Agency:
    """The organ that reports: its name as printed, its level in the administration, and whether it is a government or a department."""

    name: str
    level: Level = "unknown"
    kind: AgencyKind = "unknown"
    source: Literal["title", "text", "file", "none"] = "none"


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with the number of its part: 0 before the first one, None where it is in none."""

    section: int | None
    text: str
    place: Place


@dataclass(frozen=True)
class Report:
    """A recognised report. Absent things are None or empty; `cells` holds what was read, by address."""

    document: Document
    form: Form
    title: Paragraph | None
    agency: Agency
    year: int | None
    years: Mapping[str, tuple[int, Place]]
    edition: str
    period: Period | None
    published: str
    preamble: tuple[Paragraph, ...]
    parts: tuple[Part, ...]
    headings: tuple[Heading, ...]
    duplicates: tuple[Heading, ...]
    tables: Mapping[str, FoundTable]
    cells: Mapping[str, FormCell]
    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...]

    @cached_property
    def by_table(self) -> Mapping[str, tuple[FormCell, ...]]:
        """The cells of each table, in the order of the form."""
        tables: dict[str, list[FormCell]] = {key: [] for key in self.tables}
        for address, cell in self.cells.items():
            tables[address.partition(".")[0]].append(cell)
        return {key: tuple(cells) for key, cells in tables.items()}

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every visible paragraph, title and headings included, and every cell that holds more than a count."""
        sections = {paragraph.place: 0 for paragraph in (*self.preamble, *([self.title] if self.title else []))}
        sections |= {part.heading.place: part.n for part in self.parts}
        sections |= {block.place: part.n for part in self.parts for block in part.blocks}
        found: list[Passage] = []
        for block in self.document.blocks:
            section = sections.get(block.place)
            if isinstance(block, Paragraph):
                found.append(Passage(section, block.text, block.place))
            elif isinstance(block, Table):
                found += [Passage(section, cell.text, cell.place) for cell in block.cells if not _COUNT.fullmatch(cell.text)]
        return tuple(found)

    @cached_property
    def said(self) -> tuple[Passage, ...]:
        """The paragraphs outside the statutory tables."""
        return tuple(Passage(n, paragraph.text, paragraph.place) for n, paragraph in self.prose())

    @cached_property
    def texts(self) -> Mapping[Place, str]:
        """The text of each paragraph outside the statutory tables."""
        return {paragraph.place: paragraph.text for _, paragraph in self.prose()}

    @cached_property
    def claims_at(self) -> Mapping[Place, tuple[Claim, ...]]:
        """The claims of each paragraph."""
        places: dict[Place, list[Claim]] = {}
        for claim in self.claims:
            places.setdefault(claim.place, []).append(claim)
        return {place: tuple(claims) for place, claims in places.items()}

    def part(self, n: int) -> Part | None:
        return next((part for part in self.parts if part.n == n), None)

    def value(self, address: str) -> Number | None:
        """The number at a cell or derived address; a derived one is None when one of its cells is unread or no number."""
        cell = self.cells.get(address)
        if cell is not None:
            return cell.value
        members = self.form.derived.get(address)
        if not members:
            return None
        values = [self.cells[member].value if member in self.cells else None for member in members]
        return None if any(value is None for value in values) else sum(value for value in values if value is not None)

    def prose(self) -> Iterator[tuple[int, Paragraph]]:
        """All paragraphs of the report outside its statutory tables, each with the number of its part (0: before the first)."""
        for paragraph in self.preamble:
            yield 0, paragraph
        for part in self.parts:
            for paragraph in part.prose:
                yield part.n, paragraph
