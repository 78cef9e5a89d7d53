"""Numbers, runs of offsets, and matrices."""

from __future__ import annotations

from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from gilint.readers.ofd.numbers import number, numbers, offsets
from gilint.readers.paged.matrix import Matrix

LENGTHS = st.floats(-1e4, 1e4).map(lambda value: round(value, 4))
MATRICES = st.builds(Matrix, *[st.floats(-20, 20)] * 6)


@given(st.lists(LENGTHS, min_size=1, max_size=30))
def test_runs_say_the_same_as_lists(lengths: list[float]) -> None:
    listed = " ".join(map(str, lengths))
    runs = " ".join(f"g 1 {length}" for length in lengths)
    assert offsets(listed, len(lengths)) == offsets(runs, len(lengths)) == lengths


@given(st.text(max_size=80), st.integers(0, 50))
def test_as_many_offsets_as_asked_or_none(text: str, count: int) -> None:
    assert len(offsets(text, count)) in (0, count)


@given(st.integers(1, 10**12), LENGTHS)
def test_a_run_is_no_longer_than_the_text(times: int, length: float) -> None:
    assert offsets(f"g {times} {length}", 5) == [length] * 5


@given(st.lists(LENGTHS, min_size=4, max_size=4), st.sampled_from([" ", ", ", ",", "\n", "\t "]))
def test_boxes_however_they_are_parted(box: list[float], between: str) -> None:
    assert numbers(between.join(map(str, box)), 4) == tuple(box)


def test_too_few_numbers_are_none() -> None:
    assert numbers("1 2 3", 4) is None
    assert numbers(None, 1) is None
    assert number("nan", 7.0) == 7.0
    assert number("1e999", 7.0) == 1e6


@given(MATRICES, MATRICES, LENGTHS, LENGTHS)
def test_two_matrices_after_one_another_are_one(first: Matrix, second: Matrix, x: float, y: float) -> None:
    for one, other in zip(first.then(second).point(x, y), second.point(*first.point(x, y)), strict=True):
        assert isclose(one, other, rel_tol=1e-6, abs_tol=1e-3)
