"""Word files written by hand, so that a test shows the very markup it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import yaml

from gilint.document import Document
from gilint.readers import Limits
from gilint.readers.docx import read_docx

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = {"styles": "styles", "numbering": "numbering", "comments": "comments", "header1": "header", "footer1": "footer"}
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{WORD_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{WORD_TYPE}.numbering+xml"/></Types>'
)


def relationship_list(relations: Iterable[tuple[str, str, str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="{identity}" Type="{OFFICE}/{kind}" Target="{target}"{mode and f" TargetMode={mode!r}"}/>'
        for identity, kind, target, mode in relations
    )
    return f'<Relationships xmlns="{PACKAGE}">{items}</Relationships>'


def build_word_file(
    body: str = "",
    *,
    relations: Iterable[tuple[str, str, str, str]] = (),
    members: Mapping[str, str | bytes] | None = None,
    document: str | bytes | None = None,
    **parts: str,
) -> bytes:
    """A package with this body. `parts` are written into word/ and referred to; `members` go in as they are, over all else."""
    known = [(f"part-{name}", KINDS[name], f"{name}.xml", "") for name in parts]
    content: dict[str, str | bytes] = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relationship_list([("main", "officeDocument", "word/document.xml", "")]),
        "word/_rels/document.xml.rels": relationship_list([*known, *relations]),
        "word/document.xml": document or f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    roots = {"styles": "styles", "numbering": "numbering", "comments": "comments", "header1": "hdr", "footer1": "ftr"}
    content |= {f"word/{name}.xml": f"<w:{roots[name]} {NAMESPACES}>{xml}</w:{roots[name]}>" for name, xml in parts.items()}
    content |= members or {}
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        for name, data in content.items():
            package.writestr(name, data)
    return stream.getvalue()


@pytest.fixture(scope="session")
def word_file() -> Callable[..., bytes]:
    return build_word_file


@pytest.fixture
def read_word() -> Callable[..., Document]:
    """Builds a Word file as `word_file` does and reads it."""
    return lambda *args, **parts: read_docx(build_word_file(*args, **parts), Limits())


@pytest.fixture(scope="session")
def namespaces() -> str:
    return NAMESPACES


@pytest.fixture(scope="session")
def statutory_table() -> list[list[tuple[str, int, int, int]]]:
    """Table 3 of the form as rows of (text, column, column span, row span); every value cell holds another number."""
    form = yaml.safe_load((Path(__file__).parents[3] / "rules/forms/2021.yaml").read_text(encoding="utf-8"))
    block = next(table for table in form["tables"] if table["key"] == "t3")["blocks"][0]
    columns = list(block["columns"].values())
    rows: list[list[tuple[str, int, int, int]]] = [
        [("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 0, 3, 3), ("申请人情况", 3, 7, 1)],
        [(columns[0], 3, 1, 2), ("法人或其他组织", 4, 5, 1), (columns[-1], 9, 1, 2)],
        [(label, 4 + index, 1, 1) for index, label in enumerate(columns[1:-1])],
    ]
    labels = [label.split(" / ") for label in block["rows"].values()]
    value = 1000
    for index, parts in enumerate(labels):
        row: list[tuple[str, int, int, int]] = []
        for column, part in enumerate(parts):
            above = labels[index - 1][: column + 1] if index else []
            if above != parts[: column + 1]:
                down = sum(other[: column + 1] == parts[: column + 1] for other in labels)
                across = 3 - column if column == len(parts) - 1 else 1
                row.append((part, column, across, down if column < len(parts) - 1 else 1))
        for column in range(3, 10):
            value += 1
            row.append((str(value), column, 1, 1))
        rows.append(row)
    return rows
