"""Puts a clean report together from its seed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random
from types import MappingProxyType

from gilint.document import Block, Document, Paragraph, Place, Table
from gilint.rules.specimen import Change, specimen_document
from tests.clean import closing, opening
from tests.clean.clerk import Clerk, Digits
from tests.clean.figures import figures
from tests.clean.organs import choose
from tests.clean.overview import ORDINALS, overview
from tests.specimens import base, form, knowledge

HEADINGS: Mapping[int, tuple[str, ...]] = {
    2: ("行政机关主动公开政府信息情况",),
    3: ("行政机关收到和处理政府信息公开申请情况", "收到和处理政府信息公开申请情况（单位：件）"),
    4: ("政府信息公开行政复议和行政诉讼情况", "因政府信息公开工作被申请行政复议、提起行政诉讼情况", "政府信息公开行政复议行政诉讼情况"),
    5: ("政府信息公开工作存在的主要问题及改进情况",),
}
"""What authorities prescribe in place of the form's own titles."""
LEADS = {2: "主动公开政府信息情况见下表。", 3: "收到和处理申请的情况以表格说明（单位：件）。", 4: "行政复议、行政诉讼的数据如下。"}
NOTES = ("注：一件申请涉及多个事项的，按一件统计。", "备注：表中数据由各科室分别统计后汇总。")
LABELS: tuple[Mapping[str, str], ...] = (
    {"t3.refused.security_stability": '3.危及"三安全一稳定"', "t3.refused.law_prohibited": "2.其他法律、行政法规禁止公开"},
    {"t3.unavailable.needs_creation": "2.没有现成信息\n需要另行制作"},
    {"t3.granted": "(一)予以公开", "t3.total": "(七)总计"},
    {"t3.refused.state_secret": "1. 属于国家秘密", "t3.refused.enforcement_file": "7. 属于行政执法案卷"},
)
"""Ways of printing the form's labels that are no other labels."""


@dataclass(frozen=True, slots=True)
class CleanReport:
    """`note` stands below table 3; `parted` prints each block of table 2 as a table of its own."""

    seed: int
    clerk: Clerk
    change: Change
    note: str
    parted: bool

    @property
    def cells(self) -> Mapping[str, str]:
        return self.clerk.figures.texts

    def document(self, cells: Mapping[str, str] = MappingProxyType({})) -> Document:
        """The report as a document, with other texts in the `cells` named."""
        change = replace(self.change, cells={**self.change.cells, **cells})
        whole = specimen_document(change, base(), {form.edition: form for form in knowledge().forms})
        return replace(whole, blocks=tuple(self._laid_out(whole.blocks)))

    def _laid_out(self, blocks: tuple[Block, ...]) -> Iterator[Block]:
        tables = 0
        for block in blocks:
            if isinstance(block, Table):
                tables += 1
                yield from _blocks_of(block) if self.parted and tables == 1 else (block,)
                if tables == 2 and self.note:
                    yield Paragraph(self.note, Place())
            else:
                yield block


def clean_report(seed: int) -> CleanReport:
    rng = Random(seed)
    organ, year = choose(rng), rng.randint(2019, 2025)
    numbers = figures(rng, organ, form("2019" if year <= 2020 else "2021"))
    digits: Digits = rng.choices(("plain", "spaced", "wide", "hanzi", "grouped"), (10, 2, 1, 2, 1))[0]
    clerk = Clerk(rng, organ, year, numbers, digits, opening.publication(rng, organ, year), rng.randint(10, 800), rng.choice((0, 1, 4, 13)))
    return CleanReport(seed, clerk, _change(clerk), clerk.perhaps(clerk.pick(*NOTES), 0.1), rng.random() < 0.15)


def _change(clerk: Clerk) -> Change:
    first, *rest = opening.title(clerk)
    parts: dict[str, tuple[str, ...]] = {str(n): (lead,) if clerk.rng.random() < 0.15 else () for n, lead in LEADS.items()}
    parts |= {"1": tuple(overview(clerk)), "5": tuple(closing.problems(clerk)), "6": tuple(closing.other_matters(clerk))}
    return Change(
        year=clerk.year,
        agency=clerk.organ.name,
        title=first,
        insert=(*rest, *opening.below_title(clerk)),
        preamble=tuple(opening.preamble(clerk)),
        headings=_headings(clerk),
        parts=parts,
        cells=clerk.figures.texts,
        labels=_labels(clerk),
    )


def _headings(clerk: Clerk) -> dict[str, str]:
    mark = clerk.pick("、", "、", "、 ", "．")
    other = clerk.rng.random() < 0.3
    headings: dict[str, str] = {}
    for n, ordinal in enumerate(ORDINALS[:6], 1):
        prescribed = clerk.figures.form.section(n).title
        headings[str(n)] = f"{ordinal}{mark}{clerk.rng.choice(HEADINGS[n]) if other and n in HEADINGS else prescribed}"
    return headings


def _labels(clerk: Clerk) -> Mapping[str, str]:
    return clerk.rng.choice(LABELS) if clerk.rng.random() < 0.3 else {}


def _blocks_of(table: Table) -> Iterator[Table]:
    """Table 2 as a table for each caption, as some content systems lay it out."""
    starts = [cell.row for cell in table.cells if cell.column_span == table.columns] + [table.rows]
    for first, end in pairwise(starts):
        cells = tuple(replace(cell, row=cell.row - first) for cell in table.cells if first <= cell.row < end)
        yield replace(table, cells=cells, rows=end - first)
