"""Document to Report: the steps in the order in which a reviewer takes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from gilint.document import Block, Document, Image, Paragraph, Place, Table
from gilint.report.claims import find_claims
from gilint.report.form import Form, FormTable
from gilint.report.front import Front, find_agency, find_period, find_published, split_front, squeezed, year_in
from gilint.report.gaps import with_gaps
from gilint.report.knowledge import Knowledge
from gilint.report.labels import bare
from gilint.report.lines import cell_step
from gilint.report.model import FormCell, FoundTable, Heading, Part, Period, Report
from gilint.report.parts import Headings, between, find_headings, unframed
from gilint.report.running import read_from_lines, without_lines
from gilint.report.statutory import Reading, read_from_tables


@dataclass(frozen=True, slots=True)
class _Table:
    """A statutory table with the form of its edition; `reading` is None where nothing of it was found."""

    form: Form
    reading: Reading | None


@dataclass(frozen=True, slots=True)
class _How:
    """How a document's tables may stand in it: see `read_from_lines`; `unread` are the pages that could not be read."""

    step: int
    drawn: bool
    unread: frozenset[int]


def recognise(document: Document, knowledge: Knowledge) -> Report | None:
    """The report in a document, None where neither a part nor a table of one is in it."""
    newest = knowledge.forms[0]
    blocks = [unframed(block) for block in document.blocks]
    headings = find_headings(blocks, newest, knowledge.row_labels)
    step = cell_step(document.paragraphs(), knowledge.row_labels.union(*knowledge.signs.values()))
    how = _How(step, document.drawn, frozenset(note.place.page for note in document.noted("unread-page") if note.place.page))
    tables = {table.key: _find_table(blocks, headings, table.key, knowledge, how) for table in newest.tables}
    if not headings.parts and not any(table.reading for table in tables.values()):
        return None
    words = knowledge.front
    first = headings.parts[0].block if headings.parts else len(blocks)
    opening = [block for index, block in enumerate(blocks[:first]) if isinstance(block, Paragraph) and index not in headings.contents]
    front = split_front(opening, words)
    parts = tuple(_parts(blocks, headings, _statutory_blocks(tables, headings, blocks)))
    period = find_period(front.preamble, [paragraph for part in parts for paragraph in part.prose], words)
    years = _years(front, period, document, words)
    year = next((years[source][0] for source in ("title", "preamble", "period", "file") if source in years), None)
    form = _merged(knowledge.forms, tables)
    report = Report(
        document=document,
        form=form,
        title=front.title,
        agency=find_agency(front, document, words, knowledge.organs),
        year=year,
        years=years,
        edition=form.edition if any(table.reading for table in tables.values()) else _edition_of(year, knowledge.forms),
        period=period,
        published=find_published(document, opening, words),
        preamble=front.preamble,
        parts=parts,
        headings=headings.top,
        duplicates=(*(found.heading for found in headings.duplicates), *(_as_heading(again) for again in front.repeated)),
        tables={key: _found(key, table, parts, knowledge.forms, blocks) for key, table in tables.items()},
        cells={cell.address: cell for cell in _cells(tables)},
        claims=(),
        unread=tuple(unread for table in tables.values() if table.reading for unread in table.reading.unread),
    )
    return replace(report, claims=tuple(find_claims(report.prose(), year, knowledge.grammar)))


def _find_table(blocks: Sequence[Block], headings: Headings, key: str, knowledge: Knowledge, how: _How) -> _Table:
    """The table as the edition has it whose labels fit best; the newest where none fits better.

    Where rows may be lost, a table of which some are is of an older edition only if a label says so.
    """
    best: _Table | None = None
    tables = _tables_of(blocks, knowledge.signs, key)
    unruled = not all(found.ruled for _, found in tables)
    for form in knowledge.forms:
        table = form.table(key)
        reading = read_from_tables(table, tables)
        if reading and unruled:
            reading = without_lines(table, reading)
        reading = reading or read_from_lines(table, _lines_of(blocks, headings, table), how.step, how.drawn)
        if reading and best and (unruled or how.unread) and (reading.missing_rows or reading.unread):
            reading = reading if _old_marks(key, reading, knowledge.forms, blocks) else None
        if reading and (best is None or best.reading is None or reading.score > best.reading.score):
            best = _Table(form, with_gaps(table, reading, how.unread))
            if reading.complete:
                break
    return best or _Table(knowledge.forms[0], None)


def _tables_of(blocks: Sequence[Block], signs: Mapping[str, frozenset[str]], key: str) -> list[tuple[int, Table]]:
    """The document's tables that hold rows of the statutory one, and those that go on with it after a break."""
    found: list[tuple[int, Table]] = []
    continues = False
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            hits = _hits(block, signs[key])
            rivals = max(_hits(block, others) for other, others in signs.items() if other != key)
            if hits >= 3 or (hits and hits >= rivals and (hits == 2 or continues)) or (continues and hits == rivals == 0):
                found.append((index, block))
                continues = True
            else:
                continues = False
        elif isinstance(block, Paragraph) and len(block.text) > 12:
            continues = False
    return found


def _hits(table: Table, signs: frozenset[str]) -> int:
    """How many of the labels stand in a table; in running text a long one may be cut into neighbouring cells."""
    texts = [bare(cell.text) for cell in table.cells]
    hits = signs.intersection(texts)
    if table.exact:
        return len(hits)
    run_together = "".join(texts)
    return len(hits) + sum(len(sign) > 3 and sign in run_together for sign in signs - hits)


def _lines_of(blocks: Sequence[Block], headings: Headings, table: FormTable) -> list[tuple[int, Paragraph]]:
    """The paragraphs below the heading of the table's part, where the table may stand as running text, and the heading of the next one."""
    for found, inside in between(blocks, headings.parts):
        if found.n == table.section:
            reach = range(inside.start, min(inside.stop + 1, len(blocks)))
            return [(index, block) for index in reach if isinstance(block := blocks[index], Paragraph)]
    return []


def _statutory_blocks(tables: Mapping[str, _Table], headings: Headings, blocks: Sequence[Block]) -> frozenset[int]:
    """The indexes of the blocks that belong to tables, so that no rule on prose looks at them."""
    inside: set[int] = set()
    for table in tables.values():
        if table.reading is None:
            continue
        sources = table.reading.sources
        inside.update(sources)
        if isinstance(blocks[sources[0]], Paragraph):
            inside.update(range(sources[0], sources[-1] + 1))
            inside.update(_header_lines(blocks, sources[0], headings))
    return frozenset(inside)


def _header_lines(blocks: Sequence[Block], first: int, headings: Headings) -> Iterator[int]:
    """The lines above the first row of a table in running text, up to its part's heading or a sentence: its headers, cut into pieces."""
    stops = {found.block for found in headings.parts}
    for index in range(first - 1, -1, -1):
        block = blocks[index]
        if index in stops or not isinstance(block, Paragraph) or block.text.rstrip().endswith(("。", "：", ":")):
            return
        yield index


def _parts(blocks: Sequence[Block], headings: Headings, statutory: frozenset[int]) -> Iterator[Part]:
    for found, inside in between(blocks, headings.parts):
        below = [blocks[index] for index in inside]
        prose = [block for index in inside if index not in statutory and isinstance(block := blocks[index], Paragraph)]
        if found.rest:
            prose.insert(0, Paragraph(found.rest, found.heading.place))
        yield Part(found.n, found.heading, found.likeness, tuple(below), tuple(prose))


def _years(front: Front, period: Period | None, document: Document, words: Mapping[str, Any]) -> dict[str, tuple[int, Place]]:
    years: dict[str, tuple[int, Place]] = {}
    if front.title and (year := year_in(front.title.text, words)):
        years["title"] = (year, front.title.place)
    for paragraph in front.preamble:
        if "preamble" not in years and (name := re.search(words["report_name"], squeezed(paragraph.text))):
            years["preamble"] = (year_in(name[0], words) or 0, paragraph.place)
    if period and (ends := (period.end or period.start)[:4]).isdigit():
        years["period"] = (int(ends), period.place)
    if document.title and (year := year_in(document.title, words)):
        years["file"] = (year, Place())
    return years


def _merged(forms: Sequence[Form], tables: Mapping[str, _Table]) -> Form:
    """The form with each table in the edition in which it was found; its edition is the oldest among them."""
    chosen = {key: table.form for key, table in tables.items()}
    read = [table.form for table in tables.values() if table.reading]
    oldest = min(read or [forms[0]], key=lambda form: form.first_year)
    return Form(
        edition=oldest.edition,
        basis=oldest.basis,
        first_year=oldest.first_year,
        sections=forms[0].sections,
        tables=tuple(form.table(key) for key, form in chosen.items()),
        derived={
            address: cells for key, form in chosen.items() for address, cells in form.derived.items() if address.startswith(f"{key}.")
        },
        equations=tuple(equation for key, form in chosen.items() for equation in form.equations if equation.table == key),
    )


def _edition_of(year: int | None, forms: Sequence[Form]) -> str:
    fitting = [form for form in forms if year is None or form.first_year <= year]
    return fitting[0].edition if fitting else ""


def _cells(tables: Mapping[str, _Table]) -> Iterator[FormCell]:
    for table in tables.values():
        if table.reading:
            order = {address: index for index, address in enumerate(table.form.addresses)}
            yield from sorted(table.reading.cells, key=lambda cell: order[cell.address])


def _found(key: str, table: _Table, parts: Sequence[Part], forms: Sequence[Form], blocks: Sequence[Block]) -> FoundTable:
    section = table.form.table(key).section
    part = next((part for part in parts if part.n == section), None)
    reading = table.reading
    if reading is None:
        image = next((block for block in part.blocks if isinstance(block, Image)), None) if part else None
        place = image.place if image else part.heading.place if part else Place()
        return FoundTable(key, "image" if image else "absent", "", place)
    first = blocks[reading.sources[0]]
    return FoundTable(
        key=key,
        state="read",
        edition=table.form.edition,
        place=reading.place,
        labels=reading.labels,
        missing_rows=reading.missing_rows,
        missing_columns=reading.missing_columns,
        extra_rows=reading.extra_rows,
        old_marks=_old_marks(key, reading, forms, blocks),
        exact=isinstance(first, Table) and first.exact,
        sure=reading.sure,
    )


def _old_marks(key: str, reading: Reading, forms: Sequence[Form], blocks: Sequence[Block]) -> tuple[str, ...]:
    """Labels in the table that only an older edition has, as printed."""
    current = {bare(label) for label in _labels(forms[0].table(key))}
    printed = {bare(text): text.strip() for index in reading.sources for text in _texts(blocks[index])}
    marks: list[str] = []
    for form in forms[1:]:
        marks += [printed[bare(label)] for label in _labels(form.table(key)) if bare(label) in printed and bare(label) not in current]
    return tuple(dict.fromkeys(marks))


def _labels(table: FormTable) -> Iterator[str]:
    for block, row in table.rows():
        yield from (column.label for column in block.columns)
        yield from row.path


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from (cell.text for cell in block.cells)
    elif isinstance(block, Paragraph):
        yield block.text
        yield from block.text.split()


def _as_heading(paragraph: Paragraph) -> Heading:
    return Heading(paragraph.text, paragraph.text, None, "none", paragraph.place)
