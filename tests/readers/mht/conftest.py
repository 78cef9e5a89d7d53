"""Messages in the dialects of the programs that save pages as one."""

from __future__ import annotations

import base64
import quopri
from collections.abc import Callable

import pytest

from tests import specimens, writers

BOUNDARY = "----=_NextPart_01DA3F2E.5B0C7E10"
PREAMBLE = "This document is a Single File Web Page, also known as a Web Archive file."


def packed(data: bytes, encoding: str) -> bytes:
    if encoding == "base64":
        return base64.encodebytes(data).replace(b"\n", b"\r\n")
    return quopri.encodestring(data).replace(b"\n", b"\r\n") if encoding == "quoted-printable" else data


def build_part(data: bytes, kind: str, encoding: str, head: str = "") -> bytes:
    return f"{head}Content-Transfer-Encoding: {encoding}\r\nContent-Type: {kind}\r\n\r\n".encode() + packed(data, encoding)


def build_message(*parts: bytes, head: str = "MIME-Version: 1.0\r\n", kind: str = "multipart/related", boundary: str = BOUNDARY) -> bytes:
    opening = f'{head}Content-Type: {kind};\r\n\tboundary="{boundary}"\r\n\r\n{PREAMBLE}\r\n'.encode()
    line = f"\r\n--{boundary}".encode()
    return opening + b"".join(line + b"\r\n" + part for part in parts) + line + b"--\r\n"


@pytest.fixture(scope="session")
def part() -> Callable[..., bytes]:
    return build_part


@pytest.fixture(scope="session")
def message() -> Callable[..., bytes]:
    return build_message


@pytest.fixture(scope="session")
def cells() -> dict[str, str]:
    """Each cell another number."""
    return {address: str(number) for number, address in enumerate(specimens.form().addresses, start=11)}


@pytest.fixture(scope="session")
def page(cells: dict[str, str]) -> str:
    """A report full of numbers, as a page."""
    return writers.html(specimens.document(cells=cells))
