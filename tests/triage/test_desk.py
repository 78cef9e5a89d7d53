"""The desk says what changed from check to check, and keeps its counts and marks right whatever happens."""

from __future__ import annotations

import pickle
from collections import Counter
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from gilint.triage.desk import Delta, Desk
from gilint.triage.rows import Dossier, Row
from gilint.triage.tally import Tally, tally
from gilint.triage.turns import turned
from tests.triage.made import ROW, TODAY, decision, desk_of, dossier_of, rows

PATH = ROW.path
OTHER = replace(ROW, fingerprint="1111111111111111", code="GI302", message="另一处")
few = st.sampled_from(["aa" * 8, "bb" * 8, "cc" * 8])
checks = st.lists(rows(few), max_size=6)


def turns(desk: Desk, path: str = PATH) -> list[tuple[str, str]]:
    return [(row.code, row.turn) for row in desk.dossiers[path].rows]


def marked(desk: Desk) -> list[Row]:
    return [row for row in desk.dossiers[PATH].rows if desk.is_marked(row)]


def test_the_first_check_marks_nothing_and_the_next_says_what_changed() -> None:
    desk = Desk(TODAY)
    assert desk.put(dossier_of(ROW, OTHER)) == Delta()
    assert turns(desk) == [("GI301", ""), ("GI302", "")]
    new = replace(ROW, code="GI401", fingerprint="2222222222222222")
    assert desk.put(dossier_of(replace(OTHER, evidence="bbbbbbbb"), new)) == Delta(new=1, changed=1, fixed=1)
    assert sorted(turns(desk)) == [("GI301", "gone"), ("GI302", "changed"), ("GI401", "new")]
    assert [row.index for row in desk.dossiers[PATH].rows if row.turn == "gone"] == [-1]


def test_what_is_gone_stays_listed_in_its_place_and_is_new_when_it_comes_back() -> None:
    desk = desk_of(dossier_of(ROW, OTHER))
    desk.put(dossier_of(OTHER))
    assert turns(desk) == [("GI301", "gone"), ("GI302", "")]
    assert desk.put(dossier_of(OTHER)) == Delta()
    assert turns(desk) == [("GI301", "gone"), ("GI302", "")]
    assert desk.put(dossier_of(ROW, OTHER)) == Delta(new=1)
    assert turns(desk) == [("GI301", "new"), ("GI302", "")]


def test_a_check_of_a_file_that_was_not_written_to_keeps_what_was_new() -> None:
    desk = desk_of(dossier_of(OTHER, sha256="1"))
    desk.put(dossier_of(ROW, OTHER, sha256="2"))
    assert desk.put(dossier_of(ROW, OTHER, sha256="2")) == Delta()
    assert ("GI301", "new") in turns(desk)
    desk.put(dossier_of(ROW, OTHER, sha256="3"))
    assert ("GI301", "") in turns(desk)


def test_nothing_is_gone_while_a_file_cannot_be_read() -> None:
    """A word processor that saves leaves the file unreadable for a moment."""
    desk = desk_of(dossier_of(ROW, OTHER))
    unread = replace(ROW, code="GI001", fingerprint="3333333333333333", agency="")
    assert desk.put(replace(dossier_of(unread), status="unreadable")) == Delta(new=1)
    assert turns(desk) == [("GI001", "new")]
    assert desk.put(dossier_of(OTHER)) == Delta(fixed=1)
    assert turns(desk) == [("GI301", "gone"), ("GI302", "")]


def test_a_file_that_is_removed_takes_its_rows_along_and_is_compared_when_it_is_back() -> None:
    desk = desk_of(dossier_of(ROW), dossier_of(OTHER, path="/报告/b.txt"))
    desk.mark(desk.dossiers[PATH].rows)
    desk.expect(["/报告/b.txt"])
    assert list(desk.dossiers) == ["/报告/b.txt", PATH]
    assert desk.dossiers[PATH] == Dossier(PATH, "removed")
    assert (desk.marks, desk.total.rows) == (set(), 1)
    assert desk.put(dossier_of(ROW)) == Delta()
    assert desk.dossiers[PATH].status == "removed"
    desk.expect([PATH, "/报告/b.txt", "/报告/c.txt"])
    assert [dossier.status for dossier in desk.dossiers.values()] == ["waiting", "checked", "waiting"]
    assert desk.put(dossier_of(ROW, OTHER)) == Delta(new=1)


def test_what_is_gone_is_no_longer_marked_and_cannot_be() -> None:
    desk = desk_of(dossier_of(ROW, OTHER))
    desk.mark(desk.dossiers[PATH].rows)
    unread = replace(ROW, code="GI001", fingerprint="3333333333333333")
    desk.put(replace(dossier_of(unread), status="unreadable"))
    assert len(desk.marks) == 2, "a file that is being saved keeps its marks"
    desk.put(dossier_of(OTHER))
    gone, left = desk.dossiers[PATH].rows
    desk.mark([gone])
    desk.toggle(gone)
    assert desk.marks == {left.key}


def test_a_decision_counts_until_its_day_is_over_or_the_values_are_others() -> None:
    desk = desk_of(dossier_of(ROW, OTHER))
    desk.decide({ROW.fingerprint: decision(ROW, until="2026-11-22")})
    row = desk.dossiers[PATH].rows[0]
    assert (desk.standing(row), desk.is_open(row), desk.total.decided, desk.total.failing) == ("accepted", False, 1, 1)
    desk.decide(desk.decisions, date(2026, 11, 23))
    assert (desk.standing(row), desk.is_open(row), desk.total.decided, desk.total.expired) == ("expired", True, 0, 1)
    desk.decide({ROW.fingerprint: decision(ROW)})
    desk.put(dossier_of(replace(ROW, evidence="bbbbbbbb"), OTHER))
    assert desk.stages(PATH) == ("changed", "open")
    assert (desk.total.error, desk.total.changed) == (2, 1)
    desk.put(dossier_of(OTHER))
    assert desk.stages(PATH) == ("gone", "open")
    assert (desk.total.error, desk.total.gone, desk.total.decided) == (1, 1, 0)


def test_what_the_profile_does_not_list_is_no_open_finding() -> None:
    desk = desk_of(dossier_of(replace(ROW, hidden=True, fails=False), OTHER))
    assert (desk.total.rows, desk.total.error, desk.total.hidden, desk.total.failing) == (1, 1, 1, 1)


def test_a_mark_stays_on_its_finding_from_check_to_check() -> None:
    """Also where two findings share a fingerprint and the first of them goes."""
    second = replace(ROW, evidence="bbbbbbbb", message="第二处")
    desk = desk_of(dossier_of(ROW, second))
    desk.toggle(desk.dossiers[PATH].rows[1])
    desk.put(dossier_of(second))
    assert [(row.message, row.turn) for row in marked(desk)] == [("第二处", "")]
    desk.put(dossier_of(ROW, second))
    assert [row.message for row in marked(desk)] == ["第二处"]
    desk.toggle(marked(desk)[0])
    assert not desk.marks


def test_a_file_is_called_by_its_path_from_the_folder_that_all_have_in_common() -> None:
    desk = Desk(TODAY)
    desk.expect(["/报告/甲/a.txt", "/报告/乙/b\x1b.txt"])
    assert [desk.title(path) for path in desk.dossiers] == ["甲/a.txt", "乙/b␛.txt"]
    desk.expect(["/报告/甲/a.txt"])
    assert desk.title("/报告/甲/a.txt") == "a.txt"


def test_rows_that_came_from_another_process_share_their_strings() -> None:
    desk = desk_of(*(pickle.loads(pickle.dumps(dossier_of(ROW, path=path))) for path in ("/报告/a.txt", "/报告/b.txt")))
    one, other = (dossier.rows[0] for dossier in desk.dossiers.values())
    assert one.message is other.message
    assert one.place is other.place


@given(checks, checks, st.booleans())
def test_every_row_is_told_once_and_rightly(first: list[Row], second: list[Row], same_file: bool) -> None:
    before, after = dossier_of(*first).rows, dossier_of(*second).rows
    listed = turned(before, after, same_file=same_file)
    there = [row for row in listed if row.turn != "gone"]
    assert [replace(row, turn="", ordinal=0) for row in there] == [replace(row, ordinal=0) for row in after]
    assert len({row.key for row in listed}) == len(listed)
    lost = Counter(row.fingerprint for row in before) - Counter(row.fingerprint for row in after)
    come = Counter(row.fingerprint for row in after) - Counter(row.fingerprint for row in before)
    assert Counter(row.fingerprint for row in listed if row.turn == "gone") == lost
    assert Counter(row.fingerprint for row in listed if row.turn == "new") == come
    known = {row.key: row.evidence for row in before}
    assert all((known[row.key] != row.evidence) == (row.turn == "changed") for row in there if row.turn != "new")
    assert all(known[row.key] == row.evidence for row in listed if row.turn == "gone")


@given(checks, st.permutations(range(6)))
def test_a_check_that_finds_the_same_says_nothing(found: list[Row], order: list[int]) -> None:
    """Whatever the order."""
    before = dossier_of(*found).rows
    after = dossier_of(*(found[number] for number in order if number < len(found))).rows
    assert {row.turn for row in turned(before, after)} <= {""}


class Sitting(RuleBasedStateMachine):
    """Whatever comes in whatever order, what is kept ready is what would be counted anew."""

    paths = st.sampled_from(["/报告/a.txt", "/报告/b.txt", "/报告/c/d.txt"])
    states = st.sampled_from(["open", "accepted", "fixed"])

    def __init__(self) -> None:
        super().__init__()
        self.desk = Desk(TODAY)

    @rule(paths=st.lists(paths, unique=True))
    def expect(self, paths: list[str]) -> None:
        self.desk.expect(paths)
        assert list(self.desk.dossiers)[: len(paths)] == paths

    @rule(
        path=paths, found=checks, status=st.sampled_from(["checked", "checked", "unreadable", "failed"]), sha256=st.sampled_from(["1", "2"])
    )
    def check(self, path: str, found: list[Row], status: str, sha256: str) -> None:
        self.desk.put(replace(dossier_of(*found, path=path, sha256=sha256), status=status))  # type: ignore[arg-type]

    @rule(fingerprints=st.lists(few), state=states, evidence=st.sampled_from(["", "aaaaaaaa"]), until=st.sampled_from(["", "2026-11-23"]))
    def decide(self, fingerprints: list[str], state: str, evidence: str, until: str) -> None:
        row = replace(ROW, evidence=evidence)
        self.desk.decide({each: decision(replace(row, fingerprint=each), state=state, until=until) for each in fingerprints})

    @rule(day=st.integers(22, 25))
    def sleep(self, day: int) -> None:
        self.desk.decide(self.desk.decisions, date(2026, 11, day))

    @rule(path=paths)
    def mark(self, path: str) -> None:
        if path in self.desk.dossiers:
            self.desk.mark(self.desk.dossiers[path].rows[::2])

    @invariant()
    def counts_are_right(self) -> None:
        desk, total = self.desk, Tally()
        for path, dossier in desk.dossiers.items():
            assert list(desk.stages(path)) == [desk.standing(row) for row in dossier.rows]
            assert desk.tally(path) == tally(dossier.rows, desk.stages(path))
            assert len({row.key for row in dossier.rows}) == len(dossier.rows)
            total = total.plus(desk.tally(path))
        assert desk.total == total
        assert not any(desk.is_marked(row) for dossier in desk.dossiers.values() for row in dossier.rows if row.turn == "gone")
        if all(dossier.status == "checked" for dossier in desk.dossiers.values()):
            assert desk.marks <= {row.key for dossier in desk.dossiers.values() for row in dossier.rows}


TestSitting = Sitting.TestCase
