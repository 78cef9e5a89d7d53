"""Which files of a repository the pre-commit hooks look at."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.packaging.conftest import ROOT, Run

MANIFEST = ROOT / ".pre-commit-hooks.yaml"


@pytest.fixture(scope="module")
def hook() -> dict[str, Any]:
    first, _ = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    return dict(first)


def looked_at(hook: dict[str, Any], path: str) -> bool:
    return bool(re.search(hook["files"], path)) and not re.search(hook["exclude"], path)


@pytest.mark.parametrize(
    "path",
    [
        "a.docx",
        "年报/2023/青溪县司法局.docx",
        "REPORT.DOCX",
        "with macros.docm",
        "two  blanks .docx",
        "青溪县2023年政府信息公开工作年度报告.html",
        "pages/2023年度报告.HTM",
        "年报/青溪县/index.html",
        "信息公开/2023.txt",
        "信息公开年报.md",
        "a~$b.docx",
        "draft.v2.docx",
        "report.doc",
        "年报/水利局.WPS",
        "a.dotx",
        "年度报告.pdf",
        "年报/2023.ofd",
        "年报/2023.zip",
        "信息公开/局.mhtml",
    ],
)
def test_reports_are_looked_at(hook: dict[str, Any], path: str) -> None:
    assert looked_at(hook, path)


@pytest.mark.parametrize(
    "path",
    [
        "~$a.docx",
        "年报/~$溪县司法局.docx",
        "README.md",
        "年报/README.md",
        "年报/readme.zh.md",
        "requirements.txt",
        "LICENSE.txt",
        "templates/base.html",
        "年报/data.json",
        "manual.pdf",
        "release.zip",
        "report.docx.bak",
        "docx",
        "sheet.xlsx",
        "年报/图.png",
    ],
)
def test_other_files_are_not(hook: dict[str, Any], path: str) -> None:
    assert not looked_at(hook, path)


def test_pre_commit_takes_the_manifest(run: Run, tmp_path: Path) -> None:
    run(sys.executable, "-m", "pre_commit", "validate-manifest", MANIFEST, cwd=tmp_path)
