"""The same report as an OFD file has the same cells and gives the same findings."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from gilint.document import Paragraph
from gilint.readers import Limits, read
from tests.readers.ofd.conftest import FOOTER, HEADER
from tests.readers.ofd.made import DIALECTS
from tests.runs import Run, runner


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return runner(tmp_path_factory.mktemp("runs"), tmp_path_factory.mktemp("cache"))


def _cells(path: Path, run: Run) -> dict[str, str]:
    report = json.loads(run("extract", path, "--format", "json").stdout)["reports"][0]
    assert report["format"] == path.suffix[1:]
    assert not report["unread"]
    return {address: cell["text"] for address, cell in report["cells"].items()}


def _findings(path: Path, run: Run) -> Counter[tuple[Any, ...]]:
    report = json.loads(run("check", path, "--format", "json", "--isolated").stdout)["reports"][0]
    return Counter(
        (finding["code"], finding["location"]["section"], finding["location"]["cell"], *finding["location"]["cells"])
        for finding in report["findings"]
    )


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("program", ["by_office", "by_browser"])
def test_every_cell_is_where_it_was(program: str, dialect: str, cells: dict[str, str], run: Run, request: pytest.FixtureRequest) -> None:
    assert _cells(request.getfixturevalue(program) / dialect / "blanks.ofd", run) == cells


@pytest.fixture(scope="session")
def expected(printed_folder: Path, run: Run) -> dict[str, Counter[tuple[Any, ...]]]:
    """What the originals are told."""
    found = {name: _findings(printed_folder / f"{name}.docx", run) for name in ("blanks", "faults")}
    assert "GI203" in {code for code, *_ in found["blanks"]}
    assert {"GI301", "GI401"} <= {code for code, *_ in found["faults"]}
    return found


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("program", ["by_office", "by_browser"])
@pytest.mark.parametrize("name", ["blanks", "faults"])
def test_the_findings_are_the_same(
    name: str,
    program: str,
    dialect: str,
    expected: dict[str, Counter[tuple[Any, ...]]],
    run: Run,
    request: pytest.FixtureRequest,
) -> None:
    assert _findings(request.getfixturevalue(program) / dialect / f"{name}.ofd", run) == expected[name]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_prose_is_as_it_was_written(dialect: str, by_office: Path, printed_folder: Path) -> None:
    original, document = (
        read(path.read_bytes(), path.name, Limits()) for path in (printed_folder / "faults.docx", by_office / dialect / "faults.ofd")
    )
    assert [each.text for each in document.paragraphs()] == [each.text for each in original.paragraphs()]
    assert [type(block) for block in document.blocks] == [type(block) for block in original.blocks]
    assert {HEADER, FOOTER} <= set(document.margins)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_places_name_the_page(dialect: str, by_office: Path) -> None:
    document = read((by_office / dialect / "faults.ofd").read_bytes(), "faults.ofd", Limits())
    pages = [block.place.page for block in document.blocks if isinstance(block, Paragraph)]
    assert pages[0] == 1
    assert all(pages)
    assert pages == sorted(pages, key=lambda page: page or 0)
    assert len(set(pages)) > 1
