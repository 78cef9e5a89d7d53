"""The decisions file as people and git see it: what is written is what is read, by gilint and by others."""

from __future__ import annotations

import os
import pickle
import stat
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from gilint.decisions.file import NAME, Change, Conflict, DecisionsFault, Written, decisions_file, read_decisions, write_decisions
from gilint.decisions.model import Decision, State
from tests.decisions.made import SOME, make, numbered

WORDS = st.one_of(
    st.text(max_size=40),
    st.text(alphabet=": #-|>'\"\\[]{},&*!%@`~?\n\r\t\0\x7f\x85\u3000\u2028\u202e\ufeff😀青a1e.0xyYnT+_", max_size=12),
    st.sampled_from(
        ["null", "~", "yes", "NO", "0x1f", "12e4", "1_000", "12:30:45", "2026-01-31", "0b11", "1.5", ".inf", "<<", "=", "- a", "a:"]
    ),
)


def others_read(file: Path) -> list[dict[str, object]]:
    """What a reader of YAML makes of it that has never heard of gilint."""
    text = file.read_bytes()
    plain: list[dict[str, object]] = yaml.load(text, yaml.BaseLoader)["decisions"] or []
    newer = YAML(typ="safe", pure=True).load(text)["decisions"] or []
    # Times apart, every value is a text for YAML 1.1 and 1.2 alike.
    times = ("when", "until")
    for read in (yaml.safe_load(text)["decisions"] or [], newer):
        assert [{k: v for k, v in e.items() if k not in times} for e in read] == [
            {k: v for k, v in e.items() if k not in times} for e in plain
        ]
    return plain


@settings(deadline=None)
@given(words=st.lists(WORDS, min_size=6, max_size=6), state=st.sampled_from(get_args(State)))
def test_any_words_come_back(tmp_path_factory: pytest.TempPathFactory, words: list[str], state: State) -> None:
    file = tmp_path_factory.mktemp("any") / NAME
    values: dict[str, Any] = dict(zip(("code", "report", "finding", "reason", "who", "note"), words, strict=True))
    first = replace(SOME, state=state, **values)
    second = replace(SOME, fingerprint="f" * 16, note="")
    make(file, first, second)
    held = read_decisions(file)
    whole: dict[str, Any] = {
        name: "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in word) for name, word in values.items()
    }
    assert held == {first.fingerprint: replace(first, **whole), second.fingerprint: second}
    assert sorted(map(str, others_read(file))) == sorted(
        str({name: value for name, value in asdict(decision).items() if value}) for decision in held.values()
    )
    changed = replace(second, **values)
    assert not write_decisions(file, [Change(second, changed), Change(held[first.fingerprint], None)]).conflicts
    assert read_decisions(file) == {second.fingerprint: replace(changed, **whole)}


def test_a_new_file_says_what_it_is_and_stands_in_order(tmp_path: Path) -> None:
    file = tmp_path / NAME
    decisions = [
        numbered(3),
        numbered(1, report="云川市民政局 2024 年", until="2026-12-31"),
        numbered(2, code="GI201", note="第一行\n第二行"),
    ]
    make(file, *decisions)
    text = file.read_text(encoding="utf-8")
    comments = [line for line in text.splitlines() if line.startswith("#")]
    assert len(comments) == 2
    assert "\nschema: gilint.decisions/1\n" in text
    assert list(read_decisions(file).values()) == [decisions[1], decisions[2], decisions[0]]
    assert text.endswith(
        """  - fingerprint: "0000000000000003"
    code: GI301
    report: 青屿县人民政府 2024 年
    finding: 表3 “结果维持”应为 12，实为 13
    state: accepted
    reason: 已核对原始台账，以台账为准
    who: 李某
    when: 2026-01-31T09:30:00+08:00
    evidence: 0badcafe
"""
    )
    assert '    note: "第一行\\n第二行"\n' in text


def test_the_order_of_changes_leaves_no_trace(tmp_path: Path) -> None:
    one, other = tmp_path / "one" / NAME, tmp_path / "other" / NAME
    for file, numbers in ((one, [5, 1, 4, 2, 3]), (other, [3, 2, 1, 5, 4])):
        file.parent.mkdir()
        for number in numbers:
            make(file, numbered(number))
    assert one.read_bytes() == other.read_bytes()


def test_no_file_holds_no_decisions(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / NAME) == {}
    assert list(tmp_path.iterdir()) == []


def test_nothing_to_change_makes_no_file_and_touches_none(tmp_path: Path) -> None:
    file = tmp_path / NAME
    assert write_decisions(file, [Change(SOME, None)]) == write_decisions(file, []) == Written({})
    assert not file.exists()
    make(file, SOME)
    before = file.stat()
    make(file, SOME)
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_who_comes_later_is_told_and_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / NAME
    make(file, SOME, numbered(7))
    mine, theirs = replace(SOME, state="fixed", reason=""), replace(SOME, reason="上级机关书面同意暂缓")
    assert not write_decisions(file, [Change(SOME, theirs)]).conflicts
    late = [Change(SOME, mine), Change(SOME, None), Change(None, mine)]
    sound = Change(numbered(7), numbered(7, state="fixed"))
    written = write_decisions(file, [*late, sound])
    assert written.conflicts == tuple(Conflict(change, theirs) for change in late)
    assert written.decisions == read_decisions(file) == {theirs.fingerprint: theirs, numbered(7).fingerprint: sound.after}
    assert pickle.loads(pickle.dumps(written)) == written


def test_a_change_that_was_made_already_is_no_conflict(tmp_path: Path) -> None:
    file = tmp_path / NAME
    make(file, SOME)
    fixed = replace(SOME, state="fixed")
    for _ in range(2):
        assert not write_decisions(file, [Change(SOME, fixed)]).conflicts
    assert not write_decisions(file, [Change(fixed, None), Change(fixed, None)]).conflicts
    assert read_decisions(file) == {}


def test_changes_of_one_finding_follow_each_other(tmp_path: Path) -> None:
    file = tmp_path / NAME
    fixed = replace(SOME, state="fixed")
    assert not write_decisions(file, [Change(None, SOME), Change(SOME, fixed)]).conflicts
    assert read_decisions(file) == {SOME.fingerprint: fixed}


@pytest.mark.parametrize(
    "change",
    [
        Change(None, None),
        Change(SOME, numbered(1)),
        Change(None, replace(SOME, until="31.12.2026")),
        Change(None, replace(SOME, until="20261231")),
        Change(None, replace(SOME, until="2026-02-30")),
        Change(None, replace(SOME, when="2026-01-31")),
        Change(None, replace(SOME, when="2026-01-31T09:30:00")),
        Change(None, replace(SOME, fingerprint=" ")),
        Change(None, replace(SOME, state="fixed", until="2026-12-31")),
    ],
)
def test_what_is_no_decision_is_never_written(tmp_path: Path, change: Change) -> None:
    with pytest.raises(ValueError, match=r"."):
        write_decisions(tmp_path / NAME, [Change(None, numbered(5)), change])
    assert read_decisions(tmp_path / NAME) == {}


def test_the_closest_file_holds(tmp_path: Path) -> None:
    report = tmp_path / "batch" / "county" / "report.docx"
    report.parent.mkdir(parents=True)
    report.touch()
    assert decisions_file(report, tmp_path / "batch") == tmp_path / "batch" / NAME
    assert decisions_file(report, report) == report.parent / NAME
    make(tmp_path / NAME, SOME)
    assert decisions_file(report, tmp_path / "batch") == tmp_path / NAME
    make(report.parent / NAME, SOME)
    assert decisions_file(report, tmp_path / "batch") == report.parent / NAME


def test_mode_and_link_of_the_file_stay(tmp_path: Path) -> None:
    kept, link = tmp_path / "kept" / "ours.yaml", tmp_path / "work" / NAME
    kept.parent.mkdir()
    link.parent.mkdir()
    make(kept, SOME)
    kept.chmod(0o640)
    link.symlink_to(kept)
    make(link, numbered(1))
    assert link.is_symlink()
    assert len(read_decisions(kept)) == 2
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640


def test_a_folder_or_file_that_must_not_be_written_stays_as_it_is(tmp_path: Path) -> None:
    """In a process of somebody who may only read."""
    made = tmp_path / "made" / NAME
    made.parent.mkdir()
    make(made, SOME)
    before = made.read_bytes()
    code = (
        "import os, sys; from pathlib import Path\n"
        "from gilint.decisions.file import Change, read_decisions, write_decisions\n"
        "from tests.decisions.made import SOME, numbered\n"
        "assert read_decisions(Path(sys.argv[1])) == {SOME.fingerprint: SOME}\n"
        "write_decisions(Path(sys.argv[2]), [Change(None, SOME)])  # loads what somebody else may not be able to\n"
        "if os.getuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "try: write_decisions(Path(sys.argv[1]), [Change(None, numbered(1))])\n"
        "except PermissionError: print('refused')\n"
    )
    made.chmod(0o444)
    for mode, lock in ((0o555, False), (0o777, True)):
        if not lock:
            made.with_name(".gilint-decisions.lock").unlink()
        made.parent.chmod(mode)
        for folder in (tmp_path, *tmp_path.parents[:2]):
            folder.chmod(folder.stat().st_mode | 0o711)
        run = subprocess.run(
            [sys.executable, "-c", code, str(made), str(tmp_path / f"{mode:o}.yaml")],
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        made.parent.chmod(0o755)
        assert run.stdout == "refused\n", run.stderr
        assert made.read_bytes() == before
    assert {path.name for path in made.parent.iterdir()} <= {NAME, ".gilint-decisions.lock"}


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        make(tmp_path / "nowhere" / NAME, SOME)
    assert not (tmp_path / "nowhere").exists()


HEAD = "schema: gilint.decisions/1\ndecisions:\n"
ENTRY = "  - fingerprint: ab\n    state: accepted\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("decisions:\n", 1),
        ("- a\n", 1),
        ("schema: gilint.decisions/1\n", 1),
        ("schema: gilint.decisions/2\ndecisions:\n", 1),
        ("# one\nschema: other\ndecisions:\n", 2),
        ("schema: gilint.decisions/1\ndecisions: {}\n", 1),
        ("schema: gilint.decisions/1\ndecisions: [{fingerprint: ab, state: accepted}]\n", 1),
        ("schema: gilint.decisions/1\ndecisions: []\n" + ENTRY, 3),
        (HEAD + ENTRY + "decisions:\n" + ENTRY, 5),
        (HEAD + ENTRY + ENTRY, 5),
        (HEAD + ENTRY + "  # below\n  - fingerprint: cd\n    state: maybe\n", 7),
        (HEAD + ENTRY + "    until: 31.12.2026\n", 5),
        (HEAD + ENTRY + "    when: yesterday\n", 5),
        (HEAD + "  - fingerprint: ab\n    state: fixed\n    until: 2026-12-31\n", 5),
        (HEAD + ENTRY + "    reason: [a, b]\n", 5),
        (HEAD + ENTRY + "    reason: true\n", 5),
        (HEAD + ENTRY + "    note: 1.10\n", 5),
        (HEAD + ENTRY + "    state: fixed\n", 5),
        (HEAD + "  - state: accepted\n", 3),
        (HEAD + "  - fingerprint: ab\n", 3),
        (HEAD + "  - just words\n", 3),
        (HEAD + ENTRY + "\tnote: a\n", 5),
        (HEAD + ENTRY + "---\n" + HEAD, 5),
        (HEAD + ENTRY + "...\n- fingerprint: cd\n", 6),
        (HEAD + ENTRY + ' - "x\n', 6),
        (HEAD + ENTRY + "    note: *a\n", 5),
        (HEAD + ENTRY + "    note: &a b\n", 5),
        (HEAD + ENTRY + "    note: !!python/object:os.system b\n", 5),
        ("a: &a [x,x]\nb: &b [*a,*a]\n" + HEAD, 1),
        (HEAD + ENTRY + "    deep: " + "[" * 5000 + "\n", 5),
        (HEAD + ENTRY + "    note: \x00\n", 3),
    ],
)
def test_what_is_no_decisions_file_is_refused_and_left(tmp_path: Path, text: str, line: int) -> None:
    file = tmp_path / NAME
    file.write_bytes(text.encode())
    with pytest.raises(DecisionsFault) as reading:
        read_decisions(file)
    assert (reading.value.file, reading.value.line) == (file, line)
    with pytest.raises(DecisionsFault):
        write_decisions(file, [Change(None, SOME)])
    assert file.read_bytes() == text.encode()
    assert str(pickle.loads(pickle.dumps(reading.value))) == str(reading.value) == f"{file}:{line}: {reading.value.message}"


@pytest.mark.parametrize("data", [b"\xff\xfes\0c\0", HEAD.encode() + b"# \xb9\xab\n"])
def test_what_is_no_utf8_is_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / NAME
    file.write_bytes(data)
    with pytest.raises(DecisionsFault):
        write_decisions(file, [Change(None, SOME)])
    assert file.read_bytes() == data


def test_very_many_lines_are_refused_before_they_take_memory(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(HEAD.encode() + b"#\n" * 3_000_000)
    with pytest.raises(DecisionsFault, match="lines"):
        read_decisions(tmp_path / NAME)


def test_a_pipe_in_its_place_makes_nobody_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / NAME)
    with pytest.raises(DecisionsFault):
        read_decisions(tmp_path / NAME)


def test_thousands_of_decisions_are_kept(tmp_path: Path) -> None:
    file = tmp_path / NAME
    decisions = [numbered(number * 2) for number in range(3000)]
    make(file, *decisions)
    fixed = replace(decisions[1500], state="fixed")
    written = write_decisions(file, [Change(decisions[1500], fixed), Change(None, numbered(2001)), Change(decisions[0], None)])
    assert list(written.decisions) != []
    expected: dict[str, Decision] = {decision.fingerprint: decision for decision in [*decisions[1:], numbered(2001), fixed]}
    assert read_decisions(file) == written.decisions == expected
    assert list(read_decisions(file)) == sorted(expected)
