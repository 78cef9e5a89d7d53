"""A publishing office of an invented county: a report with everything that a sign-off rests on, and people with keys."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from gilint.cli.judged import prepared
from gilint.cli.signatures import asked_policy, asked_signers, basis_of
from gilint.decisions.baseline import Entry
from gilint.decisions.baseline_writing import rewrite
from gilint.decisions.model import Decision
from gilint.gate.drawing import Basis, draw_up
from gilint.gate.keys import Key, Signers
from gilint.gate.persons import now
from gilint.gate.record import AuthorPart, FindingPart, approval_file, record_file, signature_file
from gilint.gate.signing_off import Signer, approve_report, sign_report
from gilint.gate.verifying import sign_off
from gilint.planning import Asked
from tests.decisions.made import SOME, make
from tests.packs import NO_CANAL
from tests.runs import write_report

AUTHOR, APPROVER, STRANGER = "李某", "Wang Mou", "赵某"
REPORT = "青屿县水务局 2024.txt"
OTHER = "云川市水务局 2024.txt"

CONFIGURATION = """\
extends: office/base.yaml
allowed-signers: office/allowed_signers
policy: office/policy.yaml
previous: [office/2023]
roster: office/roster.yaml
baseline: gilint-baseline.yaml
"""
POLICY = """\
name: two-eyes
title: {zh: 两人签名, en: Two signatures}
purpose: {zh: 发布之前, en: Before reports go out}
conditions:
  - {name: no-open-error, measure: errors-open, most: 0}
  - {name: few-waivers, measure: waivers, most: 3}
  - {name: two-signatures, measure: signatures-least, least: 2}
"""
LAST_YEAR = {
    "1": ["局机关各科室按季报送应当公开的文件，由办公室统一登记后在门户网站登出。", "收到申请3件，都已按期答复。"],
    "5": ["工作人员对新规定还不够熟悉，下一年安排两次集中学习。"],
}
"""A report in words of its own, so that this year's is not copied from it."""


def make_key(file: Path, passphrase: str = "") -> Path:
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-C", "", "-f", str(file)], check=True, capture_output=True)
    return file


def public(key: Path) -> str:
    return key.with_name(f"{key.name}.pub").read_text(encoding="utf-8").strip()


@dataclass(frozen=True, slots=True)
class Office:
    """`folder` holds the reports, `keys` the private keys of its people by name."""

    folder: Path
    keys: Path

    @property
    def report(self) -> Path:
        return self.folder / REPORT

    @property
    def record(self) -> Path:
        return record_file(self.report)

    @property
    def approval(self) -> Path:
        return approval_file(self.report)

    @property
    def papers(self) -> tuple[Path, ...]:
        return papers_of(self.report)

    def basis(self, report: Path | None = None) -> tuple[Basis, Signers | None]:
        """Everything as the files say now."""
        ready = prepared([report or self.report], Asked(lang="zh"))
        return basis_of(ready, asked_policy(None, ready)), asked_signers(None, ready, "zh")

    def signer(self, who: str, key: str | None = None, when: datetime | None = None) -> Signer:
        return Signer(who, Key(self.keys / (key or who)), when or now(), self.basis()[1])

    def sign(self, report: Path | None = None) -> None:
        target = report or self.report
        sign_report(target, self.basis(target)[0], self.signer(AUTHOR), anew=True)

    def approve(self, report: Path | None = None) -> None:
        target = report or self.report
        approve_report(target, self.basis(target)[0], self.signer(APPROVER), anew=True)

    def refusals(self, report: Path | None = None) -> list[str]:
        """What speaks against the sign-off; where nothing does, both signatures count."""
        target = report or self.report
        found = sign_off(target, *self.basis(target), now())
        assert found.refusals or found.signers == (AUTHOR, APPROVER)
        return [refusal.key for refusal in found.refusals]

    def allow(self, *lines: str) -> None:
        """Lines of the allowed signers instead of those that are there."""
        (self.folder / "office/allowed_signers").write_text("".join(line + "\n" for line in lines), encoding="utf-8")

    def line(self, who: str, key: str | None = None, options: str = "") -> str:
        kind, blob = public(self.keys / (key or who)).split()[:2]
        return " ".join(filter(None, (f'"{who}"', options, kind, blob)))

    def forge(self, change: Callable[[dict[str, Any]], object], paper: Path | None = None, key: str = AUTHOR) -> None:
        """Changes what a paper says, spells it as gilint does, and signs it with the key of somebody who may."""
        file = paper or self.record
        data = json.loads(file.read_bytes())
        change(data)
        file.write_text(json.dumps(data, ensure_ascii=False, sort_keys=True, indent=2) + "\n", encoding="utf-8")
        self.sign_by_hand(file, key)

    def sign_by_hand(self, file: Path, key: str, namespace: str = "gilint-signoff") -> None:
        command: Sequence[str] = ("ssh-keygen", "-Y", "sign", "-f", str(self.keys / key), "-n", namespace)
        done = subprocess.run(command, input=file.read_bytes(), capture_output=True, check=True)
        signature_file(file).write_bytes(done.stdout)


def papers_of(report: Path) -> tuple[Path, ...]:
    """The record and its signature, the approval and its own."""
    files = (record_file(report), approval_file(report))
    return tuple(each for file in files for each in (file, signature_file(file)))


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def furnish(folder: Path, keys: Path) -> Office:
    """An office whose report has two wrong totals, one waived and one in the baseline, signed by nobody yet."""
    office = Office(folder, keys)
    cells = {"t3.granted.total": "3"}
    write_report(office.report, cells=cells)
    write_report(folder / OTHER, agency="云川市水务局", cells=cells)
    write_report(folder / "office/2023" / REPORT, year=2023, parts=LAST_YEAR)
    write(folder, "gilint.yaml", CONFIGURATION)
    write(folder, "office/base.yaml", "profile: review\nrules: [rules]\n")
    write(folder, "office/policy.yaml", POLICY)
    write(folder, "office/roster.yaml", "- 青屿县水务局\n- 云川市水务局\n")
    write(folder, "office/rules/own.yaml", f"rules:\n{NO_CANAL}")
    office.allow(office.line(AUTHOR, options='namespaces="gilint-signoff"'), office.line(APPROVER))
    baseline = folder / "gilint-baseline.yaml"
    rewrite(baseline, lambda _: ())
    found = [(report, part) for report in (office.report, folder / OTHER) for part in _findings(office, report)]
    rewrite(baseline, lambda _: [Entry(each.fingerprint, each.evidence, each.code, "", "") for _, each in found if each.code == "GI303"])
    make(folder / "gilint-decisions.yaml", *(decision(part.fingerprint, part.evidence) for _, part in found if part.code == "GI301"))
    return office


def decision(fingerprint: str, evidence: str, **values: Any) -> Decision:
    return replace(SOME, fingerprint=fingerprint, code="GI301", evidence=evidence, **values)


def _findings(office: Office, report: Path) -> tuple[FindingPart, ...]:
    return draw_up(report, office.basis(report)[0], AuthorPart(AUTHOR, now().isoformat())).record.findings
