"""What is fuzzed: functions of bytes that may refuse them in their own words, and must do nothing else."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from gilint.document import Document
from gilint.readers import Limits, Unreadable
from gilint.readers.formats import FORMATS
from gilint.readers.sniff import sniff
from gilint.report.knowledge import Knowledge, load_knowledge
from gilint.report.recognise import recognise
from gilint.resources import rules_folder
from gilint.rules.pack import PackFiles
from gilint.rules.reading import read_pack
from gilint.zipped import member, members

_LIMITS = Limits(file=2_000_000, text=500_000, part=2_000_000, characters=200_000, pages=50, marks=20_000)
_OFFICE = "office"
"""Not fuzzed: what is fuzzed there is LibreOffice."""


@dataclass(frozen=True, slots=True)
class Target:
    """`run` takes any bytes. `kinds` are the formats whose files it begins from; `part` is the member of a package that it is given.

    A fuzzer that changes the bytes of a zip mostly breaks a checksum, so packages have a second target that is given the main part.
    """

    run: Callable[[bytes], object]
    kinds: tuple[str, ...] = ()
    part: str = ""


def targets() -> Mapping[str, Target]:
    """By name: a reader by its kind, `KIND-part` for the main part of a package, `sniff`, `zip` for archives of reports, and `rules`."""
    found = {kind: Target(_reader(kind), (kind,)) for kind in FORMATS if kind != _OFFICE}
    for kind, part in _PARTS.items():
        found[f"{kind}-part"] = Target(_part_reader(kind, part), (kind,), part)
    found["sniff"] = Target(_sniff, (*(kind for kind in FORMATS if kind != _OFFICE), "zip", "damaged"))
    found["zip"] = Target(_archive, ("zip",))
    found["rules"] = Target(_rules)
    return found


_PARTS = {"docx": "word/document.xml", "odt": "content.xml", "ofd": "Doc_0/Pages/Page_0/Content.xml"}


def _reader(kind: str) -> Callable[[bytes], object]:
    def run(data: bytes) -> object:
        try:
            return _recognised(FORMATS[kind].reader()(data, _LIMITS))
        except Unreadable as refused:
            return refused

    return run


def _part_reader(kind: str, part: str) -> Callable[[bytes], object]:
    read = _reader(kind)

    def run(data: bytes) -> object:
        return read(with_part(_package(kind), part, data))

    return run


def with_part(package: bytes, part: str, content: bytes) -> bytes:
    """A package with another content of one of its parts; nothing is compressed, so that what is changed can be seen."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(stream, "w") as new:
        for member in old.infolist():
            new.writestr(member.filename, content if member.filename == part else old.read(member))
    return stream.getvalue()


@cache
def _package(kind: str) -> bytes:
    from fuzz.seeds import files

    return next(data for name, data in files(kind))


def _recognised(document: Document) -> object:
    return recognise(document, _knowledge())


@cache
def _knowledge() -> Knowledge:
    return load_knowledge(rules_folder())


def _sniff(data: bytes) -> object:
    try:
        return sniff(data, _LIMITS)
    except Unreadable as refused:
        return refused


def _archive(data: bytes) -> object:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "reports.zip")
        file.write_bytes(data)
        with suppress(Unreadable):
            for found in members(file, _LIMITS).reports:
                with suppress(Unreadable):
                    member(found, _LIMITS)
    return None


def _rules(data: bytes) -> object:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "rules.yaml")
        file.write_bytes(data)
        return read_pack(Path(folder), PackFiles((file,)))
