"""Word 95 and Works through LibreOffice, and what is said where it is not there."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gilint.doctor.compound import compound
from gilint.readers import Limits, Unreadable, read
from gilint.readers.office import read_office
from gilint.readers.office.office import Office
from gilint.readers.office.program import located
from tests import specimens
from tests.readers.office.word95 import word95
from tests.runs import runner

CELLS = {address: str(number) for number, address in enumerate(specimens.form().addresses, start=11)}
ENCRYPTED = 0x0100
WORKS = compound({"CONTENTS": b"CHNKWKS", "SPELLING": b"x"})


@pytest.fixture
def without_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GILINT_LIBREOFFICE", "off")


def refusal(data: bytes) -> tuple[str, str]:
    with pytest.raises(Unreadable) as refused:
        read(data, "report.doc")
    return refused.value.reason, refused.value.detail


def test_every_cell_of_word_95_is_where_it_belongs(program: Path) -> None:
    original = specimens.document(cells=CELLS)
    document = read(word95(original), "report.doc")
    report = specimens.report_of(document)
    assert {address: cell.text for address, cell in report.cells.items()} == CELLS
    assert [each.text for each in document.paragraphs()] == [each.text for each in original.paragraphs()]
    assert document.format == "word95"


def test_blank_cells_stay_blank(program: Path) -> None:
    blank = {**CELLS, **dict.fromkeys(("t3.new.natural_person", "t3.granted.total", "t4.review.upheld"), "")}
    report = specimens.report_of(read(word95(specimens.document(cells=blank)), "report.doc"))
    assert {address: cell.text for address, cell in report.cells.items()} == blank


def test_a_report_of_word_95_is_checked_like_any_other(program: Path, tmp_path: Path) -> None:
    (tmp_path / "old.doc").write_bytes(word95(specimens.document(cells={"t3.granted.total": "3"})))
    done = runner(tmp_path, tmp_path / "cache")("check", "old.doc", "--format", "json", "--isolated")
    (report,) = json.loads(done.stdout)["reports"]
    assert "GI301" in {finding["code"] for finding in report["findings"]}
    assert done.returncode == 1


def test_without_libreoffice_it_is_told_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "old.doc").write_bytes(word95(specimens.document()))
    run = runner(tmp_path, tmp_path / "cache")
    done = run("check", "old.doc", "--isolated", GILINT_LIBREOFFICE="off")
    assert done.returncode == 1
    assert "LibreOffice" in done.stdout
    assert "Word 6/95" in done.stdout


@pytest.mark.usefixtures("without_office")
@pytest.mark.parametrize(
    ("data", "reason", "detail"),
    [
        (word95(specimens.document()), "needs-office", "Word 6/95"),
        (WORKS, "needs-office", "Microsoft Works"),
        (word95(specimens.document(), flags=ENCRYPTED), "encrypted", ""),
    ],
    ids=["Word 95", "Works", "password"],
)
def test_what_cannot_be_read_is_told(data: bytes, reason: str, detail: str) -> None:
    assert refusal(data) == (reason, detail)


def test_the_setting_decides(tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    path = {"PATH": str(tmp_path)}
    assert located(path) == program
    assert located({**path, "GILINT_LIBREOFFICE": str(program)}) == program
    assert [located({**path, "GILINT_LIBREOFFICE": word}) for word in ("", "off", "OFF ", str(tmp_path / "other"))] == [None] * 4


def test_damage_ends_in_a_document_or_a_reason(kept: Office) -> None:
    """Of a file that LibreOffice reads; the same instance goes on."""
    good = word95(specimens.document(cells=CELLS))
    chance = random.Random(95)
    outcomes: set[str] = set()
    for _ in range(12):
        data = bytearray(good)
        for _ in range(chance.randint(1, 30)):
            data[chance.randrange(512, len(data))] = chance.randrange(256)
        try:
            kept.to_docx(bytes(data), "MS Word 95", ".doc", Limits(office=20))
            outcomes.add("read")
        except Unreadable as refused:
            outcomes.add(refused.reason)
    assert "read" in outcomes
    assert outcomes <= {"read", "office-failed", "too-slow"}


GOOD = word95(specimens.document())


@pytest.mark.usefixtures("without_office")
@given(
    st.binary(max_size=600)
    | st.builds(lambda at, new: GOOD[:at] + new + GOOD[at + len(new) :], st.integers(0, 3000), st.binary(max_size=9))
)
def test_no_bytes_end_in_anything_but_a_reason(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read_office(data, Limits())
