"""The baseline: each of its entries stands for one finding at most, and its file is one that people can merge and read."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gilint.decisions.baseline import NAME, Baseline, BaselineFault, Entry, compare, read_baseline
from gilint.decisions.baseline_writing import baseline_file, rewrite
from gilint.decisions.looked import Looked
from gilint.findings import Finding, Location, evidence

REPORTS = ("青屿县水务局2024年度报告", "云川市民政局2024年度报告")
HEAD = "schema: gilint.baseline/1\n\nfindings:\n"


def finding(number: int, value: str) -> Finding:
    return Finding("GI301", "row-total", "error", "high", Location(), actual=value, fingerprint=f"{number:016x}")


def entry(number: int, value: str = "1", **values: str) -> Entry:
    made = finding(number, value)
    return replace(Entry(made.fingerprint, evidence(made), "GI301", REPORTS[number % 2], f"表三 · 第{number}行"), **values)


FINDINGS = st.lists(st.builds(finding, st.integers(0, 4), st.sampled_from("123")), max_size=12)
ENTRIES = st.lists(st.builds(entry, st.integers(0, 6), st.sampled_from("123")), max_size=12)
WORDS = st.one_of(st.text(max_size=30), st.sampled_from(["null", "012", "12e4", "a: b", "#", "{a}", "- x", "是，“否”", "\u2028", "yes"]))


@given(entries=ENTRIES, found=FINDINGS, seen=st.sets(st.sampled_from(REPORTS)))
def test_entries_and_findings_are_matched_one_to_one(entries: list[Entry], found: list[Finding], seen: set[str]) -> None:
    looked = Looked({report: frozenset({"GI301"}) for report in seen})
    compared = compare(Baseline(Path(NAME), tuple(entries)), [("", each) for each in found], looked)
    turns = Counter(compared.turns)
    assert len(compared.turns) == len(found)
    assert turns["changed"] == len(compared.changed)
    assert turns["unchanged"] + len(compared.changed) + len(compared.fixed) + len(compared.unseen) == len(entries)
    unchanged = Counter((each.fingerprint, evidence(each)) for turn, each in zip(compared.turns, found, strict=True) if turn == "unchanged")
    left = Counter((each.fingerprint, each.evidence) for each in (*compared.changed, *compared.fixed, *compared.unseen))
    assert unchanged + left == Counter((each.fingerprint, each.evidence) for each in entries)
    # Nothing is called new while there is an entry left for it.
    spare = {each.fingerprint for each in (*compared.fixed, *compared.unseen)}
    assert not spare & {each.fingerprint for turn, each in zip(compared.turns, found, strict=True) if turn == "new"}
    known = {each.fingerprint for each in found}
    assert all(each.report in seen or each.fingerprint in known for each in compared.fixed)
    assert not any(each.report in seen or each.fingerprint in known for each in compared.unseen)


def test_other_values_are_changed_and_a_second_one_is_new() -> None:
    known = Baseline(Path(NAME), (entry(0, "1"),))
    assert compare(known, [("", finding(0, "2"))]).turns == ("changed",)
    assert compare(known, [("", finding(0, "2")), ("", finding(0, "1"))]).turns == ("new", "unchanged")


def test_a_rule_that_did_not_run_has_not_seen_that_anything_was_fixed() -> None:
    known = Baseline(Path(NAME), (entry(0),))
    assert compare(known, [], Looked({REPORTS[0]: frozenset({"GI302"})})).unseen == known.entries
    assert compare(known, [], Looked({REPORTS[0]: frozenset({"GI301"})})).fixed == known.entries
    assert compare(known, []).unseen == known.entries


@given(words=st.lists(st.tuples(WORDS, WORDS, WORDS, WORDS, WORDS), max_size=5))
def test_any_words_come_back_and_others_read_the_same(
    tmp_path_factory: pytest.TempPathFactory, words: list[tuple[str, str, str, str, str]]
) -> None:
    file = tmp_path_factory.mktemp("any") / NAME
    entries = [Entry(*each) for each in words]
    rewrite(file, lambda before: entries)
    assert Counter(read_baseline(file).entries) == Counter(entries)
    plain = yaml.load(file.read_bytes(), yaml.BaseLoader)["findings"] or []
    assert Counter(Entry(**each) for each in plain) == Counter(entries)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert sum(line.startswith("  - {fingerprint: ") for line in lines) == len(entries)


def test_what_stays_is_left_as_it_is_written(tmp_path: Path) -> None:
    file = tmp_path / NAME
    first, last, new = entry(1, report="甲"), entry(2, report="丙"), entry(3, report="乙")
    rewrite(file, lambda before: [first, last])
    by_hand = file.read_text(encoding="utf-8").replace("  - {finger", "# 待查\n-   {finger", 1) + "# 末尾\n"
    file.write_text(by_hand, encoding="utf-8", newline="\r\n")
    rewrite(file, lambda before: [*(before.entries if before else ()), new])
    text = file.read_bytes().decode()
    assert text.count("\r\n") == text.count("\n") == by_hand.count("\n") + 1
    assert [line for line in text.splitlines() if "乙" not in line] == by_hand.splitlines()
    assert [each.report for each in read_baseline(file).entries] == sorted(["甲", "乙", "丙"])
    rewrite(file, lambda before: [])
    assert read_baseline(file).entries == ()
    assert file.read_bytes().decode().endswith("findings:\r\n# 末尾\r\n")


def test_an_empty_list_in_brackets_can_grow(tmp_path: Path) -> None:
    file = tmp_path / NAME
    file.write_text("schema: gilint.baseline/1\nfindings: []", encoding="utf-8")
    rewrite(file, lambda before: [entry(1)])
    assert read_baseline(file).entries == (entry(1),)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (b"", 1, "schema"),
        (b"schema: gilint.baseline/9\nfindings:\n", 1, "gilint.baseline/1"),
        (b"schema: gilint.baseline/1\n", 1, "findings:"),
        (b"schema: gilint.baseline/1\nextra: 1\nfindings:\n", 1, "findings:"),
        (b"schema: gilint.baseline/1\nfindings: 3\n", 1, "findings:"),
        (b"# \xff\nschema: gilint.baseline/1\nfindings:\n", 1, "UTF-8"),
        (HEAD.encode() + b"<<<<<<< HEAD\n", 4, "merge"),
        (HEAD.encode() + b"  - {fingerprint: aa}\n", 4, "evidence, code, report, finding"),
        (HEAD.encode() + b"  - fingerprint: aa\n    code: GI301\n", 4, "on one line"),
        (HEAD.encode() + b"  - {fingerprint: [a], evidence: b, code: c, report: d, finding: e}\n", 4, "fingerprint"),
        (HEAD.encode() + b"\n  - {fingerprint: 12, evidence: b, code: c, report: d, finding: e}\n", 5, "quotes"),
        (HEAD.encode() + b"  - {fingerprint: &a a, evidence: b, code: c, report: d, finding: e}\n", 4, "anchors"),
        (HEAD.encode() + b"  - {fingerprint: a\n", 4, "expected"),
    ],
)
def test_what_is_not_understood_is_told_with_its_line_and_left(tmp_path: Path, text: bytes, line: int, said: str) -> None:
    file = tmp_path / NAME
    file.write_bytes(text)
    with pytest.raises(BaselineFault, match=said) as fault:
        read_baseline(file)
    assert fault.value.line == line
    with pytest.raises(BaselineFault):
        rewrite(file, lambda before: [entry(1)])
    assert file.read_bytes() == text


def test_the_closest_baseline_above_counts_else_one_is_made_here(tmp_path: Path) -> None:
    (tmp_path / "2024" / "县局").mkdir(parents=True)
    assert baseline_file(tmp_path / "2024") == tmp_path / "2024" / NAME
    rewrite(tmp_path / NAME, lambda before: [])
    assert baseline_file(tmp_path / "2024" / "县局") == tmp_path / NAME


WRITER = """
import sys
from pathlib import Path
from gilint.decisions.baseline_writing import rewrite
from tests.decisions.test_baseline import entry
for number in range(int(sys.argv[2]), int(sys.argv[2]) + 60):
    rewrite(Path(sys.argv[1]), lambda before: [*(before.entries if before else ()), entry(number)])
"""


def test_two_processes_lose_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(tmp_path / NAME)]
    for writer in [subprocess.Popen([*command, str(first)], stderr=subprocess.PIPE, text=True) for first in (0, 1000)]:
        _, errors = writer.communicate(timeout=120)
        assert writer.returncode == 0, errors
    numbers = (*range(60), *range(1000, 1060))
    assert Counter(read_baseline(tmp_path / NAME).entries) == Counter(map(entry, numbers))
