"""Rich Text written by hand, so that a test shows the very markup it is about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gilint.document import Document, Table
from gilint.readers import Limits
from gilint.readers.rtf import read_rtf

HEADER = (
    r"\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}{\f1\froman\fcharset0 Times;}{\f2\fnil\fcharset2 Wingdings;}}"
    r"{\colortbl;\red0\green0\blue0;\red255\green255\blue255;\red31\green56\blue100;\red255\green255\blue0;}"
    r"{\stylesheet{Normal;}{\s1\sbasedon0 heading 1;}{\s2\sbasedon1 Title of a part;}{\s3\outlinelevel2 third;}{\s4 toc 1;}}"
)


def escaped(text: str) -> str:
    r"""Chinese as bytes of GBK, each written as \'xx."""
    return "".join(
        character if character.isascii() else "".join(f"\\'{byte:02x}" for byte in character.encode("gbk")) for character in text
    )


def rich(body: str | bytes, header: str = HEADER) -> bytes:
    """A file with this body, whose Chinese is written in bytes of GBK."""
    content = escaped(body).encode("ascii") if isinstance(body, str) else body
    return rb"{\rtf1" + header.encode("ascii") + b"\n" + content + b"}"


@pytest.fixture(scope="session")
def rich_text() -> Callable[..., bytes]:
    return rich


@pytest.fixture(scope="session")
def read_rich() -> Callable[..., Document]:
    """Reads a file with this body."""
    return lambda *args, **more: read_rtf(rich(*args, **more), Limits())


@pytest.fixture(scope="session")
def lines(read_rich: Callable[..., Document]) -> Callable[..., list[str]]:
    """The paragraphs of a file with this body."""
    return lambda *args, **more: [paragraph.text for paragraph in read_rich(*args, **more).paragraphs()]


@pytest.fixture(scope="session")
def grids(read_rich: Callable[..., Document]) -> Callable[..., list[list[tuple[str, int, int, int, int]]]]:
    """The cells of each table of a file with this body: text, row, column, rows, columns."""

    def cells(table: Table) -> list[tuple[str, int, int, int, int]]:
        return [(cell.text, cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells]

    return lambda *args, **more: [cells(table) for table in read_rich(*args, **more).tables()]
