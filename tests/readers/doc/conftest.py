"""Old Word files that the office program makes of new ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import programs
from tests.readers.doc.traps import traps


@pytest.fixture(scope="session")
def old_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """By the names of the traps."""
    folder: Path = tmp_path_factory.mktemp("doc")
    for name, data in traps().items():
        (folder / f"{name}.docx").write_bytes(data)
    programs.convert(sorted(folder.glob("*.docx")), "doc", folder / "doc")
    return {path.stem: path.read_bytes() for path in (folder / "doc").iterdir()}
