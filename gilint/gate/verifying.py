"""Whether a sign-off still holds: every signature, and everything that the record says, against what is there now."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from gilint.gate import signing
from gilint.gate.canonical import NotCanonical, parsed, schema_of
from gilint.gate.drawing import Basis
from gilint.gate.keys import Signers
from gilint.gate.papers import Papers, Signed, read_papers
from gilint.gate.persons import SLACK, is_name, moment, same_person
from gilint.gate.record import (
    APPROVAL_SCHEMA,
    APPROVER,
    RECORD_ENDING,
    SCHEMA,
    Approval,
    Record,
    approval_file,
    record_file,
    report_name,
    signature_file,
)
from gilint.gate.redrawing import redrawn
from gilint.gate.refused import Refused
from gilint.gate.signoffs import Refusal, SignOff, in_archive
from gilint.zipped import is_inside

Paper = TypeVar("Paper", Record, Approval)


@dataclass(frozen=True, slots=True)
class Signature:
    """Somebody's valid signature: the name, the time told (see `persons.moment`), and the fingerprint of the key that made it."""

    who: str
    when: str
    key: str


@dataclass(frozen=True, slots=True)
class Inspected:
    """The signatures that are valid, the author's first, and what speaks against the sign-off."""

    signatures: tuple[Signature, ...]
    refusals: tuple[Refusal, ...]


def verify(reports: Iterable[Path], on: Basis, signers: Signers | None, now: datetime) -> dict[str, SignOff]:
    """What the signatures beside each report are worth, by its path."""
    return {str(report): sign_off(report, on, signers, now) for report in reports}


def abandoned(folders: Iterable[Path], reports: Iterable[Path]) -> dict[str, SignOff]:
    """Records below the folders whose report is not among those that are there: it was taken away, or is called otherwise now."""
    there = {record_file(report).absolute() for report in reports}
    records = (file for folder in folders for file in sorted(folder.rglob(f"*{RECORD_ENDING}")))
    return {str(file): SignOff(refusals=(Refusal("report-gone", {"file": file.name}),)) for file in records if file.absolute() not in there}


def sign_off(report: Path, on: Basis, signers: Signers | None, now: datetime) -> SignOff:
    """Without signers nothing holds, since nobody is known who may sign; nor does anything in an archive, beside which nothing lies."""
    if is_inside(report):
        return SignOff(refusals=(in_archive(report),))
    try:
        papers = read_papers(report)
    except Refused as refused:
        return SignOff(refusals=(refused.refusal,))
    if papers is None:
        return SignOff(refusals=(Refusal("no-record", {"file": record_file(report).name}),))
    found = inspect(report, papers, on, signers, now)
    return SignOff(() if found.refusals else tuple(signature.who for signature in found.signatures), found.refusals)


def inspect(report: Path, papers: Papers, on: Basis, signers: Signers | None, now: datetime) -> Inspected:
    """Papers that lie beside a report, or are about to. Whether one signature is enough is up to the policy's conditions."""
    try:
        record = read_record(report, papers.record.data)
    except Refused as refused:
        return Inspected((), (refused.refusal,))
    found = [_signature(papers.record, record_file(report), record.author.who, record.author.when, signers, now)]
    if papers.approval:
        found.append(_approval(papers.approval, papers.record, report, record, signers, now))
    signatures = tuple(each for each in found if isinstance(each, Signature))
    refusals = [each for each in found if isinstance(each, Refusal)]
    refusals += _one_person(signatures, papers, signers)
    # What nobody stands for is not worth the work.
    return Inspected(signatures, tuple(refusals or redrawn(report, record, on)))


def read_record(report: Path, data: bytes) -> Record:
    """Raises Refused for what is no record, or that of another report."""
    record = _read(Record, data, SCHEMA, record_file(report))
    name = report_name(report)
    if record.report.name != name:
        raise Refused("record-of-other", file=record_file(report).name, other=record.report.name, report=name)
    return record


def _approval(
    signed: Signed, record_signed: Signed, report: Path, record: Record, signers: Signers | None, now: datetime
) -> Signature | Refusal:
    file = approval_file(report)
    try:
        approval = _read(Approval, signed.data, APPROVAL_SCHEMA, file)
    except Refused as refused:
        return refused.refusal
    if approval.role != APPROVER:
        return Refusal("paper-form", {"file": file.name})
    if approval.record != hashlib.sha256(record_signed.data).hexdigest():
        return Refusal("approval-of-other", {"file": file.name})
    found = _signature(signed, file, approval.who, approval.when, signers, now)
    written, approved = moment(record.author.when), moment(approval.when)
    if written and approved and approved < written - SLACK:
        return Refusal("approval-early", {"file": file.name, "when": approval.when, "written": record.author.when})
    return found


def _read(kind: type[Paper], data: bytes, schema: str, file: Path) -> Paper:
    """Raises Refused for bytes that are not the one form of such a paper."""
    try:
        said = schema_of(data)
        if said and said != schema:
            raise Refused("paper-schema", file=file.name, schema=said[:60], known=schema)
        return parsed(kind, data)
    except NotCanonical:
        raise Refused("paper-form", file=file.name) from None


def _signature(signed: Signed, file: Path, who: str, when: str, signers: Signers | None, now: datetime) -> Signature | Refusal:
    """Who signed a file at the time it tells, or why that signature does not count."""
    time = moment(when)
    if time is None or not is_name(who):
        return Refusal("paper-form", {"file": file.name})
    if time > now + SLACK:
        return Refusal("future", {"file": file.name, "when": when})
    if signers is None:
        return Refusal("no-signers")
    try:
        return Signature(who, when, signing.verify(signed.data, signed.signature, who, time, signers))
    except Refused as refused:
        told = {"who": who, "file": signature_file(file).name}
        return replace(refused.refusal, values={**told, **refused.refusal.values})


def _one_person(signatures: tuple[Signature, ...], papers: Papers, signers: Signers | None) -> Iterator[Refusal]:
    """Two signatures have to be those of two persons: by name, and by all the keys with which either may sign."""
    if len(signatures) == 2 and papers.approval and signers:
        author, approver = signatures
        if same_person(author.who, approver.who):
            yield Refusal("one-person", {"who": approver.who})
            return
        both = ((papers.approval, approver, author.who), (papers.record, author, approver.who))
        shared = next((made.key for signed, made, other in both if _could_sign(signed, other, made.when, signers)), "")
        if shared:
            yield Refusal("one-key", {"who": approver.who, "author": author.who, "fingerprint": shared})


def _could_sign(signed: Signed, who: str, when: str, signers: Signers) -> bool:
    """Whether the key that made a signature is one of this person's as well."""
    time = moment(when)
    try:
        return time is not None and bool(signing.verify(signed.data, signed.signature, who, time, signers))
    except Refused:
        return False
