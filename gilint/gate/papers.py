"""The files beside a report that sign it off: the record and its signature, and an approval with its own."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gilint.decisions import replacing
from gilint.gate.record import approval_file, record_file, signature_file
from gilint.gate.refused import Refused
from gilint.yamlfile import YamlFault, read_bounded

LARGEST = 4_000_000
"""Bytes of one of the files; a finding takes about 250."""


@dataclass(frozen=True, slots=True)
class Signed:
    """The exact bytes of a file and of its signature."""

    data: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class Papers:
    record: Signed
    approval: Signed | None = None


def read_papers(report: Path) -> Papers | None:
    """None where there is neither record nor approval. Raises Refused for files that are no papers, or not all there."""
    record, approval = _signed(record_file(report)), _signed(approval_file(report))
    if record is None and approval is not None:
        raise Refused("no-record", file=record_file(report).name)
    return Papers(record, approval) if record else None


def put_papers(report: Path, papers: Papers) -> None:
    """Writes all of them, or leaves all as they were. Raises OSError, and Refused where what lies there is no regular file.

    Approvals go first, then signatures, then the record: what a kill leaves half done is refused when it is verified.
    """
    wanted: dict[Path, bytes | None] = {}
    for file, signed in ((approval_file(report), papers.approval), (record_file(report), papers.record)):
        wanted[signature_file(file)] = signed.signature if signed else None
        wanted[file] = signed.data if signed else None
    before = {file: _bytes(file) for file in wanted}
    try:
        _put(wanted, before)
    except OSError:
        with suppress(OSError):
            _put(before, wanted)
        raise


def _put(wanted: Mapping[Path, bytes | None], before: Mapping[Path, bytes | None]) -> None:
    for file, data in wanted.items():
        if data is None:
            file.unlink(missing_ok=True)
        elif data != before[file]:
            replacing.replace(file, data, replacing.state(file))


def _signed(file: Path) -> Signed | None:
    data, signature = _bytes(file), _bytes(signature_file(file))
    if data is None and signature is None:
        return None
    if data is None or signature is None:
        raise Refused("half-signed", file=(file if data is None else signature_file(file)).name)
    return Signed(data, signature)


def _bytes(file: Path) -> bytes | None:
    """None where there is no such file. Raises Refused for anything but a regular file of a reasonable size."""
    try:
        if not stat.S_ISREG(file.lstat().st_mode):
            raise Refused("no-regular-file", file=file.name)
        return read_bounded(file, LARGEST)
    except FileNotFoundError:
        return None
    except YamlFault:
        raise Refused("paper-too-large", file=file.name, most=str(LARGEST)) from None
    except OSError as fault:
        raise Refused("paper-unread", file=file.name, detail=fault.strerror or str(fault)) from None
