"""Keys and offices, made once and copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.gate.office import APPROVER, AUTHOR, OTHER, STRANGER, Office, furnish, make_key


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keys")
    for name in (AUTHOR, APPROVER, STRANGER):
        make_key(folder / name)
    make_key(folder / "locked", "青屿")
    return folder


@pytest.fixture(scope="session")
def _unsigned(keys: Path, tmp_path_factory: pytest.TempPathFactory) -> Office:
    return furnish(tmp_path_factory.mktemp("office"), keys)


@pytest.fixture(scope="session")
def _signed(_unsigned: Office, tmp_path_factory: pytest.TempPathFactory) -> Office:
    office = _copied(_unsigned, tmp_path_factory.mktemp("signed") / "报告")
    for report in (office.report, office.folder / OTHER):
        office.sign(report)
        office.approve(report)
    return office


@pytest.fixture
def unsigned(_unsigned: Office, tmp_path: Path) -> Office:
    """Everything is there but the signatures."""
    return _copied(_unsigned, tmp_path / "office")


@pytest.fixture
def signed(_signed: Office, tmp_path: Path) -> Office:
    """Both reports are signed off and approved."""
    return _copied(_signed, tmp_path / "office")


def _copied(office: Office, folder: Path) -> Office:
    shutil.copytree(office.folder, folder)
    return Office(folder, office.keys)
