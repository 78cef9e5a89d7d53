"""LibreOffice behind gilint, as long as the tests of this folder run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gilint.readers.office.office import Office
from gilint.readers.office.program import located


@pytest.fixture(scope="package", autouse=True)
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder for temporary files, by which those of these tests are known from all others of the machine."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("temporary")
        patch.setattr("tempfile.tempdir", str(folder))
        patch.setenv("TMPDIR", str(folder))
        yield folder


@pytest.fixture(scope="package")
def program() -> Path:
    found = located()
    if found is None:
        pytest.skip("no LibreOffice")
    return found


@pytest.fixture(scope="package")
def kept(program: Path, place: Path) -> Iterator[Office]:
    office = Office(program)
    yield office
    office.close()
