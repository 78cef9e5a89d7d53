"""Findings as comma-separated text: whole, in the language asked for, and never a formula."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gilint.output.spreadsheet import comma_separated
from gilint.output.table import table
from gilint.results import Results
from tests.output import made
from tests.runs import BROKEN_TOTAL, Run, write_report

HEAD = "文件,机关,年度,级别,规则代码,规则名称,位置,单元格,问题,应为,实为,建议,把握,状态,理由,标识"
DANGEROUS = ('=HYPERLINK("http://example.org";"x")', "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1", "\r=1", "＝1+1")


def rows_of(results: Results) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(table(results, "en").removeprefix("\ufeff"), newline="")))


def test_a_finding_is_a_row_with_everything_a_reviewer_asks_for() -> None:
    assert rows_of(made.results()) == [
        {
            "file": "报告.txt",
            "organ": made.report().agency.name,
            "year": "2024",
            "severity": "error",
            "code": "GI301",
            "name": "row-total",
            "place": "part 3 · table 3 · row “一、本年新收政府信息公开申请数量” · column “总计”",
            "cell": "t3.new.total",
            "message": "“一、本年新收” adds up to 3; the total says 4.",
            "expected": "3",
            "actual": "4",
            "advice": "Check the row against the records.",
            "confidence": "high",
            "state": "open",
            "reason": "",
            "fingerprint": "0123456789abcdef",
        }
    ]


def test_only_what_the_profile_lists_is_there() -> None:
    findings = made.finding(), made.finding(severity="info")
    assert [row["severity"] for row in rows_of(made.results(*findings, policy=made.REVIEW))] == ["error"]
    assert [row["severity"] for row in rows_of(made.results(*findings))] == ["error", "info"]


def test_words_of_a_document_stay_on_one_line_and_are_no_formulas() -> None:
    for words in DANGEROUS:
        (row,) = rows_of(made.results(made.finding(expected=words, actual=f"a\n{words}\x1b[31m")))
        assert re.match(r"['\s]", row["expected"])
        assert not re.search(r"[\r\n\x1b]", row["actual"])


def test_numbers_are_numbers_and_a_fingerprint_of_digits_keeps_them_all() -> None:
    (row,) = rows_of(made.results(made.finding(expected="-3", actual="+4", fingerprint="1169637119837342")))
    assert (row["year"], row["expected"], row["actual"], row["fingerprint"]) == ("2024", "-3", "+4", "'1169637119837342")
    (row,) = rows_of(made.results(made.finding(fingerprint="123456789012e456")))
    assert row["fingerprint"] == "'123456789012e456"


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2)))
def test_whatever_is_written_is_read_again(rows: list[list[str]]) -> None:
    read = list(csv.reader(StringIO(comma_separated(("a", "b"), rows).removeprefix("\ufeff"), newline="")))
    assert [[cell.removeprefix("'") for cell in row] for row in read[1:]] == [[cell.removeprefix("'") for cell in row] for row in rows]
    risky = [cell for row in read[1:] for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]
    assert all(re.fullmatch(r"[+-]\d{1,15}", cell) for cell in risky)


def test_a_file_is_utf8_with_its_mark_and_the_line_ends_of_the_standard(run: Run, tmp_path: Path) -> None:
    write_report(tmp_path / "bad.txt", **BROKEN_TOTAL)
    done = run("check", "bad.txt", "--output", "csv=a.csv", "--format", "csv", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    data = (tmp_path / "a.csv").read_bytes()
    assert data.startswith(f"\ufeff{HEAD}\r\n".encode())
    assert data.count(b"\n") == data.count(b"\r\n")
    assert done.stdout.splitlines() == data.decode().splitlines()
    assert run("check", "bad.txt", "--format", "csv", "--lang", "en").stdout.startswith("\ufefffile,organ,year,severity,")


def cells_in_an_office_program(text: str, folder: Path) -> list[ElementTree.Element]:
    """The cells that are not blank, as LibreOffice reads them: parted by commas (44), quoted by quotation marks (34), in UTF-8 (76)."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("no LibreOffice")
    (folder / "a.csv").write_bytes(text.encode())
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--infilter=CSV:44,34,76,1", "--convert-to", "fods", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "a.csv")], check=False, capture_output=True, timeout=240)
    if not (folder / "a.fods").exists():
        pytest.skip("LibreOffice without spreadsheets")
    sheet = ElementTree.parse(folder / "a.fods").getroot()
    return [cell for cell in sheet.iter() if cell.tag.endswith("}table-cell") and "".join(cell.itertext()).strip()]


def test_an_office_program_reads_the_same_cells(tmp_path: Path) -> None:
    findings = [made.finding(expected=words, actual="甲，“乙”,\n丙;=1", fingerprint=f"117{n:013}") for n, words in enumerate(DANGEROUS)]
    text = table(made.results(*findings), "zh")
    cells = cells_in_an_office_program(text, tmp_path)
    assert not [name for cell in cells for name in cell.attrib if name.endswith("}formula")]
    wanted = [cell for row in csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")) for cell in row if cell]
    assert ["".join(cell.itertext()).strip() for cell in cells] == [cell.strip() for cell in wanted]
