"""`gilint extract --text` shows what was read, so that two people can settle what a file says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import specimens, writers
from tests.hostile import pdf, stream
from tests.runs import Run, runner


@pytest.fixture
def run(tmp_path: Path) -> Run:
    change = {"cells": {"t3.new.total": "12（待核）"}, "parts": {"1": ("全年收到申请3件。",)}}
    (tmp_path / "报告.docx").write_bytes(writers.docx(specimens.document(**change)))
    return runner(tmp_path, tmp_path / "cache")


def test_every_paragraph_and_cell_stands_there(run: Run) -> None:
    done = run("extract", "报告.docx", "--text")
    assert done.returncode == 0
    assert "〔第1部分〕一、总体情况" in done.stdout
    assert "全年收到申请3件。" in done.stdout
    assert "12（待核）" in done.stdout
    assert "读出表3的数据格175个" in done.stdout
    rows = [line for line in done.stdout.splitlines() if line.startswith("│28 ")]
    assert len(rows) == 1
    assert [cell.strip() for cell in rows[0].split("│")[2:5]] == ["四、结转下年度继续办理", "←", "←"]


def test_in_english(run: Run) -> None:
    done = run("extract", "报告.docx", "--text", "--lang", "en")
    assert "<part 1> 一、总体情况" in done.stdout
    assert "175 cells of table 3" in done.stdout


def test_what_cannot_be_read_is_told_beside_the_rest(run: Run, tmp_path: Path) -> None:
    (tmp_path / "坏.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    done = run("extract", ".", "--text")
    assert done.returncode == 1
    assert "一、总体情况" in done.stdout
    assert "没有从 坏.pdf 提取到内容。文件无法读取：文件已损坏" in done.stderr


def test_notes_of_pages_are_in_words(run: Run, tmp_path: Path) -> None:
    page = pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>",
        stream(b"100 0 0 100 0 0 cm /I Do"),
        stream(b"\0", b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"),
    )
    (tmp_path / "扫描件.pdf").write_bytes(page)
    done = run("extract", "扫描件.pdf", "--text")
    assert "没有读出的页（第1页）：图片" in done.stdout
    assert "文件只有" in done.stderr or "第1页是图片" in done.stderr


def test_a_format_beside_it_is_wrong_usage(run: Run) -> None:
    done = run("extract", "报告.docx", "--text", "--format", "csv")
    assert done.returncode == 2
    assert "--text" in done.stderr
