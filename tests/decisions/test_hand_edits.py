"""What people typed into the decisions file stays: comments, order, quoting, indentation, line ends, keys that gilint does not know."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from gilint.decisions.file import NAME, Change, DecisionsFault, read_decisions, write_decisions
from gilint.decisions.model import Decision, State
from tests.decisions.made import SOME

BY_HAND = """\
# 本文件由办公室维护 # twice
schema: 'gilint.decisions/1'   # do not touch
owner: {name: 李某, phone: none}
decisions: # newest last

# general remark

# about the first
- state: accepted    # agreed by phone
  fingerprint: "cc"
  report: 青屿县
  # why: see the letter of March
  reason: |  # long
    第一行
      第二行

  ticket: 12.50   # kept as typed
  links: [a,
    'b']   # both
  # end of cc
# about bb
# in two lines
-   fingerprint: bb
    report: 云川市
    state:   'open'
    reason:   # none yet
    note: "quoted \\
      over two lines"

# alone
- {fingerprint: aa, report: 云川市, state: accepted, "reason": 'flow, style', tags: [x]} # flow

# about dd
-   fingerprint: dd
    state: false-positive
    reason: >-
      folded
      text
    note: plain
      over two lines

# the end

signed: 李某
"""


def entry(file: Path, fingerprint: str) -> dict[str, object]:
    found: list[dict[str, object]] = yaml.load(file.read_bytes(), yaml.BaseLoader)["decisions"]
    return next(item for item in found if item["fingerprint"] == fingerprint)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / NAME
    place.write_text(BY_HAND, encoding="utf-8")
    return place


def change(file: Path, fingerprint: str, **values: Any) -> None:
    before = read_decisions(file)[fingerprint]
    assert not write_decisions(file, [Change(before, replace(before, **values))]).conflicts


def test_what_was_typed_is_read_as_yaml_reads_it(file: Path) -> None:
    for fingerprint, decision in read_decisions(file).items():
        typed = entry(file, fingerprint)
        assert asdict(decision) == {name: typed.get(name, "") for name in asdict(decision)}


@pytest.mark.parametrize(
    ("fingerprint", "values", "old", "new"),
    [
        ("cc", {"state": "fixed"}, "- state: accepted    # agreed", "- state: fixed    # agreed"),
        ("cc", {"reason": "短的"}, "  reason: |  # long\n    第一行\n      第二行\n\n", "  reason: 短的  # long\n"),
        ("cc", {"reason": ""}, "  reason: |  # long\n    第一行\n      第二行\n\n", "  # long\n"),
        ("cc", {"who": "李某"}, "      第二行\n\n", "      第二行\n\n  who: 李某\n"),
        ("cc", {"code": "GI301"}, '  fingerprint: "cc"\n', '  fingerprint: "cc"\n  code: GI301\n'),
        ("cc", {"report": ""}, "  report: 青屿县\n", ""),
        ("bb", {"state": "fixed"}, "state:   'open'", "state:   fixed"),
        ("bb", {"reason": "上级: 同意"}, "reason:   # none yet", 'reason: "上级: 同意"   # none yet'),
        ("bb", {"note": "a\nb"}, '"quoted \\\n      over two lines"', '"a\\nb"'),
        ("bb", {"note": ""}, '    note: "quoted \\\n      over two lines"\n', ""),
        ("aa", {"reason": "[x], {y}"}, "'flow, style'", '"[x], {y}"'),
        ("aa", {"reason": ""}, "'flow, style'", '""'),
        ("aa", {"who": "李某", "until": "2026-12-31"}, "'flow, style'", "'flow, style', who: 李某, until: 2026-12-31"),
        ("dd", {"reason": "x"}, "reason: >-\n      folded\n      text\n", "reason: x\n"),
        ("dd", {"note": "x"}, "note: plain\n      over two lines\n", "note: x\n"),
        ("dd", {"note": "", "who": "李某"}, "    note: plain\n      over two lines\n", "    who: 李某\n"),
    ],
)
def test_only_the_value_that_changed_is_typed_anew(file: Path, fingerprint: str, values: dict[str, str], old: str, new: str) -> None:
    assert BY_HAND.count(old) == 1
    change(file, fingerprint, **values)
    assert file.read_text(encoding="utf-8") == BY_HAND.replace(old, new)


def test_an_entry_goes_with_the_comments_that_are_its_own(file: Path) -> None:
    assert not write_decisions(file, [Change(read_decisions(file)["bb"], None)]).conflicts
    own = BY_HAND[BY_HAND.index("# about bb") : BY_HAND.index("\n# alone")]
    assert file.read_text(encoding="utf-8") == BY_HAND.replace(own, "")


def test_the_last_entry_goes_and_another_comes(file: Path) -> None:
    held = read_decisions(file)
    assert not write_decisions(file, [Change(decision, None) for decision in held.values()]).conflicts
    text = file.read_text(encoding="utf-8")
    assert read_decisions(file) == {}
    for remark in ("# general remark", "# the end", "signed: 李某"):
        assert remark in text
    assert not write_decisions(file, [Change(None, SOME)]).conflicts
    assert read_decisions(file) == {SOME.fingerprint: SOME}
    assert [line for line in file.read_text(encoding="utf-8").splitlines() if line in text.splitlines()] == text.splitlines()


def test_a_new_entry_comes_before_the_first_greater_one(file: Path) -> None:
    new = Decision("ee", "GI101", "云川市", "", "fixed")
    assert not write_decisions(file, [Change(None, new)]).conflicts
    # 青屿县 is greater than 云川市: the order of the file is the user's.
    added = "- fingerprint: ee\n  code: GI101\n  report: 云川市\n  state: fixed\n"
    assert file.read_text(encoding="utf-8") == BY_HAND.replace("# about the first\n", added + "# about the first\n")


def test_the_greatest_entry_comes_before_what_ends_the_file(file: Path) -> None:
    assert not write_decisions(file, [Change(None, Decision("ee", "", "龙湾县", "", "fixed"))]).conflicts
    text = file.read_text(encoding="utf-8")
    assert (
        "    note: plain\n      over two lines\n- fingerprint: ee\n  report: 龙湾县\n  state: fixed\n\n# the end\n\nsigned: 李某\n" in text
    )


@pytest.mark.parametrize(("ends", "mark"), [("\r\n", ""), ("\n", "\ufeff"), ("\r\n", "\ufeff")])
def test_line_ends_and_byte_order_mark_stay(file: Path, ends: str, mark: str) -> None:
    file.write_bytes((mark + BY_HAND.replace("\n", ends)).encode())
    change(file, "cc", state="fixed", reason="", who="李某")
    assert not write_decisions(file, [Change(None, SOME)]).conflicts
    text = file.read_bytes().decode()
    assert text.startswith(mark + "#")
    assert text.count("\r") == (text.count("\n") if ends == "\r\n" else 0)
    assert len(read_decisions(file)) == 5


@pytest.mark.parametrize("value", ["", " []", "  [ ]  # none: []", " # none"])
def test_an_empty_list_is_filled(tmp_path: Path, value: str) -> None:
    file = tmp_path / NAME
    file.write_text(f"schema: gilint.decisions/1\n# before\ndecisions:{value}\n# after\nmore: 1", encoding="utf-8")
    assert read_decisions(file) == {}
    assert not write_decisions(file, [Change(None, SOME)]).conflicts
    assert read_decisions(file) == {SOME.fingerprint: SOME}
    text = file.read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.startswith(("#", "more"))] == ["# before", "# after", "more: 1"]
    assert text.count("none") == value.count("none")


def test_a_file_without_a_last_line_end_is_continued(tmp_path: Path) -> None:
    file = tmp_path / NAME
    file.write_bytes(b"schema: gilint.decisions/1\r\ndecisions:\r\n  - fingerprint: aa\r\n    state: open # no end")
    change(file, "aa", state="fixed", note="n1")
    assert file.read_bytes().endswith(b"  - fingerprint: aa\r\n    state: fixed # no end\r\n    note: n1\r\n")


def test_keys_marked_as_such_are_changed_as_well(tmp_path: Path) -> None:
    file = tmp_path / NAME
    text = "schema: gilint.decisions/1\ndecisions:\n  -\n    ? fingerprint\n    : aa\n    ? state\n    : open\n"
    file.write_text(text, encoding="utf-8")
    change(file, "aa", state="fixed", code="GI301")
    assert file.read_text(encoding="utf-8") == text.replace("open", "fixed").replace(": aa\n", ": aa\n    code: GI301\n")


def test_what_cannot_be_changed_without_harm_is_not_changed(tmp_path: Path) -> None:
    file = tmp_path / NAME
    # The blank lines belong to the note, and what ends the file has to come after a new entry.
    text = "schema: gilint.decisions/1\ndecisions:\n  - fingerprint: aa\n    state: open\n    note: |+\n      a\n\n\n# end\n"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DecisionsFault, match="aa"):
        write_decisions(file, [Change(None, Decision("zz", "", "", "", "fixed"))])
    assert file.read_text(encoding="utf-8") == text
    change(file, "aa", state="fixed")
    assert file.read_text(encoding="utf-8") == text.replace("open", "fixed")


STATES: list[State] = ["open", "accepted", "false-positive", "fixed"]
NAMES = ["a1", "b2", "c3", "d4", "e5", "f6"]
TEXTS = st.sampled_from(["", "短", "a: b # c", "- x", "两\n行", "'", "{", " lead", "😀"])
VALUES = st.fixed_dictionaries(
    {"code": st.sampled_from(["", "GI101", "GI301"]), "report": st.sampled_from(["", "云川市", "青屿县"])},
    optional={"reason": TEXTS, "who": TEXTS, "note": TEXTS, "finding": TEXTS},
)


@st.composite
def typed_files(draw: st.DrawFn) -> str:
    """A file as somebody might have typed it, each comment another one; entries are known by their keys `own`."""
    comments = iter(f"# remark {number}." for number in range(1000))
    indent = draw(st.sampled_from(["", "  ", "    "]))
    gap = indent + "-" + " " * draw(st.integers(1, 3))

    def remarks(blanks: str) -> list[str]:
        return draw(st.lists(st.sampled_from([0, 1, 2]).map(lambda kind: ["", blanks + next(comments), next(comments)][kind]), max_size=3))

    lines = [*remarks(""), "schema: gilint.decisions/1", *remarks(""), "decisions:" + draw(st.sampled_from(["", " # remark list."]))]
    for name in draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=5)):
        values = draw(VALUES)
        pairs = [("fingerprint", name), ("state", draw(st.sampled_from(STATES))), ("own", name), *values.items()]
        lines += remarks(indent)
        if draw(st.integers(0, 5)) == 0:
            flow = ", ".join(f"{key}: {quoted(draw, value, flow=True)}" for key, value in draw(st.permutations(pairs)))
            lines.append(f"{gap}{{{flow}}} {next(comments)}")
            continue
        for number, (key, value) in enumerate(draw(st.permutations(pairs))):
            start = " " * len(gap) if number else gap
            if value and value == value.strip() and draw(st.integers(0, 3)) == 0:
                lines += [f"{start}{key}: |- {next(comments)}", *(" " * len(gap) + "  " + line for line in value.split("\n"))]
            else:
                lines.append(f"{start}{key}: {quoted(draw, value, flow=False)}" + draw(st.sampled_from(["", f"  {next(comments)}"])))
            if draw(st.integers(0, 3)) == 0:
                lines.append(" " * len(gap) + next(comments))
    lines += [*remarks(""), *draw(st.sampled_from([[], ["more: 1"], ["more:", "- 1"]]))]
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines) + draw(st.sampled_from(["", "\n"]))


def quoted(draw: st.DrawFn, value: str, flow: bool) -> str:
    plain = [value] if value.isalnum() and not value.isdigit() else []
    single = ["'" + value.replace("'", "''") + "'"] if "\n" not in value else []
    nothing = [""] if not value and not flow else []
    double = '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    return draw(st.sampled_from([*plain, *single, *nothing, double]))


@settings(deadline=None)
@given(text=typed_files(), data=st.data())
def test_no_sequence_of_changes_loses_what_was_typed(tmp_path_factory: pytest.TempPathFactory, text: str, data: st.DataObject) -> None:
    file = tmp_path_factory.mktemp("typed") / NAME
    file.write_bytes(text.encode())
    held = dict(read_decisions(file))
    typed = [line[line.index("# remark") :] for line in text.splitlines() if "# remark" in line]
    for _ in range(data.draw(st.integers(1, 4))):
        changes = {}
        for name in data.draw(st.lists(st.sampled_from(NAMES), unique=True, min_size=1, max_size=3)):
            before = held.get(name)
            state = data.draw(st.sampled_from(STATES))
            base = before or Decision(name, "", "", "", state)
            after = replace(base, state=state, **data.draw(VALUES))
            changes[name] = Change(before, after)
        written = write_decisions(file, list(changes.values()))
        held.update({name: change.after for name, change in changes.items() if change.after})
        assert written.conflicts == ()
        assert written.decisions == held == read_decisions(file)
        now = file.read_bytes().decode()
        assert sorted(line[line.index("# remark") :].rstrip("\r") for line in now.split("\n") if "# remark" in line) == sorted(typed)
        others = yaml.load(now, yaml.BaseLoader)
        assert {item["fingerprint"]: {k: v for k, v in item.items() if v and k != "own"} for item in others["decisions"]} == {
            name: {k: v for k, v in asdict(decision).items() if v} for name, decision in held.items()
        }
        assert {item["own"] for item in others["decisions"] if "own" in item} == set(yaml_names(text))
        assert others.get("more") == yaml.load(text, yaml.BaseLoader).get("more")


def yaml_names(text: str) -> list[str]:
    return [item["own"] for item in yaml.load(text, yaml.BaseLoader)["decisions"] or []]


@settings(deadline=None)
@given(text=typed_files(), data=st.data())
def test_a_foreign_entry_stays_byte_for_byte(tmp_path_factory: pytest.TempPathFactory, text: str, data: st.DataObject) -> None:
    """Taking one out and putting one in leaves the lines of all others, in their order."""
    file = tmp_path_factory.mktemp("foreign") / NAME
    file.write_bytes(text.encode())
    held = read_decisions(file)
    gone = data.draw(st.sampled_from([None, *held]))
    new = Decision("zz", "GI200", data.draw(st.sampled_from(["", "云川市", "青屿县", "龙湾县"])), "", "fixed")
    changes = [Change(None, new), *([Change(held[gone], None)] if gone else [])]
    assert not write_decisions(file, changes).conflicts
    now = file.read_bytes().decode()
    added = {
        line for line in now.splitlines() if "zz" in line or "GI200" in line or line.strip() in ("report: " + new.report, "state: fixed")
    }
    left = iter(text.splitlines())
    # What is left is a part of what was typed, in its order.
    assert all(any(line == old for old in left) for line in now.splitlines() if line not in added)
    assert read_decisions(file) == {**{name: decision for name, decision in held.items() if name != gone}, "zz": new}


@settings(deadline=None)
@given(text=typed_files(), data=st.data())
def test_a_file_that_is_taken_reads_the_same_to_everybody(tmp_path_factory: pytest.TempPathFactory, text: str, data: st.DataObject) -> None:
    """Lines moved, doubled and broken at random: either the file is refused, or other readers of YAML find the same in it."""
    lines = text.splitlines(keepends=True)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines)))
        what = [
            "---\n",
            "...\n",
            " \n",
            "\t\n",
            '  "\n',
            "'\n",
            "- ",
            "  - ",
            "[\n",
            "}\n",
            "%\n",
            "  # x\n",
            "\tx: y\n",
            "   z\n",
            "x: |+\n",
        ]
        lines[at:at] = [data.draw(st.sampled_from([*what, *lines]))]
    file = tmp_path_factory.mktemp("broken") / NAME
    file.write_bytes("".join(lines).encode())
    try:
        held = read_decisions(file)
    except DecisionsFault:
        return
    others = yaml.load(file.read_bytes(), yaml.BaseLoader)["decisions"] or []
    nothing = ("~", "null")
    assert [asdict(decision) for decision in held.values()] == [
        {name: "" if item.get(name, "") in nothing else item.get(name, "") for name in asdict(SOME)} for item in others
    ]
