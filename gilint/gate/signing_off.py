"""Signs a report off, or approves what somebody else signed. Nothing is written before all of it is known to hold."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gilint.gate import signing
from gilint.gate.canonical import canonical
from gilint.gate.drawing import Basis, draw_up
from gilint.gate.keys import Key, Signers
from gilint.gate.papers import LARGEST, Papers, Signed, put_papers, read_papers
from gilint.gate.persons import same_person
from gilint.gate.record import APPROVAL_SCHEMA, APPROVER, Approval, AuthorPart, Record, approval_file, record_file
from gilint.gate.redrawing import redrawn
from gilint.gate.refused import Refused
from gilint.gate.signoffs import Refusal
from gilint.gate.verdict import Verdict
from gilint.gate.verifying import inspect, read_record


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs, with which key and when; `signers` are those who may, None where nobody says."""

    who: str
    key: Key
    when: datetime
    signers: Signers | None


@dataclass(frozen=True, slots=True)
class SignedOff:
    """What was written. `lapsed` tells why an earlier sign-off no longer held, `void` that its approval went with it."""

    file: Path
    record: Record
    key: str
    lapsed: tuple[Refusal, ...] = ()
    void: bool = False


class Blocked(Exception):
    """The gate does not let the report pass."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.policy.name)
        self.verdict = verdict


class Broken(Exception):
    """What somebody signed before does not hold, so nothing can be put on top of it."""

    def __init__(self, refusals: tuple[Refusal, ...]) -> None:
        super().__init__(", ".join(refusal.key for refusal in refusals))
        self.refusals = refusals


def sign_report(report: Path, on: Basis, signer: Signer, anew: bool = False) -> SignedOff:
    """The author's record and signature. A sign-off that holds is only replaced where `anew` asks for that.

    Raises Blocked, Refused, OSError, and what `draw_up` raises.
    """
    earlier = _earlier(report, on, signer)
    if earlier is not None and not earlier.refusals and not anew:
        raise Refused("signed-already", file=record_file(report).name)
    drawn = draw_up(report, on, AuthorPart(signer.who, signer.when.isoformat()))
    if not drawn.verdict.passed:
        raise Blocked(drawn.verdict)
    data = canonical(drawn.record)
    if len(data) > LARGEST:
        raise Refused("paper-too-large", file=record_file(report).name, most=str(LARGEST))
    papers = Papers(_signed(data, signer))
    key = _proved(report, papers, on, signer)
    _written(report, papers)
    lapsed = earlier.refusals if earlier else ()
    return SignedOff(record_file(report), drawn.record, key, lapsed, void=bool(earlier and earlier.approved))


def approve_report(report: Path, on: Basis, signer: Signer, anew: bool = False) -> SignedOff:
    """A second person's approval of a record that holds. Raises Broken, Refused and OSError."""
    papers = read_papers(report)
    if papers is None:
        raise Refused("no-record", file=record_file(report).name)
    if signer.signers is None:
        raise Refused("no-signers")
    found = inspect(report, Papers(papers.record), on, signer.signers, signer.when)
    if found.refusals:
        raise Broken(found.refusals)
    if papers.approval and not anew and not inspect(report, papers, on, signer.signers, signer.when).refusals:
        raise Refused("approved-already", file=approval_file(report).name)
    record = read_record(report, papers.record.data)
    if same_person(record.author.who, signer.who):
        raise Refused("one-person", who=signer.who)
    digest = hashlib.sha256(papers.record.data).hexdigest()
    approval = Approval(APPROVAL_SCHEMA, digest, APPROVER, signer.who, signer.when.isoformat())
    approved = Papers(papers.record, _signed(canonical(approval), signer))
    key = _proved(report, approved, on, signer)
    _written(report, approved)
    return SignedOff(approval_file(report), record, key)


@dataclass(frozen=True, slots=True)
class _Earlier:
    """A sign-off that lies there already: why it does not hold, and whether somebody approved it."""

    refusals: tuple[Refusal, ...]
    approved: bool


def _earlier(report: Path, on: Basis, signer: Signer) -> _Earlier | None:
    """None where there is none. One whose signatures cannot be looked at is taken to hold where it says what is so."""
    try:
        papers = read_papers(report)
    except Refused as refused:
        return _Earlier((refused.refusal,), approval_file(report).exists())
    if papers is None:
        return None
    refusals = inspect(report, papers, on, signer.signers, signer.when).refusals
    if refusals and all(refusal.key in _UNKNOWN for refusal in refusals):
        refusals = redrawn(report, read_record(report, papers.record.data), on)
    return _Earlier(refusals, papers.approval is not None)


_UNKNOWN = frozenset(("no-signers", "no-ssh-keygen", "too-old", "no-answer"))
"""Refusals that say nothing against a sign-off, only that it could not be looked at."""


def _signed(data: bytes, signer: Signer) -> Signed:
    return Signed(data, signing.sign(data, signer.key))


def _proved(report: Path, papers: Papers, on: Basis, signer: Signer) -> str:
    """The fingerprint of the key, once the papers hold as whoever verifies them will see them. Raises Refused."""
    latest = papers.approval or papers.record
    if signer.signers is None:
        return signing.signing_key(latest.data, latest.signature)
    found = inspect(report, papers, on, signer.signers, signer.when)
    for refusal in found.refusals:
        raise Refused(refusal.key, **refusal.values)
    return found.signatures[-1].key


def _written(report: Path, papers: Papers) -> None:
    """Raises OSError, and Refused where somebody else wrote at the same time."""
    put_papers(report, papers)
    if read_papers(report) != papers:
        raise Refused("written-meanwhile", file=record_file(report).name)
