"""Every finding that is asked for is listed once, in its place, and found again there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any, get_args

from hypothesis import given
from hypothesis import strategies as st

from gilint.findings import SEVERITIES
from gilint.triage.arranging import Grouping, Head, Order, arrange, find_line, jump, next_open
from gilint.triage.desk import Desk
from gilint.triage.query import Query, parse_query
from gilint.triage.rows import Row
from gilint.triage.tally import tally
from tests.triage.made import ROW, decision, desk_of, desks, dossier_of

queries = st.sampled_from(["", "级别:错误", "状态:未处理", "-规则:GI3", "没有", "1 -机关:财政", "单元格:t3"]).map(parse_query)
orders: st.SearchStrategy[Order] = st.sampled_from(get_args(Order))
groupings: st.SearchStrategy[Grouping] = st.sampled_from(get_args(Grouping))


def all_rows(desk: Desk) -> list[Row]:
    return [row for dossier in desk.dossiers.values() for row in dossier.rows]


@given(desks(), queries, orders, groupings, st.booleans(), st.data())
def test_every_matching_row_stands_once_under_its_head(
    desk: Desk, query: Query, order: Order, grouping: Grouping, show_hidden: bool, data: st.DataObject
) -> None:
    wanted = [row for row in all_rows(desk) if (show_hidden or not row.hidden) and query.matches(row, desk.standing(row))]
    keys = [line.key for line in arrange(desk, query, order, grouping, show_hidden=show_hidden).lines if isinstance(line, Head)]
    folded = frozenset(data.draw(st.lists(st.sampled_from(keys), unique=True))) if keys else frozenset()
    made = arrange(desk, query, order, grouping, folded, show_hidden)
    assert Counter(row.key for row in made.rows) == Counter(row.key for row in wanted)
    assert made.tally == tally(wanted, map(desk.standing, wanted), all_listed=True)
    assert (made.count, made.total) == (len(wanted), sum(show_hidden or not row.hidden for row in all_rows(desk)))

    heads = [line for line in made.lines if isinstance(line, Head)]
    assert [head.key for head in heads] == keys
    assert {head.key for head in heads if head.folded} == folded
    assert [row for head in heads for row in made.group(head)] == (list(made.rows) if heads else [])
    groups: dict[Grouping, Callable[[Row], str]] = {
        "report": lambda row: row.path,
        "rule": lambda row: row.code,
        "part": lambda row: "" if row.section is None else str(row.section),
        "none": lambda row: "",
    }
    belongs = groups[grouping]
    head = None
    listed = []
    for line in made.lines:
        if isinstance(line, Head):
            head = line
            assert all(belongs(row) == line.key for row in made.group(line))
            assert line.total == len(made.group(line)) > 0
            assert sum(line.tally.open.values()) == sum(map(desk.is_open, made.group(line)))
        else:
            assert grouping == "none" or (head is not None and line in made.group(head) and not head.folded)
            listed.append(line)
    assert listed == [row for row in made.rows if belongs(row) not in folded]


@given(desks(), orders, groupings)
def test_rows_stand_in_the_order_asked_for_and_else_as_in_the_files(desk: Desk, order: Order, grouping: Grouping) -> None:
    files = list(desk.dossiers)
    ranks: dict[Order, Callable[[Row], Any]] = {
        "severity": lambda row: SEVERITIES.index(row.severity),
        "place": lambda row: (files.index(row.path), row.position),
        "rule": lambda row: row.code,
        "state": lambda row: not desk.is_open(row),
        "report": lambda row: files.index(row.path),
    }
    rank = ranks[order]
    made = arrange(desk, Query(), order, grouping, show_hidden=True)
    for group in made.groups.values():
        ranked = [rank(row) for row in group]
        assert ranked == sorted(ranked)
        if order != "state":
            found = [(rank(row), files.index(row.path), row.index) for row in group]
            assert found == sorted(found)


@given(desks(), groupings, st.integers(0, 40), st.sampled_from([1, -1]))
def test_going_on_reaches_every_open_finding_and_no_other(desk: Desk, grouping: Grouping, start: int, step: int) -> None:
    made = arrange(desk, Query(), "severity", grouping)
    open_lines = {number for number, line in enumerate(made.lines) if isinstance(line, Row) and desk.is_open(line)}
    reached: list[int] = []
    index: int | None = min(start, max(len(made.lines) - 1, 0))
    for _ in open_lines:
        index = next_open(made, desk, index or 0, 1 if step > 0 else -1)
        assert index is not None
        reached.append(index)
    assert set(reached) == open_lines
    assert len(reached) == len(open_lines)
    if not open_lines:
        assert next_open(made, desk, 0) is None


def test_what_is_decided_folded_or_gone_is_passed_over() -> None:
    rows = [replace(ROW, fingerprint=f"{n:016x}", code=f"GI30{n}") for n in range(4)]
    desk = desk_of(dossier_of(*rows), dossier_of(replace(ROW, fingerprint="f" * 16), path="/报告/b.txt"))
    desk.put(dossier_of(*rows[1:]))
    desk.decide({rows[1].fingerprint: decision(rows[1])})
    made = arrange(desk, Query())
    assert [line.code for line in made.lines if isinstance(line, Row)] == ["GI300", "GI301", "GI302", "GI303", "GI301"]
    assert [next_open(made, desk, index) for index in range(7)] == [3, 3, 3, 4, 6, 6, 3]
    assert [next_open(made, desk, index, -1) for index in (6, 3)] == [4, 6]
    folded = arrange(desk, Query(), folded=frozenset({ROW.path}))
    assert [type(line) for line in folded.lines] == [Head, Head, Row]
    assert next_open(folded, desk, 0) == 2


def test_a_line_is_found_again_after_a_new_order() -> None:
    desk = desk_of(dossier_of(replace(ROW, fingerprint="0" * 16, severity="info"), replace(ROW, fingerprint="1" * 16)))
    before = arrange(desk, Query(), "report")
    after = arrange(desk, Query(), "severity")
    assert [find_line(after, line.key) for line in before.lines] == [0, 2, 1]
    assert find_line(arrange(desk, parse_query("级别:错误")), before.lines[1].key) is None


def test_jumps_to_a_cell_a_code_or_a_fingerprint_after_the_cursor_and_around() -> None:
    rows = [
        replace(ROW, fingerprint="00ab00ab00ab00ab"),
        replace(ROW, fingerprint="11" * 8, code="GI402", cell="t3.granted.total"),
        replace(ROW, fingerprint="22" * 8),
    ]
    made = arrange(desk_of(dossier_of(*rows)), Query(), "report")
    assert [jump(made, "GI301", index) for index in (0, 1, 3)] == [1, 3, 1]
    assert jump(made, "T3.granted", 0) == 2
    assert jump(made, "ｔ3.new.total", 1) == 3
    assert jump(made, "gi4") == 2
    assert jump(made, "00AB0") == 1
    assert jump(made, "22") is None
    assert jump(made, "") is None
    assert jump(arrange(desk_of(), Query()), "GI301") is None


def test_heads_are_called_what_people_call_them() -> None:
    desk = desk_of(dossier_of(ROW, replace(ROW, section=None, code="GI005", name="leftovers", fingerprint="1" * 16)))
    titles = {
        (grouping, lang): [line.title for line in arrange(desk, Query(), "report", grouping, lang=lang).lines if isinstance(line, Head)]
        for grouping in ("report", "rule", "part")
        for lang in ("zh", "en")
    }
    assert titles["report", "zh"] == ["青屿县司法局.docx"]
    assert titles["rule", "zh"] == ["GI005 leftovers", "GI301 row-total"]
    assert titles["part", "zh"] == ["整个文件", "第三部分"]
    assert titles["part", "en"] == ["whole file", "part 3"]
