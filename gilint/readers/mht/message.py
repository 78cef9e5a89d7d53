"""A message taken apart: its parts, however deep they stand in one another, within limits that the email package does not know."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from gilint.readers.limits import Limits
from gilint.readers.unreadable import Unreadable

_LONGEST_HEAD: Final = 64 * 1024
_LONGEST_BOUNDARY: Final = 200
_DEEPEST: Final = 8
"""Parts of parts of parts; a saved page has one of them, a forwarded one three."""
_BLANK_LINE: Final = re.compile(rb"\r?\n\r?\n")
_FOLD: Final = re.compile(rb"\r?\n[ \t]+")
_FIELD: Final = re.compile(rb"^([!-9;-~]+)[ \t]*:(.*)$", re.MULTILINE)
_PARAMETER: Final = re.compile(r";\s*([\w.-]+)\s*=\s*(?:\"([^\"]*)\"|([^\s;\"]*))")
_NO_BASE64: Final = re.compile(rb"[^A-Za-z0-9+/]+")


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a message. `kind` is its media type, `identity` what others call it, `encoding` how it was made fit for mail."""

    kind: str
    charset: str
    identity: str
    encoding: str
    packed: bytes

    def content(self) -> bytes:
        """Its bytes before they were made fit for mail; what does not belong there is passed over."""
        if self.encoding == "quoted-printable":
            return binascii.a2b_qp(self.packed)
        if self.encoding == "base64":
            digits = _NO_BASE64.sub(b"", self.packed)
            return binascii.a2b_base64(digits[: len(digits) // 4 * 4] + _rest(digits))
        return self.packed


def parts(data: bytes, limits: Limits) -> tuple[str, list[Part]]:
    """The identity of the part to begin with, "" where the message does not name it, and the parts in their order.

    Raises Unreadable: damaged, bomb, too-deep.
    """
    found: list[Part] = []
    begin = ""
    waiting = [(data.lstrip(b"\xef\xbb\xbf \t\r\n"), 0)]
    while waiting:
        each, depth = waiting.pop()
        head, body = _split(each)
        kind, parameters = _valued(head.get("content-type", "text/plain"))
        if not kind.startswith("multipart/"):
            identity = head.get("content-id", "").strip("<> ")
            encoding = head.get("content-transfer-encoding", "").strip().lower()
            found.append(Part(kind, parameters.get("charset", ""), identity, encoding, body))
        elif depth == _DEEPEST:
            raise Unreadable("too-deep", f"> {_DEEPEST} multipart")
        else:
            begin = begin or parameters.get("start", "").strip("<> ")
            pieces = islice(_pieces(body, parameters.get("boundary", "")), limits.members + 1)
            inner = [(piece, depth + 1) for piece in pieces]
            waiting.extend(reversed(inner))
        if len(found) + len(waiting) > limits.members:
            raise Unreadable("bomb", f"> {limits.members} parts")
    return begin, found


def _split(part: bytes) -> tuple[dict[str, str], bytes]:
    """The fields of the head, by name in small letters, and the body."""
    if part.startswith((b"\n", b"\r\n")):
        return {}, part.lstrip(b"\r\n")
    end = _BLANK_LINE.search(part, 0, _LONGEST_HEAD)
    if end is None:
        if len(part) > _LONGEST_HEAD:
            raise Unreadable("damaged", f"head > {_LONGEST_HEAD} bytes")
        return _fields(part), b""
    return _fields(part[: end.start()]), part[end.end() :]


def _fields(head: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in _FIELD.findall(_FOLD.sub(b" ", head)):
        found.setdefault(name.decode("ascii").lower(), value.decode("utf-8", "replace").strip())
    return found


def _valued(value: str) -> tuple[str, dict[str, str]]:
    """A media type in small letters, and its parameters."""
    parameters = {name.lower(): quoted or bare for name, quoted, bare in _PARAMETER.findall(value)}
    return value.partition(";")[0].strip().lower(), parameters


def _pieces(body: bytes, boundary: str) -> Iterator[bytes]:
    """What stands between the lines of the boundary, to the end where the last of them is missing."""
    if not 0 < len(boundary) <= _LONGEST_BOUNDARY:
        raise Unreadable("damaged", "no boundary")
    line = re.compile(rb"^--" + re.escape(boundary.encode()) + rb"(--)?[ \t]*\r?$\n?", re.MULTILINE)
    begin: int | None = None
    for mark in line.finditer(body):
        if begin is not None:
            yield body[begin : mark.start()].removesuffix(b"\n").removesuffix(b"\r")
        begin = mark.end()
        if mark[1]:
            return
    if begin is None:
        raise Unreadable("damaged", "no part")
    yield body[begin:]


def _rest(digits: bytes) -> bytes:
    """The last digits of a text that was cut off, filled up; one alone is not even a byte."""
    rest = digits[len(digits) // 4 * 4 :]
    return rest.ljust(4, b"=") if len(rest) > 1 else b""
