"""Tables 3 all of whose equations hold, for tests that break them: quiet and busy ones, with large numbers, with and without carry-over."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from hypothesis import strategies as st

from gilint.report.form import Equation
from gilint.report.model import Number
from gilint.rules.repair import Layout, excess, layout
from tests import specimens

APPLICANTS = ("natural_person", "enterprise", "research", "public_welfare", "legal_service", "other_org")
EDITIONS = ("2021", "2019")
LARGEST = (1, 4, 40, 3000)
"""The largest single number of a table, from a quiet town to a ministry."""


def equations(edition: str = "2021") -> tuple[Equation, ...]:
    return tuple(equation for equation in specimens.form(edition).equations if equation.table == "t3")


def table_layout(edition: str = "2021") -> Layout:
    return layout(specimens.form(edition), "t3")


def sound_table(random: Random, edition: str = "2021", largest: int = 40, filled: float = 0.5, carry: bool = True) -> dict[str, Number]:
    """`filled` is the share of the results that are not 0."""
    rows = [row.key for _, row in specimens.form(edition).table("t3").rows()]
    results = [row for row in rows if row not in ("new", "carried_in", "total", "carried_out")]
    table: dict[str, Number] = {}
    for column in APPLICANTS:
        values = {row: random.randint(1, largest) if random.random() < filled else 0 for row in results}
        values["total"] = sum(values.values())
        values["carried_out"] = random.randint(0, largest) if carry else 0
        values["carried_in"] = random.randint(0, min(largest, values["total"] + values["carried_out"])) if carry else 0
        values["new"] = values["total"] + values["carried_out"] - values["carried_in"]
        table |= {f"t3.{row}.{column}": values[row] for row in rows}
    return table | {f"t3.{row}.total": sum(table[f"t3.{row}.{column}"] for column in APPLICANTS) for row in rows}


@st.composite
def sound_tables(draw: st.DrawFn, edition: str = "2021") -> dict[str, Number]:
    random = Random(draw(st.integers(0, 2**32)))
    return sound_table(random, edition, draw(st.sampled_from(LARGEST)), draw(st.sampled_from((0.05, 0.3, 0.9))), draw(st.booleans()))


def all_hold(known: tuple[Equation, ...], values: Mapping[str, Number]) -> bool:
    return not any(excess(equation, values) for equation in known)
