"""Input that is broken or meant to do harm: one clear word each, the right exit code, bounded memory; other files are still checked."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import specimens, writers

resource = pytest.importorskip("resource", reason="memory is bounded as POSIX has it")

MEMORY = 1024**3
"""Address space that a run may take, in bytes."""

GOOD = "好报告.docx"


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _run(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "gilint", "check", "--isolated", *map(str, arguments)],
        cwd=cwd, capture_output=True, text=True, timeout=120, preexec_fn=_limited, check=False, env={**os.environ, "GILINT_LANG": "zh"},
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / GOOD).write_bytes(writers.docx(specimens.document()))
    return tmp_path


def _word(**parts: str | bytes) -> bytes:
    """A Word file with these parts in place of its own; a key names the part, `__` standing for `/`."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(writers.docx(specimens.document()))) as good, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as bad:
        replaced = {f"{name.replace('__', '/')}.xml": content for name, content in parts.items()}
        for name in good.namelist():
            bad.writestr(name, replaced.get(name, good.read(name)))
    return stream.getvalue()


def _document_with(prolog: str, text: str) -> bytes:
    body = f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'
    return _word(word__document=f'<?xml version="1.0"?>{prolog}{body}')


def _entity_bomb() -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    return _document_with(f'<!DOCTYPE d [<!ENTITY e0 "一">{entities}]>', "&e11;")


def _password_protected() -> bytes:
    """The head of a compound file as Word writes it around an encrypted package."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(504)
        + "EncryptionInfo".encode("utf-16-le")
        + bytes(100)
        + "EncryptedPackage".encode("utf-16-le")
        + bytes(2000)
    )


BROKEN: dict[str, Callable[[], bytes]] = {
    "an empty file": lambda: b"",
    "a truncated zip": lambda: writers.docx(specimens.document())[:9000],
    "a password-protected file": _password_protected,
    "a zip bomb": lambda: _word(word__document=b"<a>" + b" " * 150_000_000 + b"</a>"),
    "an entity bomb": _entity_bomb,
    "an external entity": lambda: _document_with('<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;"),
    "a remote document type": lambda: _document_with('<!DOCTYPE d SYSTEM "http://192.0.2.1/d.dtd">', "一"),
    "bytes of nothing": lambda: bytes(range(256)) * 100,
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_file_that_cannot_be_read_is_one_finding_beside_the_others(folder: Path, content: Callable[[], bytes]) -> None:
    (folder / "坏报告.docx").write_bytes(content())
    done = _run(".", "--format", "json", cwd=folder)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    reports = {report["path"]: report for report in json.loads(done.stdout)["reports"]}
    assert [finding["code"] for finding in reports["坏报告.docx"]["findings"]] == ["GI001"]
    assert reports[GOOD]["examined"]["cells"] == 200
    assert not [finding for finding in reports[GOOD]["findings"] if finding["severity"] == "error"]


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_the_message_says_in_words_what_is_wrong(folder: Path, content: Callable[[], bytes]) -> None:
    (folder / "坏报告.docx").write_bytes(content())
    done = _run("坏报告.docx", cwd=folder)
    assert done.returncode == 1
    assert "GI001" in done.stdout
    assert "{" not in done.stdout
    assert "root:" not in done.stdout


def test_200_megabytes_of_zeros(folder: Path) -> None:
    with (folder / "零.docx").open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    done = _run(".", "--format", "json", cwd=folder)
    assert done.returncode == 1, done.stderr
    summary: dict[str, Any] = json.loads(done.stdout)["summary"]
    assert (summary["files"], summary["error"]) == (2, 1)


def test_a_text_named_docx_is_read_and_told(folder: Path) -> None:
    (folder / "文本.docx").write_text(writers.tab_cells(specimens.document()))
    done = _run("文本.docx", "--format", "json", cwd=folder)
    assert done.returncode == 0
    report = json.loads(done.stdout)["reports"][0]
    assert [finding["code"] for finding in report["findings"] if finding["severity"] != "info"] == ["GI004"]
    assert report["examined"]["cells"] == 200


def test_a_missing_path_is_wrong_usage_and_the_rest_is_checked(folder: Path) -> None:
    done = _run("没有.docx", GOOD, "--format", "json", cwd=folder)
    assert done.returncode == 2
    assert "没有.docx" in done.stderr
    assert [report["path"] for report in json.loads(done.stdout)["reports"]] == [GOOD]


def test_an_empty_folder_is_nothing_checked(tmp_path: Path) -> None:
    (tmp_path / "空文件夹").mkdir()
    done = _run("空文件夹", cwd=tmp_path)
    assert done.returncode == 3
    assert "空文件夹" in done.stderr + done.stdout


@pytest.mark.parametrize("path", ["目录.docx", "."])
def test_a_folder_named_like_a_report_is_one_finding(folder: Path, path: str) -> None:
    (folder / "目录.docx").mkdir()
    done = _run(path, "--format", "json", cwd=folder)
    assert done.returncode == 1
    findings = {report["path"]: [finding["code"] for finding in report["findings"]] for report in json.loads(done.stdout)["reports"]}
    assert findings["目录.docx"] == ["GI001"]


def test_a_pipe_does_not_hold_up_the_run(folder: Path) -> None:
    os.mkfifo(folder / "管道.docx")
    done = _run("管道.docx", GOOD, "--format", "json", cwd=folder)
    assert done.returncode == 1
    assert len(json.loads(done.stdout)["reports"]) == 2


def test_a_name_with_a_line_break_and_an_escape_is_shown_harmless(folder: Path) -> None:
    (folder / "坏\n名\x1b[31m.docx").write_bytes(b"")
    done = _run(".", cwd=folder)
    assert done.returncode == 1
    assert "\x1b[31m" not in done.stdout
