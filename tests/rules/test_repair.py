"""The three families of equations of table 3 locate a wrong cell as an error-correcting code does."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gilint.report.form import Equation
from gilint.report.model import Number
from gilint.rules.repair import Change, Diagnosis, Layout, connected, diagnose
from tests import sound_tables, specimens
from tests.sound_tables import EDITIONS, LARGEST, all_hold, equations, table_layout

wrong_numbers = st.one_of(st.integers(0, 9), st.integers(0, 500), st.integers(0, 100_000))


def cells_of(values: dict[str, Number]) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(values))


def mending_cells(known: tuple[Equation, ...], values: Mapping[str, Number]) -> set[tuple[str, Number]]:
    """Every cell that can be put right alone, with its number: found by trying all of them, as slowly as one would by hand."""
    broken = [equation for equation in known if not all_hold((equation,), values)]
    tried = {
        (cell, values[cell] + sum(values[other] for other in others) - sum(values[other] for other in own))
        for equation in broken
        for own, others in ((equation.left, equation.right), (equation.right, equation.left))
        for cell in own
    }
    return {(cell, number) for cell, number in tried if number >= 0 and all_hold(known, {**values, cell: number})}


def named_cell(diagnosis: Diagnosis) -> tuple[str, Number] | None:
    repair = diagnosis.named
    return (repair.changes[0].cell, repair.changes[0].value) if repair and repair.kind == "cell" else None


@pytest.mark.parametrize("edition", EDITIONS)
@given(data=st.data())
@settings(max_examples=20, deadline=None)
def test_a_sound_table_needs_no_repair(edition: str, data: st.DataObject) -> None:
    values = data.draw(sound_tables.sound_tables(edition))
    assert all_hold(equations(edition), values)
    assert diagnose(equations(edition), values, table_layout(edition)) == Diagnosis()


@pytest.mark.parametrize("edition", EDITIONS)
@given(data=st.data())
@settings(max_examples=80, deadline=None)
def test_the_one_wrong_cell_is_named_with_its_right_number(edition: str, data: st.DataObject) -> None:
    values = data.draw(sound_tables.sound_tables(edition))
    cell = data.draw(cells_of(values))
    wrong = data.draw(wrong_numbers.filter(lambda number: number != values[cell]))
    diagnosis = diagnose(equations(edition), {**values, cell: wrong}, table_layout(edition))
    assert named_cell(diagnosis) == (cell, values[cell])


@given(data=st.data())
@settings(max_examples=80, deadline=None)
def test_where_cells_cannot_be_read_the_wrong_one_is_named_wherever_the_rest_determines_it(data: st.DataObject) -> None:
    values = data.draw(sound_tables.sound_tables())
    unread = data.draw(st.sets(cells_of(values), max_size=12))
    cell = data.draw(cells_of(values))
    broken = {**values, cell: data.draw(wrong_numbers)}
    known = tuple(equation for equation in equations() if not unread.intersection(equation.addresses))
    diagnosis = diagnose(known, broken, table_layout())
    possible = mending_cells(known, broken)
    if not all_hold(known, broken):
        assert (cell, values[cell]) in possible
        assert {(repair.changes[0].cell, repair.changes[0].value) for repair in diagnosis.repairs} == possible
        assert named_cell(diagnosis) == (possible.pop() if len(possible) == 1 else None)


def test_of_a_thousand_wrong_cells_all_but_a_few_are_named() -> None:
    random = Random(2024)
    named = broken = 0
    for turn in range(1000):
        edition = EDITIONS[turn % 2]
        values = sound_tables.sound_table(random, edition, random.choice(LARGEST), random.random(), random.random() < 0.5)
        cell = random.choice(sorted(values))
        wrong = random.choice((values[cell] + 1, random.randint(0, 9), random.randint(0, 3000)))
        if wrong != values[cell]:
            broken += 1
            diagnosis = diagnose(equations(edition), {**values, cell: wrong}, table_layout(edition))
            named += named_cell(diagnosis) == (cell, values[cell])
    assert broken > 800
    assert named >= 0.99 * broken


@given(data=st.data())
@settings(max_examples=80, deadline=None)
def test_whatever_is_told_mends_everything(data: st.DataObject) -> None:
    values = data.draw(sound_tables.sound_tables())
    values |= data.draw(st.dictionaries(cells_of(values), wrong_numbers, max_size=5))
    unknown = data.draw(st.sets(st.sampled_from(equations()), max_size=10))
    known = tuple(equation for equation in equations() if equation not in unknown)
    for repair in diagnose(known, values, table_layout()).repairs:
        mended = {**values, **{change.cell: change.value for change in repair.changes}}
        assert all_hold(known, mended)
        assert all(change.value >= 0 and change.was == values[change.cell] != change.value for change in repair.changes)


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_two_wrong_cells_are_among_the_corrections_unless_simpler_ones_do(data: st.DataObject) -> None:
    values = data.draw(sound_tables.sound_tables())
    wrong = data.draw(st.dictionaries(cells_of(values), wrong_numbers, min_size=2, max_size=2))
    truth = {(cell, number, values[cell]) for cell, number in wrong.items()}
    if any(number == values[cell] for cell, number in wrong.items()) or all_hold(equations(), {**values, **wrong}):
        return
    repairs = diagnose(equations(), {**values, **wrong}, table_layout()).repairs
    told = [{(change.cell, change.was, change.value) for change in repair.changes} for repair in repairs]
    assert truth in told or (repairs and repairs[0].kind != "cells")


def test_two_wrong_cells_that_have_nothing_in_common_are_both_named() -> None:
    values = sound_tables.sound_table(Random(7))
    wrong = {"t3.granted.enterprise": values["t3.granted.enterprise"] + 3, "t3.carried_out.natural_person": 77}
    (repair,) = diagnose(equations(), {**values, **wrong}, table_layout()).repairs
    assert {change.cell: change.value for change in repair.changes} == {cell: values[cell] for cell in wrong}


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_case_that_does_not_add_up_has_a_correction_for_every_cell_that_may_be_wrong(data: st.DataObject) -> None:
    (equation, *_) = (equation for equation in specimens.form().equations if equation.table == "t4")
    values = {address: data.draw(st.integers(0, 30)) for address in equation.addresses}
    diagnosis = diagnose([equation], values, Layout((equation.addresses,)))
    assert {(repair.changes[0].cell, repair.changes[0].value) for repair in diagnosis.repairs} == mending_cells((equation,), values)


def test_a_number_below_zero_repairs_nothing() -> None:
    broken = Equation("row", "t3", "new", ("a", "b"), ("c",))
    sound = [Equation("row", "t3", "b", ("b",), ("d",)), Equation("row", "t3", "c", ("c",), ("e",))]
    values: dict[str, Number] = {"a": 4, "b": 5, "c": 6, "d": 5, "e": 6}
    nowhere = Layout(())
    named = diagnose([broken, *sound], values, nowhere).named
    assert named is not None
    assert named.changes == (Change("a", 4, 1),)
    below = diagnose([broken, *sound], {**values, "c": 3, "e": 3}, nowhere)
    assert all(change.value >= 0 for repair in below.repairs for change in repair.changes)
    assert named_cell(below) is None


def test_equations_without_a_common_cell_are_told_apart() -> None:
    cases = [equation for equation in specimens.form().equations if equation.table == "t4"]
    assert list(connected(cases)) == [(equation,) for equation in cases]
    assert [set(group) for group in connected(equations())] == [set(equations())]
