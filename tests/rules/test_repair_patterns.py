"""The mistakes that people make with table 3 are told as what they are."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gilint.report.model import Number
from gilint.rules.repair import Diagnosis, Repair, diagnose
from gilint.rules.repair.slips import slip
from tests import sound_tables
from tests.sound_tables import APPLICANTS, EDITIONS, equations, table_layout

COLUMNS = (*APPLICANTS, "total")
RESULTS = ("granted", "partly_granted", "refused.state_secret", "unavailable.not_held", "not_processed.repeat")
seeds = st.integers(0, 2**32)
results = st.sampled_from(RESULTS)
applicants = st.sampled_from(APPLICANTS)
PROPERTY = settings(max_examples=60, deadline=None)


def row(values: dict[str, Number], key: str) -> list[Number]:
    return [values[f"t3.{key}.{column}"] for column in COLUMNS]


def filled(key: str, numbers: list[Number]) -> dict[str, Number]:
    return {f"t3.{key}.{column}": number for column, number in zip(COLUMNS, numbers, strict=True)}


def busy(seed: int, edition: str = "2021") -> dict[str, Number]:
    return sound_tables.sound_table(Random(seed), edition, 40, 0.9)


def settled(values: Mapping[str, Number]) -> dict[str, Number]:
    """The table with totals and the requests received worked out from the rest."""
    values = {**values}
    keys = list(dict.fromkeys(address[3:].rpartition(".")[0] for address in values))
    handled = [key for key in keys if key not in ("new", "carried_in", "total", "carried_out")]
    for column in APPLICANTS:
        values[f"t3.total.{column}"] = sum(values[f"t3.{key}.{column}"] for key in handled)
        values[f"t3.carried_in.{column}"] = 0
        values[f"t3.new.{column}"] = values[f"t3.total.{column}"] + values[f"t3.carried_out.{column}"]
    for key in keys:
        values[f"t3.{key}.total"] = sum(values[f"t3.{key}.{column}"] for column in APPLICANTS)
    return values


def diagnosed(values: dict[str, Number], edition: str = "2021") -> Diagnosis:
    return diagnose(equations(edition), values, table_layout(edition))


def named(values: dict[str, Number], edition: str = "2021") -> Repair:
    repair = diagnosed(values, edition).named
    assert repair is not None
    return repair


def restored(repair: Repair, broken: dict[str, Number]) -> dict[str, Number]:
    return {**broken, **{change.cell: change.value for change in repair.changes}}


@given(seeds, results, applicants, st.integers(10, 9999), st.data())
@PROPERTY
def test_swapped_digits_are_told_as_swapped(seed: int, key: str, column: str, number: int, data: st.DataObject) -> None:
    digits = str(number)
    at = data.draw(st.integers(0, len(digits) - 2))
    typed = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    assume(typed != digits and typed[0] != "0")
    values = settled({**busy(seed), f"t3.{key}.{column}": number})
    repair = named({**values, f"t3.{key}.{column}": int(typed)})
    assert (repair.kind, repair.slip, repair.changes[0].value) == ("cell", "digits-swapped", number)


@pytest.mark.parametrize(
    ("typed", "meant", "how"),
    [
        (12, 21, "digits-swapped"),
        (1023, 1203, "digits-swapped"),
        (321, 123, ""),
        (5, 15, "digit-missing"),
        (103, 1003, "digit-missing"),
        (0, 10, ""),
        (50, 5, "digit-added"),
        (10, 0, ""),
        (18, 13, "digit-mistyped"),
        (12, 13, ""),
        (3, 8, ""),
        (40, 73, ""),
    ],
)
def test_how_a_number_may_have_been_mistyped(typed: int, meant: int, how: str) -> None:
    assert slip(typed, meant) == how


@pytest.mark.parametrize("edition", EDITIONS)
@given(seeds, results)
@PROPERTY
def test_a_row_one_column_to_the_left_is_told_as_that(edition: str, seed: int, key: str) -> None:
    values = settled({**busy(seed, edition), f"t3.{key}.natural_person": 0})
    _, *rest = row(values, key)
    broken = {**values, **filled(key, [*rest, 0])}
    assume(sum(broken[cell] != values[cell] for cell in values) > 2)
    repair = named(broken, edition)
    assert (repair.kind, repair.about) == ("shifted-left", (f"t3.{key}.natural_person", f"t3.{key}.total"))
    assert restored(repair, broken) == values


@given(seeds, results)
@PROPERTY
def test_applicants_one_column_to_the_right_beside_a_total_in_its_place_are_told_as_that(seed: int, key: str) -> None:
    values = settled({**busy(seed), f"t3.{key}.other_org": 0})
    *parts, _, total = row(values, key)
    broken = {**values, **filled(key, [0, *parts, total])}
    assume(sum(broken[cell] != values[cell] for cell in values) > 2)
    repair = named(broken)
    assert (repair.kind, repair.about) == ("shifted-right", (f"t3.{key}.natural_person", f"t3.{key}.other_org"))
    assert restored(repair, broken) == values


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(("kind", "sign"), [("counted-twice", 1), ("left-out", -1)])
@given(seeds, results)
@PROPERTY
def test_a_row_that_is_in_the_totals_twice_or_not_at_all_is_named(edition: str, kind: str, sign: int, seed: int, key: str) -> None:
    values = busy(seed, edition)
    numbers = row(values, key)
    assume(sum(number > 0 for number in numbers) > 2)
    broken = {**values, **filled("total", [total + sign * number for total, number in zip(row(values, "total"), numbers, strict=True)])}
    repair = named(broken, edition)
    assert (repair.kind, repair.about) == (kind, (f"t3.{key}.total",))
    assert restored(repair, broken) == values


def test_a_group_that_is_left_out_of_the_totals_is_named() -> None:
    values = busy(3)
    refused = [sum(values[f"t3.{key}.{column}"] for key in _group("refused", values)) for column in COLUMNS]
    short = [total - number for total, number in zip(row(values, "total"), refused, strict=True)]
    repair = named({**values, **filled("total", short)})
    assert (repair.kind, repair.about) == ("left-out", ("t3.refused.total",))


@given(seeds)
@PROPERTY
def test_a_subtotal_among_the_parts_is_told_as_counted_twice(seed: int) -> None:
    values = settled({**busy(seed), **filled("other.other", [0] * 7)})
    group = _group("unavailable", values)
    subtotal = [sum(values[f"t3.{key}.{column}"] for key in group) for column in COLUMNS]
    assume(sum(number > 0 for number in subtotal) > 2)
    repair = named({**values, **filled("other.other", subtotal)})
    assert (repair.kind, repair.about) == ("doubled-row", ("t3.other.other.total",))


def test_of_two_rows_with_the_same_requests_either_may_be_too_much() -> None:
    values = settled({**busy(5), **filled("not_processed.repeat", [0] * 7)})
    repairs = diagnosed({**values, **filled("not_processed.repeat", row(values, "granted"))}).repairs
    assert {(repair.kind, *repair.about) for repair in repairs} == {
        ("doubled-row", "t3.granted.total"),
        ("doubled-row", "t3.not_processed.repeat.total"),
    }


def test_numbers_above_totals_of_zero_are_no_row_counted_twice() -> None:
    values = dict.fromkeys(busy(1), 0) | filled("granted", [2, 1, 0, 0, 0, 0, 3])
    assert not any(repair.kind == "doubled-row" for repair in diagnosed(values).repairs)


@given(seeds, results, applicants, st.integers(1, 90))
@PROPERTY
def test_totals_that_were_not_worked_out_again_are_named(seed: int, key: str, column: str, more: int) -> None:
    values = busy(seed)
    added = {f"t3.{line}.{place}": values[f"t3.{line}.{place}"] + more for line in ("new", key) for place in (column, "total")}
    repair = named({**values, **added})
    assert repair.kind in ("totals", "left-out", "exchange")
    assert {change.cell: change.value - change.was for change in repair.changes} == {f"t3.total.{column}": more, "t3.total.total": more}


@given(seeds, results, applicants, st.integers(2, 90))
@PROPERTY
def test_row_totals_that_were_not_worked_out_again_are_named(seed: int, key: str, column: str, more: int) -> None:
    values = busy(seed)
    repair = named({**values, **{f"t3.{line}.{column}": values[f"t3.{line}.{column}"] + more for line in ("new", key, "total")}})
    assert repair.kind == "totals"
    assert {change.cell for change in repair.changes} == {f"t3.{line}.total" for line in ("new", key, "total")}


@given(seeds, st.sampled_from((*RESULTS, "new", "carried_out")), st.integers(0, 4))
@PROPERTY
def test_two_neighbours_exchanged_are_among_the_corrections(seed: int, key: str, at: int) -> None:
    values = busy(seed)
    one, other = (f"t3.{key}.{column}" for column in APPLICANTS[at : at + 2])
    assume(values[one] - values[other] not in (-1, 0, 1))
    broken = {**values, one: values[other], other: values[one]}
    repairs = diagnosed(broken).repairs
    assert {repair.kind for repair in repairs} == {"exchange"}
    assert any(restored(repair, broken) == values for repair in repairs)


def test_exchanged_below_each_other_or_two_totals_that_are_out_of_date() -> None:
    values = settled({**busy(2), "t3.granted.research": 30, "t3.partly_granted.research": 4})
    repairs = diagnosed({**values, "t3.granted.research": 4, "t3.partly_granted.research": 30}).repairs
    assert {repair.kind for repair in repairs} == {"exchange", "totals"}


def test_a_single_request_in_the_wrong_column_may_be_of_any_row_that_has_one_there() -> None:
    nothing = dict.fromkeys(busy(1), 0)
    wrong = {"t3.granted.natural_person": 0, "t3.granted.enterprise": 1}
    alone = settled({**nothing, "t3.granted.natural_person": 1})
    assert named({**alone, **wrong}).kind == "exchange"
    beside = settled({**nothing, "t3.granted.natural_person": 1, "t3.partly_granted.enterprise": 1})
    rows = [{change.cell.rpartition(".")[0] for change in repair.changes} for repair in diagnosed({**beside, **wrong}).repairs]
    assert sorted(map(sorted, rows)) == [["t3.granted"], ["t3.partly_granted"]]


@given(seeds, applicants)
@PROPERTY
def test_the_column_of_totals_exchanged_with_another_one_is_told(seed: int, column: str) -> None:
    values = busy(seed)
    last = {address: f"{address.removesuffix('.total')}.{column}" for address in values if address.endswith(".total")}
    broken = values | {one: values[other] for one, other in last.items()} | {other: values[one] for one, other in last.items()}
    repair = named(broken)
    assert (repair.kind, repair.about[0].rpartition(".")[2]) == ("columns", column)
    assert restored(repair, broken) == values


def test_last_years_requests_forgotten_in_two_columns_leave_three_rows_to_correct() -> None:
    values = settled({**busy(9), **filled("carried_out", [4, 3, 0, 0, 0, 0, 7])})
    repairs = diagnosed({**values, **filled("carried_in", [2, 1, 0, 0, 0, 0, 3])}).repairs
    rows = [{change.cell.rpartition(".")[0] for change in repair.changes} for repair in repairs]
    assert {frozenset(keys) for keys in rows} == {frozenset({f"t3.{key}"}) for key in ("new", "carried_in", "carried_out")}


def _group(name: str, values: dict[str, Number]) -> list[str]:
    return [address[3:].rpartition(".")[0] for address in values if address.startswith(f"t3.{name}.") and address.endswith(".total")]
