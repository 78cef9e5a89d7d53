"""The three families of equations of table 3 locate a single wrong cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from gilint.report.form import Equation
from gilint.report.model import Number
from gilint.rules.repair import Repair, excess, smallest_repair
from tests import specimens

EQUATIONS = tuple(equation for equation in specimens.form().equations if equation.table == "t3")
ROWS = tuple(row.key for _, row in specimens.form().table("t3").rows())
RESULTS = tuple(row for row in ROWS if row not in ("new", "carried_in", "total", "carried_out"))
APPLICANTS = ("natural_person", "enterprise", "research", "public_welfare", "legal_service", "other_org")
ADDRESSES = specimens.form().table("t3").addresses()

counts = st.integers(0, 40)


@st.composite
def sound_tables(draw: st.DrawFn) -> dict[str, Number]:
    """A table 3 all of whose equations hold."""
    table: dict[str, Number] = {}
    for column in APPLICANTS:
        results = draw(st.lists(counts, min_size=len(RESULTS), max_size=len(RESULTS)))
        carried_out = draw(counts)
        carried_in = draw(st.integers(0, sum(results) + carried_out))
        values = dict(zip(RESULTS, results, strict=True))
        values |= {"total": sum(results), "carried_out": carried_out, "carried_in": carried_in}
        values["new"] = values["total"] + carried_out - carried_in
        table |= {f"t3.{row}.{column}": value for row, value in values.items()}
    table |= {f"t3.{row}.total": sum(table[f"t3.{row}.{column}"] for column in APPLICANTS) for row in ROWS}
    return table


def mends(repair: Repair, equations: Sequence[Equation], values: Mapping[str, Number]) -> bool:
    return not any(excess(equation, {**values, repair.cell: repair.value}) for equation in equations)


@given(sound_tables())
@settings(max_examples=30, deadline=None)
def test_a_sound_table_needs_no_repair(table: dict[str, Number]) -> None:
    assert not any(excess(equation, table) for equation in EQUATIONS)
    assert smallest_repair(EQUATIONS, table) is None


@given(sound_tables(), st.sampled_from(ADDRESSES), st.integers(0, 200))
@settings(max_examples=150, deadline=None)
def test_the_one_wrong_cell_is_named_with_its_right_number(table: dict[str, Number], cell: str, wrong: int) -> None:
    broken = {**table, cell: wrong}
    expected = None if table[cell] == wrong else Repair(cell, table[cell])
    assert smallest_repair(EQUATIONS, broken) == expected


@given(sound_tables(), st.dictionaries(st.sampled_from(ADDRESSES), counts, min_size=1, max_size=3), st.sets(st.sampled_from(EQUATIONS)))
@settings(max_examples=150, deadline=None)
def test_a_repair_is_the_only_one(table: dict[str, Number], wrong: dict[str, Number], unknown: set[Equation]) -> None:
    values = {**table, **wrong}
    equations = [equation for equation in EQUATIONS if equation not in unknown]
    broken = [equation for equation in equations if excess(equation, values)]
    wanted = {
        Repair(cell, values[cell] + sign * excess(equation, values))
        for equation in broken
        for cell in equation.addresses
        for sign in (-1, 1)
    }
    possible = [repair for repair in wanted if repair.value >= 0 and mends(repair, equations, values)]
    assert smallest_repair(equations, values) == (possible[0] if len(possible) == 1 else None)


def test_a_number_below_zero_repairs_nothing() -> None:
    broken = Equation("row", "t3", "new", ("a", "b"), ("c",))
    sound = [Equation("row", "t3", "b", ("b",), ("d",)), Equation("row", "t3", "c", ("c",), ("e",))]
    values = {"a": 4, "b": 5, "c": 6, "d": 5, "e": 6}
    assert smallest_repair([broken, *sound], values) == Repair("a", 1)
    assert smallest_repair([broken, *sound], {**values, "c": 3, "e": 3}) is None


def test_one_equation_alone_names_no_cell() -> None:
    equation = Equation("cases", "t4", "review", ("a", "b"), ("c",))
    assert smallest_repair([equation], {"a": 1, "b": 1, "c": 3}) is None
    assert smallest_repair([equation], {"a": 0, "b": 0, "c": 2}) is None
