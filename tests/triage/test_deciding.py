"""What a person says about findings becomes entries of the decisions file that a colleague understands, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gilint.decisions.file import Change, read_decisions, write_decisions
from gilint.decisions.model import Decision, State
from gilint.triage.deciding import annotate, verdict
from gilint.triage.desk import Desk
from gilint.triage.history import History
from gilint.triage.ledger import Step
from gilint.triage.rows import Row
from tests.triage.made import ROW, desk_of, dossier_of

WHEN = "2026-11-22T09:30:00+08:00"
LATER = "2026-11-23T10:00:00+08:00"


def said(rows: list[Row], desk: Desk, state: State, **words: Any) -> tuple[Change, ...]:
    return verdict(rows, desk, state, **{"who": "李某", "when": WHEN, **words})


def after(changes: tuple[Change, ...]) -> dict[str, Decision]:
    return {change.after.fingerprint: change.after for change in changes if change.after is not None}


def test_an_entry_says_which_finding_of_which_report_was_decided_by_whom_and_why() -> None:
    desk = desk_of(dossier_of(ROW))
    changes = said([ROW], desk, "accepted", reason="来源文件如此，已电话核实", until="2026-12-31", note="见登记表")
    assert changes == (
        Change(
            None,
            Decision(
                fingerprint=ROW.fingerprint,
                code="GI301",
                report="青屿县司法局2023年度报告",
                finding="第三部分 · 表三 · 行“本年新收” · 列“总计”：各类申请人之和为３，总计填2，相差1。",
                state="accepted",
                reason="来源文件如此，已电话核实",
                who="李某",
                when=WHEN,
                until="2026-12-31",
                evidence="aaaaaaaa",
                note="见登记表",
            ),
        ),
    )


def test_a_report_without_an_organ_goes_by_its_file() -> None:
    row = replace(ROW, agency="", year=None)
    assert after(said([row], desk_of(dossier_of(row)), "fixed"))[ROW.fingerprint].report == "青屿县司法局.docx"


def test_what_is_fixed_or_open_has_no_last_day() -> None:
    desk = desk_of(dossier_of(ROW))
    assert after(said([ROW], desk, "fixed", until="2026-12-31"))[ROW.fingerprint].until == ""


def test_findings_that_share_a_fingerprint_are_decided_once_and_hold_for_all_of_them() -> None:
    desk = desk_of(dossier_of(ROW, replace(ROW, evidence="bbbbbbbb")))
    changes = said([desk.dossiers[ROW.path].rows[0]], desk, "accepted", reason="来源文件如此")
    assert len(changes) == 1
    desk.decide(after(changes))
    assert desk.stages(ROW.path) == ("accepted", "accepted")


def test_opening_again_keeps_the_story_and_what_was_never_decided_gets_none() -> None:
    desk = desk_of(dossier_of(ROW))
    assert said([ROW], desk, "open") == ()
    desk.decide(after(said([ROW], desk, "accepted", reason="来源文件如此", until="2026-12-31", note="见登记表")))
    opened = said([ROW], desk, "open", reason="来源文件已更正", who="王某", when=LATER)
    decided = after(opened)[ROW.fingerprint]
    assert opened[0].before == desk.decisions[ROW.fingerprint]
    assert (decided.state, decided.reason, decided.who, decided.when) == ("open", "来源文件已更正", "王某", LATER)
    assert (decided.until, decided.note) == ("", "见登记表")
    desk.decide({ROW.fingerprint: decided})
    assert desk.total.error == 1
    assert said([ROW], desk, "open") == ()


def test_a_note_leaves_the_decision_as_it_is_and_goes_without_a_trace() -> None:
    desk = desk_of(dossier_of(ROW))
    noted = annotate([ROW], desk, "待核实", who="李某", when=WHEN)
    alone = after(noted)[ROW.fingerprint]
    assert (alone.state, alone.note, alone.who, alone.when) == ("open", "待核实", "李某", WHEN)
    desk.decide({ROW.fingerprint: alone})
    assert annotate([ROW], desk, "待核实", who="王某", when=LATER) == ()
    assert annotate([ROW], desk, "", who="王某", when=LATER) == (Change(alone, None),)
    accepted = after(said([ROW], desk, "accepted", reason="来源文件如此"))[ROW.fingerprint]
    assert accepted.note == "待核实"
    desk.decide({ROW.fingerprint: accepted})
    assert after(annotate([ROW], desk, "", who="王某", when=LATER))[ROW.fingerprint] == replace(accepted, note="")


def test_going_back_and_forth_writes_the_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "gilint-decisions.yaml"
    other = replace(ROW, fingerprint="1" * 16)
    desk = desk_of(dossier_of(ROW, other))
    history = History()
    held = [read_decisions(file)]
    states: tuple[State, ...] = ("accepted", "fixed", "open")
    for state in states:
        step: Step = {file: said([ROW, other], desk, state, reason="来源文件如此")}
        held.append(write_decisions(file, step[file]).decisions)
        desk.decide(held[-1])
        history.push(step)
    for move, expected in [*((history.undo, each) for each in held[-2::-1]), *((history.redo, each) for each in held[1:])]:
        again = move()
        assert again is not None
        assert not write_decisions(file, again[file]).conflicts
        assert read_decisions(file) == expected


entries = st.none() | st.builds(
    lambda state: Decision("1" * 16, "GI301", "", "", state), st.sampled_from(["open", "accepted", "false-positive", "fixed"])
)


@given(st.lists(st.sampled_from(["do", "undo", "redo"]) | entries, max_size=30))
def test_undo_and_redo_always_lead_back_to_what_was(acts: list[Any]) -> None:
    """Against a plain list of all that ever was, with a place in it."""
    file = Path("f")
    history = History()
    stood: list[Decision | None] = [None]
    at = 0
    now: Decision | None = None
    for act in acts:
        if act == "undo":
            step = history.undo()
            assert (step is None) == (at == 0)
            at -= step is not None
        elif act == "redo":
            step = history.redo()
            assert (step is None) == (at == len(stood) - 1)
            at += step is not None
        else:
            wanted = None if act == "do" else act
            step = {file: (Change(now, wanted),)}
            history.push(step)
            stood[at + 1 :] = [wanted]
            at += 1
        for change in step[file] if step else ():
            assert change.before == now
            now = change.after
        assert now == stood[at]


def test_a_step_that_changes_nothing_is_none() -> None:
    history = History()
    history.push({Path("f"): ()})
    assert history.undo() is None
