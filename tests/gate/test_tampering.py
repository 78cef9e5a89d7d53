"""Whatever is done to a report that was signed off, or to anything that this rests on, is refused, with the reason."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gilint.decisions.file import Change, read_decisions, write_decisions
from gilint.gate.persons import now
from gilint.gate.record import record_file, signature_file
from gilint.gate.verifying import sign_off
from tests.decisions.made import SOME, make
from tests.gate.office import APPROVER, AUTHOR, LAST_YEAR, OTHER, POLICY, STRANGER, Office, decision, papers_of, write
from tests.runs import write_report

Tampering = Callable[[Office], object]


def test_an_untouched_report_holds(signed: Office) -> None:
    assert signed.refusals() == []
    assert signed.refusals(signed.folder / OTHER) == []


def _append(name: str, text: str) -> Tampering:
    def tamper(office: Office) -> None:
        with (office.folder / name).open("a", encoding="utf-8") as file:
            file.write(text)

    return tamper


def _swap(name: str, before: str, after: str) -> Tampering:
    def tamper(office: Office) -> None:
        file = office.folder / name
        text = file.read_text(encoding="utf-8")
        assert before in text
        file.write_text(text.replace(before, after), encoding="utf-8")

    return tamper


def _forged(change: Callable[[dict[str, Any]], object]) -> Tampering:
    """A record that is false, as nobody but one of those who may sign could make it; the approval is taken away."""

    def tamper(office: Office) -> None:
        _without_approval(office)
        office.forge(change)

    return tamper


def _approved(change: Callable[[dict[str, Any]], object], key: str = APPROVER) -> Tampering:
    return lambda office: office.forge(change, office.approval, key)


def _removed(files: Iterable[Path]) -> None:
    for file in files:
        file.unlink()


def _without_approval(office: Office) -> None:
    _removed(office.papers[2:])


def _report_of_other(office: Office) -> None:
    shutil.copy(office.folder / OTHER, office.report)


def _papers_of_other(office: Office) -> None:
    other = record_file(office.folder / OTHER)
    shutil.copy(other, office.record)
    shutil.copy(signature_file(other), signature_file(office.record))


def _signature_of_other(office: Office) -> None:
    shutil.copy(signature_file(record_file(office.folder / OTHER)), signature_file(office.record))


def _approval_of_other(office: Office) -> None:
    for mine, theirs in zip(office.papers[2:], papers_of(office.folder / OTHER)[2:], strict=True):
        shutil.copy(theirs, mine)


def _renamed(office: Office) -> None:
    """The report of another organ takes the place of this one, its papers with it."""
    for mine, theirs in zip((office.report, *office.papers), (office.folder / OTHER, *papers_of(office.folder / OTHER)), strict=True):
        shutil.copy(theirs, mine)


def _reformatted(office: Office) -> None:
    data = json.loads(office.record.read_bytes())
    office.record.write_text(json.dumps(data, ensure_ascii=False, sort_keys=True), encoding="utf-8")
    office.sign_by_hand(office.record, AUTHOR)


def _said_twice(office: Office) -> None:
    text = office.record.read_text(encoding="utf-8")
    office.record.write_text(text.replace('  "findings": ', '  "findings": [],\n  "findings": ', 1), encoding="utf-8")
    office.sign_by_hand(office.record, AUTHOR)


def _deep(office: Office) -> None:
    office.record.write_text("[" * 100_000, encoding="utf-8")
    office.sign_by_hand(office.record, AUTHOR)


def _linked(office: Office) -> None:
    aside = office.record.rename(office.folder / "aside.json")
    office.record.symlink_to(aside)


def _piped(office: Office) -> None:
    office.record.unlink()
    os.mkfifo(office.record)


def _huge(office: Office) -> None:
    with office.record.open("r+b") as file:
        file.truncate(5_000_000_000)


def _signed_by(key: str, namespace: str = "gilint-signoff") -> Tampering:
    return lambda office: office.sign_by_hand(office.record, key, namespace)


def _allowed(*lines: Callable[[Office], str]) -> Tampering:
    return lambda office: office.allow(*(line(office) for line in lines))


def _revoked(office: Office) -> None:
    shutil.copy(office.keys / f"{AUTHOR}.pub", office.folder / "office/allowed_signers.revoked")


def _decided(**values: str) -> Tampering:
    """The waiver of this report's finding says something else."""

    def tamper(office: Office) -> None:
        file = office.folder / "gilint-decisions.yaml"
        waiver = read_decisions(file)[_fingerprint(office, "GI301")]
        write_decisions(file, [Change(waiver, replace(waiver, **values) if values else None)])  # type: ignore[arg-type]

    return tamper


def _decided_anew(office: Office) -> None:
    """A second finding of this report is waived."""
    waiver = decision(_fingerprint(office, "GI303"), "")
    write_decisions(office.folder / "gilint-decisions.yaml", [Change(None, waiver)])


def _fingerprint(office: Office, code: str) -> str:
    found = json.loads(office.record.read_bytes())["findings"]
    return str(next(each["fingerprint"] for each in found if each["code"] == code))


def _commented(office: Office) -> None:
    file = office.folder / "gilint-decisions.yaml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if _fingerprint(office, "GI301") in line)
    file.write_text("".join((*lines[:at], "  # 局长口头同意\n", *lines[at:])), encoding="utf-8")


def _out_of_baseline(office: Office) -> None:
    file = office.folder / "gilint-baseline.yaml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if _fingerprint(office, "GI303") not in line), encoding="utf-8")


def _blocked(office: Office) -> None:
    """The truth about a report that should not have been signed: the policy of then let nothing pass, and somebody signed all the same."""
    _without_approval(office)
    strict = write(office.folder, "office/policy.yaml", POLICY.replace("most: 3", "most: 0"))

    def told(data: dict[str, Any]) -> None:
        data["policy"]["sha256"] = hashlib.sha256(strict.read_bytes()).hexdigest()
        condition = next(each for each in data["conditions"] if each["name"] == "few-waivers")
        condition.update(limit=0, passed=False)

    office.forge(told)


LATER = (now() + timedelta(days=2)).isoformat()
EARLIER = (now() - timedelta(days=400)).isoformat()
AGO, AHEAD = 'valid-before="20200101"', 'valid-after="20990101"'

TAMPERINGS: dict[str, tuple[Tampering, str]] = {
    "a blank at the end of the report": (_append("青屿县水务局 2024.txt", " "), "report-changed"),
    "a number of the report": (_swap("青屿县水务局 2024.txt", "86条", "87条"), "report-changed"),
    "the report of another organ in its place": (_report_of_other, "report-changed"),
    "another report with its papers in its place": (_renamed, "record-of-other"),
    "no record": (lambda office: office.record.unlink(), "half-signed"),
    "no signature": (lambda office: signature_file(office.record).unlink(), "half-signed"),
    "no papers but the approval": (lambda office: _removed(office.papers[:2]), "no-record"),
    "no papers": (lambda office: _removed(office.papers), "no-record"),
    "a value of the record": (_swap("青屿县水务局 2024.txt.signoff.json", '"rules": 1', '"rules": 2'), "signature-wrong"),
    "a line end after the record": (_append("青屿县水务局 2024.txt.signoff.json", "\n"), "paper-form"),
    "the record spelt another way": (_reformatted, "paper-form"),
    "a key of the record twice": (_said_twice, "paper-form"),
    "brackets without end": (_deep, "paper-form"),
    "a record of another version": (_forged(lambda data: data.update(schema="gilint.signoff/9")), "paper-schema"),
    "a record with a key of its own": (_forged(lambda data: data.update(approved=True)), "paper-form"),
    "a record of nobody": (_forged(lambda data: data["author"].update(who="")), "paper-form"),
    "a record of no time": (_forged(lambda data: data["author"].update(when="昨天")), "paper-form"),
    "a record of the future": (_forged(lambda data: data["author"].update(when=LATER)), "future"),
    "a record that is a link": (_linked, "no-regular-file"),
    "a record that is a pipe": (_piped, "no-regular-file"),
    "a record without end": (_huge, "paper-too-large"),
    "the papers of another report": (_papers_of_other, "record-of-other"),
    "the signature of another report": (_signature_of_other, "signature-wrong"),
    "a signature made for git": (_signed_by(AUTHOR, "git"), "signature-purpose"),
    "a signature by a stranger": (_signed_by(STRANGER), "signer-unknown"),
    "a signature by somebody else who may sign": (_signed_by(APPROVER), "signer-unknown"),
    "no signature in its file": (lambda office: signature_file(office.record).write_bytes(b""), "signature-form"),
    "a line end after the signature": (_append("青屿县水务局 2024.txt.signoff.json.sig", "\n"), "signature-form"),
    "an author who may no longer sign": (_allowed(lambda office: office.line(APPROVER)), "signer-unknown"),
    "an author whose time was over": (_allowed(lambda office: office.line(AUTHOR, options=AGO)), "signer-time"),
    "an author whose time had not come": (_allowed(lambda office: office.line(AUTHOR, options=AHEAD)), "signer-time"),
    "an author who may only sign for git": (_allowed(lambda office: office.line(AUTHOR, options='namespaces="git"')), "signer-namespace"),
    "an author whose key was revoked": (_revoked, "signer-revoked"),
    "an author with another key": (_allowed(lambda office: office.line(AUTHOR, STRANGER)), "signer-unknown"),
    "nobody who may sign": (_swap("gilint.yaml", "allowed-signers: office/allowed_signers\n", ""), "no-signers"),
    "findings left out": (_forged(lambda data: data.update(findings=[])), "untrue"),
    "a waiver left out": (_forged(lambda data: data.update(waivers=[])), "untrue"),
    "a condition left out": (_forged(lambda data: data["conditions"].pop()), "untrue"),
    "more examined than there is": (_forged(lambda data: data["examined"].update(cells=900)), "untrue"),
    "another organ": (_forged(lambda data: data["report"].update(organ="云川市水务局")), "untrue"),
    "another report's name": (_forged(lambda data: data["report"].update(name=OTHER)), "record-of-other"),
    "another hash of the report": (_forged(lambda data: data["report"].update(sha256="0" * 64)), "report-changed"),
    "a report that the gate blocks": (_blocked, "not-passed"),
    "a waiver whose reason changed": (_decided(reason="已与财政局核对一致，以此为准"), "decisions-changed"),
    "a waiver that ends": (_decided(until="2099-12-31"), "decisions-changed"),
    "a waiver taken back": (_decided(), "decisions-changed"),
    "a comment above a waiver": (_commented, "decisions-changed"),
    "another finding waived": (_decided_anew, "decisions-changed"),
    "no decisions at all": (lambda office: (office.folder / "gilint-decisions.yaml").unlink(), "decisions-changed"),
    "a finding out of the baseline": (_out_of_baseline, "baseline-changed"),
    "no baseline": (_swap("gilint.yaml", "baseline: gilint-baseline.yaml\n", "# no baseline\n"), "baseline-changed"),
    "a rule": (_swap("office/rules/own.yaml", "warning", "info"), "rules-changed"),
    "a rule more": (lambda office: write(office.folder, "office/rules/more.yaml", "rules: []\n"), "rules-changed"),
    "the configuration": (_append("gilint.yaml", "fail-on: never\n"), "configuration-changed"),
    "a comment in the configuration": (_append("gilint.yaml", "# 见通知\n"), "configuration-changed"),
    "what the configuration extends": (_append("office/base.yaml", "ignore: [GI301]\n"), "configuration-changed"),
    "the policy": (_swap("office/policy.yaml", "most: 3", "most: 4"), "policy-changed"),
    "another policy": (_swap("gilint.yaml", "office/policy.yaml", "county-office"), "policy-changed"),
    "the roster": (_append("office/roster.yaml", "- 青屿县司法局\n"), "roster-changed"),
    "the report of last year": (_append("office/2023/青屿县水务局 2024.txt", "完\n"), "previous-changed"),
    "no report of last year": (_swap("gilint.yaml", "previous: [office/2023]\n", ""), "previous-changed"),
    "a word of the approval": (_swap("青屿县水务局 2024.txt.approval.json", "Wang", "Zhang"), "signature-wrong"),
    "an approval of another record": (_approval_of_other, "approval-of-other"),
    "a record signed anew below its approval": (
        lambda office: office.forge(lambda data: data["author"].update(when=EARLIER)),
        "approval-of-other",
    ),
    "an approval without its signature": (lambda office: office.papers[3].unlink(), "half-signed"),
    "a signature without its approval": (lambda office: office.approval.unlink(), "half-signed"),
    "an approval by a stranger": (_approved(lambda data: data.update(who=STRANGER), STRANGER), "signer-unknown"),
    "an approval before the record": (_approved(lambda data: data.update(when=EARLIER)), "approval-early"),
    "an approval of the future": (_approved(lambda data: data.update(when=LATER)), "future"),
    "an approval in another role": (_approved(lambda data: data.update(role="author")), "paper-form"),
    "an approval of another version": (_approved(lambda data: data.update(schema="gilint.approval/2")), "paper-schema"),
    "an approval by the author": (_approved(lambda data: data.update(who=AUTHOR), AUTHOR), "one-person"),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_tampering_is_refused(signed: Office, name: str) -> None:
    tamper, key = TAMPERINGS[name]
    tamper(signed)
    assert key in signed.refusals()


@pytest.mark.parametrize(
    "name", ["findings left out", "a number of the report", "the policy", "a rule", "an author who may no longer sign"]
)
def test_one_cause_is_one_refusal(signed: Office, name: str) -> None:
    tamper, key = TAMPERINGS[name]
    tamper(signed)
    assert signed.refusals() == [key]


def test_an_approver_whose_key_is_also_the_author_s_is_no_second_person(signed: Office) -> None:
    signed.allow(signed.line(AUTHOR), signed.line(APPROVER), signed.line(AUTHOR, APPROVER))
    assert signed.refusals() == ["one-key"]


def test_two_names_with_one_key_are_one_person(signed: Office) -> None:
    signed.allow(signed.line(AUTHOR), signed.line(APPROVER, AUTHOR))
    signed.forge(lambda data: data.update(who=APPROVER), signed.approval, AUTHOR)
    assert signed.refusals() == ["one-key"]


def test_an_author_who_writes_the_name_in_another_way_is_the_same_person(signed: Office) -> None:
    """Wide letters, other blanks, other case."""
    signed.allow(signed.line("wang mou", AUTHOR), signed.line("ＷＡＮＧＭＯＵ", APPROVER))
    _without_approval(signed)
    signed.forge(lambda data: data["author"].update(who="wang mou"))
    shutil.copy(signed.folder / f"{OTHER}.approval.json", signed.approval)

    def told(data: dict[str, Any]) -> None:
        data.update(who="ＷＡＮＧＭＯＵ", record=hashlib.sha256(signed.record.read_bytes()).hexdigest())

    signed.forge(told, signed.approval, APPROVER)
    assert signed.refusals() == ["one-person"]


def test_gilints_own_rules_count(signed: Office) -> None:
    on, signers = signed.basis()
    found = sign_off(signed.report, replace(on, knowledge="0" * 64), signers, now())
    assert [refusal.key for refusal in found.refusals] == ["rules-changed"]


def test_what_is_about_other_reports_may_change(signed: Office) -> None:
    """Decisions, the baseline and the reports of last year are common to all reports of an office."""
    file = signed.folder / "gilint-decisions.yaml"
    write_decisions(file, [Change(None, decision("00000000000000bb", "", report="云川市司法局 2024 年"))])
    baseline = signed.folder / "gilint-baseline.yaml"
    theirs = json.loads(record_file(signed.folder / OTHER).read_bytes())["findings"]
    lines = baseline.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not any(each["fingerprint"] in line for each in theirs)]
    assert len(kept) == len(lines) - 1
    baseline.write_text("".join(kept), encoding="utf-8")
    write_report(signed.folder / "office/2023" / OTHER, year=2023, agency="云川市水务局", parts=LAST_YEAR)
    assert signed.refusals() == []
    assert signed.refusals(signed.folder / OTHER) == ["baseline-changed", "previous-changed"]


def test_time_alone_changes_nothing(signed: Office) -> None:
    """Neither the end of a waiver nor that of a signer's term makes undone what was signed before."""
    signed.allow(signed.line(AUTHOR, options='valid-before="20980101"'), signed.line(APPROVER))
    found = sign_off(signed.report, *signed.basis(), now() + timedelta(days=365 * 90))
    assert found.signers == (AUTHOR, APPROVER)


def test_a_folder_may_move(signed: Office, tmp_path: Path) -> None:
    moved = replace(signed, folder=signed.folder.rename(tmp_path / "别处 2"))
    assert moved.refusals() == []


def test_a_folder_may_go_through_git(signed: Office, tmp_path: Path) -> None:
    def git(*words: str) -> None:
        own = ("-c", "user.name=李某", "-c", "user.email=li@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *own, *words], cwd=signed.folder, check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "审签")
    git("clone", "-q", ".", str(tmp_path / "clone"))
    assert replace(signed, folder=tmp_path / "clone").refusals() == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_byte_can_change(signed: Office, data: st.DataObject) -> None:
    """Of the report, the record, the approval, or either signature."""
    file = data.draw(st.sampled_from((signed.report, *signed.papers)))
    whole = file.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    flipped = whole[at] ^ data.draw(st.integers(1, 255))
    try:
        file.write_bytes(whole[:at] + bytes([flipped]) + whole[at + 1 :])
        assert signed.refusals()
    finally:
        file.write_bytes(whole)


@pytest.mark.parametrize("number", range(5))
def test_no_byte_can_be_lost(signed: Office, number: int) -> None:
    """At the beginning, the end, or in between."""
    file = (signed.report, *signed.papers)[number]
    whole = file.read_bytes()
    for at in (0, len(whole) // 2, len(whole) - 1):
        file.write_bytes(whole[:at] + whole[at + 1 :])
        assert signed.refusals(), at


def test_a_decisions_file_beside_the_roster_does_not_stand_in_for_that_of_the_report(unsigned: Office) -> None:
    make(unsigned.folder / "office" / "gilint-decisions.yaml", replace(SOME, fingerprint="00000000000000ff"))
    unsigned.sign()
    unsigned.approve()
    assert unsigned.refusals() == []
    _swap("gilint-decisions.yaml", "finding: 表3", "finding: 表三")(unsigned)
    assert unsigned.refusals() == ["decisions-changed"]
