"""The statutory form as data: parts, tables, labels and addresses of an edition, read from rules/forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from gilint.yamlfile import read_yaml


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report. `accepted` are other prescribed wordings of its title, `signs` what its heading contains in any wording.

    `hints` are words that do where the heading has the part's own number.
    """

    n: int
    title: str
    accepted: tuple[str, ...]
    signs: tuple[str, ...]
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; `path` holds its labels from the group to the row itself, as printed."""

    key: str
    path: tuple[str, ...]

    @property
    def label(self) -> str:
        return self.path[-1]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table with its label as printed."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class FormBlock:
    """Rows that share their columns, under an optional caption."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class FormTable:
    """A statutory table. `down` prints a row a line; `across` prints all rows side by side in one line of cells."""

    key: str
    section: int
    layout: Literal["down", "across"]
    blocks: tuple[FormBlock, ...]

    def rows(self) -> Iterator[tuple[FormBlock, Row]]:
        return ((block, row) for block in self.blocks for row in block.rows)

    def row_keys(self, patterns: tuple[str, ...]) -> tuple[str, ...]:
        """The keys of the rows that match `patterns` (`refused.*`), in the order of the table."""
        return tuple(row.key for _, row in self.rows() if any(fnmatchcase(row.key, pattern) for pattern in patterns))

    def addresses(self) -> tuple[str, ...]:
        return tuple(f"{self.key}.{row.key}.{column.key}" for block, row in self.rows() for column in block.columns)


@dataclass(frozen=True, slots=True)
class Equation:
    """What stands at the addresses on the left adds up to what stands at those on the right."""

    balance: str
    table: str
    line: str
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def addresses(self) -> tuple[str, ...]:
        return (*self.left, *self.right)


@dataclass(frozen=True)
class Form:
    """An edition of the form."""

    edition: str
    basis: str
    first_year: int
    sections: tuple[Section, ...]
    tables: tuple[FormTable, ...]
    derived: Mapping[str, tuple[str, ...]]
    equations: tuple[Equation, ...]

    def table(self, key: str) -> FormTable:
        return next(table for table in self.tables if table.key == key)

    def section(self, n: int) -> Section:
        return next(section for section in self.sections if section.n == n)

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """All cells, in the order of the form."""
        return tuple(address for table in self.tables for address in table.addresses())

    @cached_property
    def labels(self) -> Mapping[str, tuple[str, str]]:
        """For each address the labels of its row and its column, as a reader sees them."""
        labels: dict[str, tuple[str, str]] = {}
        for table in self.tables:
            for block, row in table.rows():
                for column in block.columns:
                    group = "" if table.layout == "down" else "".join(f"{label}·" for label in row.path[:-1])
                    labels[f"{table.key}.{row.key}.{column.key}"] = (group + row.label, column.label)
        return labels


def load_forms(folder: Path) -> tuple[Form, ...]:
    """All editions in `folder`, the newest first."""
    forms = [_form(read_yaml(path).data) for path in sorted(folder.glob("*.yaml"))]
    return tuple(sorted(forms, key=lambda form: form.first_year, reverse=True))


def _form(data: dict[str, Any]) -> Form:
    tables = tuple(_table(table) for table in data["tables"])
    by_key = {table.key: table for table in tables}
    derived: dict[str, tuple[str, ...]] = {}
    for address, parts in data["derived"].items():
        derived.update(_derived(by_key[address.split(".")[0]], address, parts))
    return Form(
        edition=data["edition"],
        basis=data["basis"],
        first_year=data["first_year"],
        sections=tuple(
            Section(part["n"], part["title"], tuple(part["accepted"]), tuple(part["signs"]), tuple(part["hints"]))
            for part in data["sections"]
        ),
        tables=tables,
        derived=derived,
        equations=tuple(equation for balance in data["balances"] for equation in _equations(by_key[balance["table"]], balance)),
    )


def _table(data: dict[str, Any]) -> FormTable:
    blocks = tuple(
        FormBlock(
            caption=block.get("caption", ""),
            columns=tuple(Column(key, label) for key, label in block["columns"].items()),
            rows=tuple(Row(key, tuple(label.split(" / "))) for key, label in block["rows"].items()),
        )
        for block in data["blocks"]
    )
    return FormTable(data["key"], data["section"], data["layout"], blocks)


def _derived(table: FormTable, address: str, parts: dict[str, list[str]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    block = table.blocks[0]
    if "rows" in parts:
        rows = table.row_keys(tuple(parts["rows"]))
        for column in block.columns:
            yield f"{address}.{column.key}", tuple(f"{table.key}.{row}.{column.key}" for row in rows)
    else:
        for row in block.rows:
            yield f"{address}.{row.key}", tuple(f"{table.key}.{row.key}.{column}" for column in parts["columns"])


def _equations(table: FormTable, balance: dict[str, Any]) -> Iterator[Equation]:
    block = table.blocks[0]
    if balance["each"] == "row":
        for row in block.rows:
            left, right = (tuple(f"{table.key}.{row.key}.{column}" for column in balance[side]) for side in ("left", "right"))
            yield Equation(balance["name"], table.key, row.key, left, right)
    else:
        for column in block.columns:
            left, right = (
                tuple(f"{table.key}.{row}.{column.key}" for row in table.row_keys(tuple(balance[side]))) for side in ("left", "right")
            )
            yield Equation(balance["name"], table.key, column.key, left, right)
