"""What fuzzers begin from: the samples, and what LibreOffice makes of one of them where it is installed."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from gilint.readers import Limits, Unreadable
from gilint.readers.sniff import sniff
from gilint.resources import rules_folder
from tests import hostile
from tests.programs import OFFICE, convert
from tests.readers.ofd.made import DIALECTS

SAMPLES = Path(__file__).parent.parent / "samples"
_SMALL = (
    "<html><body><h1>青屿县2024年政府信息公开工作年度报告</h1><ol><li>总体情况<li>其他</ol><p><b>收到</b>申请1件。</p>"
    "<table border=1><tr><td rowspan=2>行政许可<td colspan=2>数量<tr><td>1<td>&nbsp;</table></body></html>"
).encode()
_CONVERTED = ("docx", "doc", "odt", "fodt", "rtf", "xml", "pdf")


def files(kind: str) -> Iterator[tuple[str, bytes]]:
    """Names and contents of files of a kind, small ones first."""
    found = [(name, data) for name, data in _everything() if _kind(data) == kind]
    yield from sorted(found, key=lambda file: len(file[1]))


def part(package: bytes, name: str) -> bytes | None:
    """One part of a package, if that is one and has it."""
    with suppress(zipfile.BadZipFile), zipfile.ZipFile(io.BytesIO(package)) as zipped:
        return zipped.read(name) if name in zipped.namelist() else None
    return None


def rules() -> Iterator[tuple[str, bytes]]:
    """The shorter files of rules that ship."""
    for path in sorted((rules_folder() / "core").glob("*.yaml"), key=lambda path: path.stat().st_size):
        yield path.name, path.read_bytes()


def _kind(data: bytes) -> str:
    try:
        return sniff(data, Limits())
    except Unreadable as refused:
        return refused.reason


@cache
def _everything() -> tuple[tuple[str, bytes], ...]:
    samples = [(path.name, path.read_bytes()) for path in sorted(SAMPLES.iterdir()) if path.suffix != ".yaml"]
    converted = list(_conversions())
    drawn = [(f"{name}.ofd", made(data)) for name, data in converted if name.endswith(".pdf") for made in DIALECTS.values()]
    return (*samples, *converted, *drawn, *_written())


def _conversions() -> Iterator[tuple[str, bytes]]:
    """Of a sample, and of a page as small as can be, which a fuzzer gets through a hundred times as fast."""
    if OFFICE is None:
        return
    report = min(SAMPLES.glob("*.docx"), key=lambda path: path.stat().st_size)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "made")
        sources = [
            (Path(folder, "report.docx"), report.read_bytes(), ""),
            (Path(folder, "small.html"), _SMALL, "HTML (StarWriter)"),
        ]
        for source, content, infilter in sources:
            source.write_bytes(content)
            for kind in _CONVERTED:
                convert([source], kind, made, infilter)
                yield f"{source.stem}.{kind}", Path(made, f"{source.stem}.{kind}").read_bytes()


def _written() -> Iterator[tuple[str, bytes]]:
    """Formats that no program here writes."""
    page = min(SAMPLES.glob("*.htm*"), key=lambda path: path.stat().st_size).read_bytes()
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=part\r\n\r\n--part\r\nContent-Type: text/html\r\n\r\n"
    yield "report.mht", head + page + b"\r\n--part--\r\n"
    inner = hostile.package(("2024/甲.html", _SMALL))
    for name, content in (("inner", inner), ("beyond", hostile.beyond(inner))):
        yield f"{name}.zip", content
        yield f"{name}-in.zip", hostile.package(("inner.zip", content), compression=zipfile.ZIP_STORED)
    # Where a fuzzer would hardly get by itself: sizes of eight bytes, and other ways of packing.
    yield "lzma.odt", hostile.broken_lzma()
    yield "beyond.odt", hostile.beyond(hostile.package(("mimetype", "application/vnd.oasis.opendocument.text")))
