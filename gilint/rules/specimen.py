"""Makes the small documents of rule examples: the clean report of rules/specimen.yaml with the changes that an example names.

Keys of a change:
  year, agency, edition: of the whole report; the edition picks the form.
  title: the title line, "" for none. preamble: the paragraphs before part one.
  headings: part number to heading as printed, "" for none. order: part numbers in another order.
  parts: part number to its paragraphs. append: part number to a paragraph more.
  repeat: part number to how often its paragraphs stand there.
  cells: address to text. rows: row to its texts, parted by blanks (`t3.new: 1 0 0 0 0 0 1`; `_` stands for a blank cell).
  tables: table to `blank`, `absent` or `image`.
  labels: row or column (`t3.new`, `t3.total:column`) to its printed label, "" to drop it.
  extra: row to one that the form does not have, printed below it, as its label and texts (`t3.refused.state_secret: 小计 1 0 0 0 0 0 1`).
  insert: paragraphs right after the title. notes: what a reader noted, kind to text.
  pages: page to what holds its text: `picture` or `letters` that cannot be told, `guessed` for one recognised from a picture.
  body: paragraphs instead of a report. images, attachments: names of pictures and of linked files at the end.
  drawn: the format that draws the text on pages, without the lines of tables.
  fault: the reader's reason for refusing the file, detail: what it met, file: what it is called.
  previous: the changes that make the report of the year before. others: those that make further reports of the same run, each an item.
  versions: those that make web pages of this report. roster: names of organs that should report, `name = alias` or `name < parent`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from gilint.document import Attachment, Block, Document, GridCell, Image, Note, Paragraph, Place, lay_out
from gilint.report.collection import Collection, Member, Organ, Pair, Roster
from gilint.report.form import Form, FormBlock, FormTable, Row
from gilint.report.model import Report
from gilint.rules.model import Subject
from gilint.rules.schema import Fault, build

_NUMERALS = "一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Change:
    """The keys of an example's change; see the module."""

    year: int | None = None
    agency: str | None = None
    edition: str | None = None
    title: str | None = None
    preamble: tuple[str, ...] | None = None
    headings: Mapping[str, str] = field(default_factory=dict)
    order: tuple[int, ...] | None = None
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    append: Mapping[str, str] = field(default_factory=dict)
    repeat: Mapping[str, int] = field(default_factory=dict)
    cells: Mapping[str, Any] = field(default_factory=dict)
    rows: Mapping[str, Any] = field(default_factory=dict)
    tables: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)
    insert: tuple[str, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    body: tuple[str, ...] | None = None
    images: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    drawn: str = ""
    fault: str = ""
    detail: str = ""
    file: str = ""
    previous: Mapping[str, Any] | None = None
    others: tuple[Mapping[str, Any], ...] = ()
    versions: tuple[Mapping[str, Any], ...] = ()
    roster: tuple[str, ...] = ()


def parse_change(data: Any) -> tuple[Change | None, tuple[Fault, ...]]:
    faults: list[Fault] = []
    return build(Change, data, ("change",), faults), tuple(faults)


def specimen_document(change: Change, base: Mapping[str, Any], forms: Mapping[str, Form]) -> Document:
    """The changed specimen as a document with exact tables; `base` is the content of rules/specimen.yaml."""
    if change.body is not None:
        blocks: Iterator[Block] = (Paragraph(text, Place()) for text in change.body)
    else:
        blocks = _Writer(change, base, forms[change.edition or _edition_for(change.year or base["year"], forms)]).blocks()
    extra: list[Block] = [Image(name, Place()) for name in change.images]
    extra += [Attachment(name, name, Place()) for name in change.attachments]
    notes = tuple(Note(kind, text) for kind, text in change.notes.items())  # type: ignore[arg-type]
    numbered = tuple(_numbered([*blocks, *extra]))
    return Document(change.drawn or "text", numbered, (*notes, *_paged(change.pages)), drawn=bool(change.drawn))


def specimen(change: Change, base: Mapping[str, Any], forms: Mapping[str, Form], recognise: Callable[[Document], Report | None]) -> Subject:
    """The changed specimen as rules look at it. Raises ValueError where a report beside it is none."""
    if change.fault:
        return Subject("example", change.fault, change.detail, path=change.file)
    document = specimen_document(change, base, forms)
    subject = Subject("example", document=document, report=recognise(document), path="example")
    if subject.report is None:
        return subject

    def beside(path: str, data: Mapping[str, Any], form: str = "text") -> Member:
        other, faults = parse_change({**({"agency": change.agency} if change.agency else {}), **data})
        report = recognise(replace(specimen_document(other, base, forms), format=form)) if other and not faults else None
        if report is None:
            raise ValueError("; ".join(fault.message for fault in faults) or f"{path}: not a report")
        return Member(path, report)

    pair = collection = None
    if change.previous is not None:
        year = (change.year or base["year"]) - 1
        pair = Pair(subject.report, beside("previous", {"year": year, **change.previous}))
    if change.others or change.versions or change.roster:
        own = Member(subject.path, subject.report)
        others = [beside(f"other {n}", data) for n, data in enumerate(change.others, 1)]
        versions = [beside(f"version {n}", data, "html") for n, data in enumerate(change.versions, 1)]
        roster = Roster("roster", tuple(_organ(text, n) for n, text in enumerate(change.roster, 1))) if change.roster else None
        collection = Collection((own, *versions, *others), ((own, *versions),) if versions else (), roster)
    return replace(subject, pair=pair, collection=collection)


def _paged(pages: Mapping[str, str]) -> Iterator[Note]:
    for page, what in pages.items():
        place = Place(page=int(page))
        yield Note("guessed-page", "picture", place) if what == "guessed" else Note("unread-page", what, place)


def _organ(text: str, line: int) -> Organ:
    """`name`, `name = alias = alias`, `name < parent`, or both."""
    named, _, parent = text.partition("<")
    name, *aliases = (word.strip() for word in named.split("="))
    return Organ(name, tuple(aliases), parent.strip(), line)


def _edition_for(year: int, forms: Mapping[str, Form]) -> str:
    return max((form for form in forms.values() if form.first_year <= year), key=lambda form: form.first_year).edition


def _numbered(blocks: list[Block]) -> Iterator[Block]:
    paragraphs = tables = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            paragraphs += 1
            yield replace(block, place=Place(paragraph=paragraphs))
        elif isinstance(block, Image | Attachment):
            yield block
        else:
            tables += 1
            here = Place(table=tables)
            cells = tuple(replace(cell, place=replace(here, row=cell.row + 1, column=cell.column + 1)) for cell in block.cells)
            yield replace(block, place=here, cells=cells)


class _Writer:
    def __init__(self, change: Change, base: Mapping[str, Any], form: Form) -> None:
        self.change, self.base, self.form = change, base, form
        self.words = {"year": str(change.year or base["year"]), "agency": change.agency or base["agency"]}
        self.values = self._values()

    def blocks(self) -> Iterator[Block]:
        change, base = self.change, self.base
        title = base["title"] if change.title is None else change.title
        lines = [title, *change.insert, *(base["preamble"] if change.preamble is None else change.preamble)]
        yield from (Paragraph(self._filled(line), Place()) for line in lines if line)
        for n in change.order or range(1, 7):
            heading = change.headings.get(str(n), f"{_NUMERALS[n - 1]}、{self.form.section(n).title}")
            if heading:
                yield Paragraph(heading, Place())
            prose = [
                *change.parts.get(str(n), base["parts"][str(n)]) * change.repeat.get(str(n), 1),
                *([change.append[str(n)]] if str(n) in change.append else []),
            ]
            yield from (Paragraph(self._filled(text), Place()) for text in prose)
            for table in self.form.tables:
                if table.section == n:
                    yield from self._table(table)

    def _filled(self, text: str) -> str:
        return text.replace("{year}", self.words["year"]).replace("{agency}", self.words["agency"])

    def _values(self) -> dict[str, str]:
        values = dict.fromkeys(self.form.addresses, "0")
        base_rows = self.base["rows"] if self.form.edition == "2021" else {}
        for row, texts in {**base_rows, **self.change.rows}.items():
            addresses = [address for address in self.form.addresses if address.rpartition(".")[0] == row]
            for address, text in zip(addresses, str(texts).split(), strict=True):
                values[address] = "" if text == "_" else text
        values.update((address, "" if text is None else str(text)) for address, text in self.change.cells.items())
        return values

    def _table(self, table: FormTable) -> Iterator[Block]:
        state = self.change.tables.get(table.key, "")
        if state == "absent":
            return
        if state == "image":
            yield Image("image1.png", Place())
            return
        rows = self._across(table) if table.layout == "across" else self._down(table)
        yield lay_out(rows, Place())

    def _value(self, address: str) -> str:
        return "" if self.change.tables.get(address.split(".")[0]) == "blank" else self.values[address]

    def _label(self, key: str, label: str) -> str:
        return self.change.labels.get(key, label)

    def _columns(self, table: FormTable, block: FormBlock) -> list[tuple[str, str]]:
        labelled = ((column.key, self._label(f"{table.key}.{column.key}:column", column.label)) for column in block.columns)
        return [(key, label) for key, label in labelled if label]

    def _down(self, table: FormTable) -> Iterator[list[GridCell]]:
        width = 3 if table.key == "t3" else 1
        if width == 3:
            columns = self._columns(table, table.blocks[0])
            yield [GridCell(self.base["corner"], 3, 3), GridCell("申请人情况", len(columns))]
            yield [GridCell(columns[0][1], 1, 2), GridCell("法人或其他组织", len(columns) - 2), GridCell(columns[-1][1], 1, 2)]
            yield [GridCell(label) for _, label in columns[1:-1]]
        for block in table.blocks:
            columns = self._columns(table, block)
            if block.caption:
                yield [GridCell(block.caption, 4)]
                yield [GridCell("信息内容"), *(GridCell(label, _stretch(columns, index)) for index, (_, label) in enumerate(columns))]
            printed = list(self._printed(table, block, columns))
            kept = [row for row, _ in printed]
            for index, (row, texts) in enumerate(printed):
                values = [GridCell(text) for text in texts]
                if width == 1:
                    values = [replace(cell, column_span=_stretch(columns, place)) for place, cell in enumerate(values)]
                label = self._label(f"{table.key}.{row.key}", row.label)
                yield [*_groups(kept, index), GridCell(label, width - len(row.path) + 1), *values]

    def _printed(self, table: FormTable, block: FormBlock, columns: list[tuple[str, str]]) -> Iterator[tuple[Row, list[str]]]:
        """The rows of a block that are printed, with those that the form does not have, and the texts of each."""
        for row in block.rows:
            address = f"{table.key}.{row.key}"
            if self._label(address, row.label):
                yield row, [self._value(f"{address}.{key}") for key, _ in columns]
            if address in self.change.extra:
                label, *texts = self.change.extra[address].split()
                yield Row("", (*row.path[:-1], label)), texts

    def _across(self, table: FormTable) -> Iterator[list[GridCell]]:
        block = table.blocks[0]
        columns = self._columns(table, block)
        yield [GridCell("行政复议", len(columns)), GridCell("行政诉讼", 2 * len(columns))]
        yield [*(GridCell(label, 1, 2) for _, label in columns), *(GridCell(row.label, len(columns)) for row in block.rows[1:])]
        yield [GridCell(label) for _ in block.rows[1:] for _, label in columns]
        yield [GridCell(self._value(f"{table.key}.{row.key}.{key}")) for row in block.rows for key, _ in columns]


def _stretch(columns: list[tuple[str, str]], index: int) -> int:
    return 4 - len(columns) if index == len(columns) - 1 else 1


def _groups(rows: list[Row], index: int) -> Iterator[GridCell]:
    """The merged cells of the groups that begin at this row, to the left of its own label."""
    row = rows[index]
    for depth in range(len(row.path) - 1):
        group = row.path[: depth + 1]
        if index and rows[index - 1].path[: depth + 1] == group:
            continue
        yield GridCell(group[-1], 1, sum(1 for other in rows[index:] if other.path[: depth + 1] == group))
