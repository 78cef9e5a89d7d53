"""Files made to do harm: each is told for what it is within bounds of time and memory, and the report beside it is checked."""

from __future__ import annotations

import http.server
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import hostile, specimens, writers
from tests.hostile import CLOSE, OPEN, Maker

resource = pytest.importorskip("resource", reason="memory and time are bounded as POSIX has it")

MEMORY = 1024**3
"""Address space, in bytes; and seconds of processor time, of the run as a whole and of what it starts."""
SECONDS = 20
GOOD = "好报告.docx"

REFUSED: dict[str, tuple[str, str, Maker]] = {
    "blanks in a part": ("坏.docx", "bomb", lambda: hostile.word(OPEN + " " * 150_000_000 + CLOSE)),
    "a directory that lies about sizes": ("坏.docx", "damaged", hostile.lying_about_sizes),
    "a directory that claims gigabytes": ("坏.docx", "bomb", hostile.claiming_gigabytes),
    "100,000 members": ("坏.docx", "bomb", hostile.many_members),
    "entities in text": ("坏.docx", "unsafe-xml", lambda: hostile.entities("text")),
    "entities in attributes": ("坏.docx", "unsafe-xml", lambda: hostile.entities("attribute")),
    "entities in UTF-16": ("坏.docx", "unsafe-xml", lambda: hostile.entities("text", "utf-16")),
    "entities in UTF-16 without a mark": ("坏.docx", "unsafe-xml", lambda: hostile.entities("text", "utf-16-be")),
    "one long entity, often": ("坏.docx", "unsafe-xml", hostile.quadratic),
    "an entity from a file": ("坏.docx", "unsafe-xml", lambda: hostile.outside('[<!ENTITY x SYSTEM "file:///etc/hostname">]')),
    "a document type from elsewhere": ("坏.docx", "unsafe-xml", lambda: hostile.outside('SYSTEM "http://192.0.2.1/d.dtd"')),
    "5,000 nested elements": ("坏.docx", "too-deep", lambda: hostile.word(hostile.nested(5_000))),
    "cells two billion wide": ("坏.docx", "bomb", hostile.wide_cell),
    "two parts of one name": ("坏.docx", "damaged", hostile.twice),
    "a wrong checksum": ("坏.docx", "damaged", hostile.wrong_checksum),
    "a part that is packed otherwise, and broken": ("坏.odt", "damaged", hostile.broken_lzma),
    "a part that lies beyond the file": ("坏.docx", "damaged", lambda: hostile.beyond(hostile.word(hostile.paragraphs("一")))),
    "half a file": ("坏.docx", "damaged", lambda: hostile.good_word()[:9000]),
    "a password": ("坏.docx", "encrypted", lambda: hostile.compound("EncryptionInfo", "EncryptedPackage")),
    "a page of 100,000 nested elements": ("坏.html", "too-deep", lambda: b"<html><body>" + b"<div>" * 100_000),
    "a page tree that loops": ("坏.pdf", "", hostile.page_tree_loop),
    "a page tree of 20,000 levels": ("坏.pdf", "", hostile.deep_page_tree),
    "objects in a stream that goes on in itself": ("坏.pdf", "", hostile.looping_object_stream),
    "50,000 pages": ("坏.pdf", "too-large", hostile.many_pages),
    "300 MB in a stream": ("坏.pdf", "", hostile.stream_bomb),
    "a form that draws itself": ("坏.pdf", "", hostile.self_drawing),
    "600,000 lines on a page": ("坏.pdf", "bomb", hostile.path_storm),
    "half a PDF": ("坏.pdf", "", lambda: hostile.page_tree_loop()[:40]),
    "50 MB of braces": ("坏.rtf", "too-large", lambda: b"{\\rtf1" + b"{" * 50_000_000),
    "a million braces": ("坏.rtf", "too-deep", lambda: b"{\\rtf1" + b"{" * 1_000_000),
    "a mail of 20,000 parts in parts": ("坏.mht", "too-deep", lambda: hostile.mail_in_mail(20_000)),
    "300,000 attributes": ("坏.html", "bomb", lambda: b"<html><p " + b" ".join(b"a%d=1" % number for number in range(300_000)) + b">x"),
    "a zip in a zip in a zip in a zip": ("坏.zip!/3.zip!/2.zip", "too-deep", lambda: hostile.nested_zips(4)),
    "a zip of 100,000 members": ("坏.zip", "bomb", lambda: hostile.package(*((f"{n}.txt", "") for n in range(100_000)), compression=0)),
    "a zip whose members are one another": ("坏.zip", "", hostile.overlapping),
    "a member of a zip in a zip that lies beyond it": (
        "坏.zip!/2.zip!/1.txt",
        "damaged",
        lambda: hostile.package(("2.zip", hostile.beyond(hostile.package(("1.txt", "一"))))),
    ),
    "half a zip": ("坏.zip", "damaged", lambda: hostile.nested_zips(1)[:5000]),
    "a name of line breaks and escapes": ("坏\n\r\x1b[2J\u202e.docx", "damaged", lambda: hostile.good_word()[:9000]),
    "device of a name": ("坏.docx", "not-the-format", lambda: bytes(range(256)) * 100),
}
"""The path that is told, the reason that the finding has to give ("" where several would be right), and how it is made."""

READ: dict[str, tuple[str, Maker]] = {
    "styles and lists that lead back to themselves": ("坏.docx", hostile.looping_styles),
    "rows of RTF two billion wide": (
        "坏.rtf",
        lambda: b"{\\rtf1 " + b"\\trowd\\cellx2000000000\\cellx-5\\cellx1 a\\cell b\\cell c\\cell\\row" * 2_000 + b"}",
    ),
    "cells that are repeated a billion times": ("坏.fodt", hostile.repeated_cells),
    "cells of a page two billion wide": (
        "坏.html",
        lambda: b"<html><body><table>" + b"<tr><td colspan=2000000000 rowspan=2000000000>1" * 9_000,
    ),
}
"""Odd, but nothing that keeps a file from being read."""


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def _run(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "gilint", "check", "--isolated", "--format", "json", *map(str, arguments)],
        cwd=cwd, capture_output=True, text=True, timeout=240, preexec_fn=_limited, check=False, env={**os.environ, "GILINT_LANG": "zh"},
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / GOOD).write_bytes(writers.docx(specimens.document()))
    return tmp_path


def _reports(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert "Traceback" not in done.stderr
    reports = {report["path"]: report for report in json.loads(done.stdout)["reports"]}
    assert reports[GOOD]["examined"]["cells"] == 200
    return reports


@pytest.mark.parametrize("name", REFUSED)
def test_what_does_harm_is_one_finding_beside_the_others(name: str, folder: Path) -> None:
    file, reason, make = REFUSED[name]
    (folder / file.partition("!")[0]).write_bytes(make())
    done = _run(".", cwd=folder)
    assert done.returncode == 1, done.stderr
    bad = _reports(done)[file]
    assert [finding["code"] for finding in bad["findings"]] == ["GI001"]
    assert not reason or bad["unreadable"]["reason"] == reason


@pytest.mark.parametrize("name", READ)
def test_what_is_only_odd_is_read(name: str, folder: Path) -> None:
    file, make = READ[name]
    (folder / file).write_bytes(make())
    bad = _reports(_run(".", cwd=folder))[file]
    assert "GI001" not in {finding["code"] for finding in bad["findings"]}


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """An address, and what was asked for there."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{listening.server_address[1]}", asked
        listening.shutdown()


def test_nothing_is_ever_fetched(folder: Path, server: tuple[str, list[str]]) -> None:
    address, asked = server
    for name, data in hostile.calling(address).items():
        (folder / name).write_bytes(data)
    reports = _reports(_run(".", cwd=folder))
    assert len(reports) == len(hostile.calling(address)) + 1
    assert not asked
