"""One report through the programs that people use: whatever they make of it has the same cells and gives the same findings."""

from __future__ import annotations

import json
import re
import zipfile
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from tests import programs, specimens, writers
from tests.programs import KINDS
from tests.readers.ofd.made import DIALECTS
from tests.runs import runner

_BLANK = (
    "t2.regulations.issued",
    "t3.new.natural_person",
    "t3.granted.total",
    "t3.total.research",
    "t3.carried_out.total",
    "t4.review.upheld",
    "t4.litigation_after_review.total",
)


@pytest.fixture(scope="session")
def cells() -> dict[str, str]:
    """Each cell another number, some blank: the first and the last of a row among them, and a row of its own."""
    numbered = {address: str(number) for number, address in enumerate(specimens.form().addresses, start=11)}
    whole_row = dict.fromkeys((address for address in numbered if address.startswith("t3.refused.third_party.")), "")
    return {**numbered, **dict.fromkeys(_BLANK, ""), **whole_row}


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory, cells: dict[str, str]) -> Path:
    """`blanks`: a report full of numbers with blanks among them; `faults`: a total that is wrong, and a denial beside a count."""
    folder = tmp_path_factory.mktemp("conversions")
    denial = {"1": ("（二）依申请公开。本年度未收到政府信息公开申请。",)}
    changes: dict[str, dict[str, Any]] = {"blanks": {"cells": cells}, "faults": {"cells": {"t3.granted.total": "3"}, "parts": denial}}
    for name, change in changes.items():
        document = specimens.document(**change)
        (folder / f"{name}.docx").write_bytes(writers.docx(document))
        (folder / f"{name}.html").write_text(writers.html(document), encoding="utf-8")
        # Content systems put each cell's text in a paragraph.
        page = re.sub(r"(<td[^>]*>)(.*?)(</td>)", r"\1<p>\2</p>\3", writers.html(document))
        (folder / f"{name}.paragraphs.html").write_text(page, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def converted(folder: Path) -> Path:
    """The files that the office program makes, each kind in a folder of its own."""
    for kind in KINDS:
        programs.convert([folder / f"{name}.docx" for name in ("blanks", "faults")], kind, folder / kind)
    return folder


@pytest.fixture(scope="session")
def copied(folder: Path) -> Path:
    """What the browser's pages hold as text: `.inner.txt` with the tabs between cells, `.selected.txt` as a selection is copied."""
    for page in [*folder.glob("*.html")]:
        for way, text in programs.copied(page, folder / "browser").items():
            page.with_suffix(f".{way}.txt").write_bytes(text)
    return folder


@pytest.fixture(scope="session")
def browsed(folder: Path) -> Path:
    """What the browser makes of the pages: printed, and saved in one file."""
    for page in [*folder.glob("*.html")]:
        programs.printed(page, page.with_suffix(".printed.pdf"), folder / "printing")
        page.with_suffix(".captured.mht").write_bytes(programs.captured(page))
    return folder


@pytest.fixture(scope="session")
def drawn(converted: Path) -> Path:
    """OFD files with everything where the office program put it in its PDF; nothing at hand writes OFD itself."""
    for name in ("blanks", "faults"):
        pdf = (converted / "pdf" / f"{name}.pdf").read_bytes()
        for dialect, made in DIALECTS.items():
            (converted / f"{name}.{dialect}.ofd").write_bytes(made(pdf))
    return converted


class Results:
    """Cells and findings, as the commands print them; each file is asked for once."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self._run = runner(folder, cache)
        self.cells = lru_cache(maxsize=None)(self._cells)
        self.findings = lru_cache(maxsize=None)(self._findings)

    def _cells(self, path: Path) -> dict[str, str]:
        report = json.loads(self._run("extract", path, "--format", "json").stdout)["reports"][0]
        assert not report["unread"]
        return {address: cell["text"] for address, cell in report["cells"].items()}

    def _findings(self, path: Path) -> Counter[tuple[Any, ...]]:
        report = json.loads(self._run("check", path, "--format", "json", "--isolated").stdout)["reports"][0]
        return Counter(
            (finding["code"], finding["location"]["section"], finding["location"]["cell"], *finding["location"]["cells"])
            for finding in report["findings"]
        )


@pytest.fixture(scope="session")
def results(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Results:
    return Results(folder, tmp_path_factory.mktemp("cache"))


def _same(path: Path, folder: Path, name: str, results: Results, cells: dict[str, str]) -> None:
    original = folder / f"{name}.docx"
    assert results.cells(path) == (cells if name == "blanks" else results.cells(original))
    findings = results.findings(original)
    assert findings
    assert results.findings(path) == findings


def test_the_originals_say_what_is_wrong(folder: Path, results: Results, cells: dict[str, str]) -> None:
    assert results.cells(folder / "blanks.docx") == cells
    assert {"GI203", "GI301"} <= {code for code, *_ in results.findings(folder / "blanks.docx")}
    assert {"GI301", "GI401"} <= {code for code, *_ in results.findings(folder / "faults.docx")}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["blanks", "faults"])
def test_an_office_program_changes_nothing(name: str, kind: str, converted: Path, results: Results, cells: dict[str, str]) -> None:
    _same(converted / kind / f"{name}.{kind}", converted, name, results, cells)


@pytest.mark.parametrize("form", ["printed.pdf", "captured.mht"])
@pytest.mark.parametrize("page", ["", ".paragraphs"], ids=["text in cells", "paragraphs in cells"])
@pytest.mark.parametrize("name", ["blanks", "faults"])
def test_a_browser_changes_nothing(name: str, page: str, form: str, browsed: Path, results: Results, cells: dict[str, str]) -> None:
    _same(browsed / f"{name}{page}.{form}", browsed, name, results, cells)


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("name", ["blanks", "faults"])
def test_what_is_drawn_in_an_ofd_file_is_the_same(name: str, dialect: str, drawn: Path, results: Results, cells: dict[str, str]) -> None:
    _same(drawn / f"{name}.{dialect}.ofd", drawn, name, results, cells)


@pytest.mark.parametrize("kind", ["doc", "pdf", "odt", "rtf"])
@pytest.mark.parametrize("name", ["blanks", "faults"])
def test_an_archive_changes_nothing(name: str, kind: str, converted: Path, results: Results, cells: dict[str, str]) -> None:
    archive = converted / f"{name}.{kind}.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.write(converted / kind / f"{name}.{kind}", f"年报/{name}.{kind}")
    _same(archive, converted, name, results, cells)


@pytest.mark.parametrize(
    ("kind", "suffix", "told"), [("doc", "wps", False), ("rtf", "doc", True), ("html", "doc", True), ("docx", "doc", True)]
)
@pytest.mark.parametrize("name", ["blanks", "faults"])
def test_another_name_changes_nothing(
    name: str, kind: str, suffix: str, told: bool, converted: Path, results: Results, cells: dict[str, str]
) -> None:
    renamed = converted / f"{name}.{kind}.{suffix}"
    renamed.write_bytes((converted / kind / f"{name}.{kind}").read_bytes())
    assert results.cells(renamed) == (cells if name == "blanks" else results.cells(converted / f"{name}.docx"))
    more = Counter({("GI004", None, None): 1}) if told else Counter()
    assert results.findings(renamed) == results.findings(converted / f"{name}.docx") + more


@pytest.mark.parametrize("way", ["inner", "selected"])
@pytest.mark.parametrize("page", ["", ".paragraphs"], ids=["text in cells", "paragraphs in cells"])
@pytest.mark.parametrize("name", ["blanks", "faults"])
def test_a_copy_from_a_browser_changes_nothing(
    name: str, page: str, way: str, copied: Path, results: Results, cells: dict[str, str]
) -> None:
    _same(copied / f"{name}{page}.{way}.txt", copied, name, results, cells)


@pytest.mark.parametrize("name", ["blanks", "faults"])
def test_a_page_of_paragraphs_changes_nothing(name: str, folder: Path, results: Results, cells: dict[str, str]) -> None:
    _same(folder / f"{name}.paragraphs.html", folder, name, results, cells)
