"""Streams of a PDF file that unpack to more than any report holds. pdfium unpacks them whole, and has no limit of its own."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from typing import Final

from gilint.readers.limits import Limits
from gilint.readers.unreadable import Unreadable

_STREAM: Final = re.compile(rb"(?<!end)stream\r?\n?")
_MOST_STREAMS: Final = 50_000
_DICTIONARY: Final = 2048
"""How far before a stream what is said of it begins at most."""
_PACKED: Final = re.compile(rb"/Fl(?:ateDecode)?(?![A-Za-z])")
_PICTURE: Final = re.compile(rb"/Subtype\s*/Image")
_CHUNK: Final = 16 * 1024
_STEP: Final = 1024 * 1024
_MOST_LAYERS: Final = 4
_ROUNDS: Final = 3
"""How often streams that lie in each other may have the file read in all."""


def screen(data: bytes, limits: Limits) -> None:
    """Raises Unreadable: bomb. Pictures are not looked at: nobody unpacks them, and a large scan is no attack."""
    left, packed = 2 * limits.part, _ROUNDS * len(data) + _CHUNK
    for number, found in enumerate(_STREAM.finditer(data)):
        if number >= _MOST_STREAMS:
            raise Unreadable("bomb", f"> {_MOST_STREAMS} streams")
        said = data[max(0, found.start() - _DICTIONARY) : found.start()].rpartition(b"obj")[2]
        layers = len(_PACKED.findall(said))
        if layers and not _PICTURE.search(said):
            read, size = _measured(data, found.end(), min(layers, _MOST_LAYERS), min(limits.part, left))
            left, packed = left - size, packed - read
            if packed < 0 or size > limits.part or left < 0:
                raise Unreadable("bomb", f"> {limits.part} bytes")


def _measured(data: bytes, start: int, layers: int, most: int) -> tuple[int, int]:
    """How many bytes of a stream were read and what they unpack to, as far as it is sound, or till that is more than allowed."""
    read = size = 0
    inflaters = [zlib.decompressobj() for _ in range(layers)]
    try:
        while size <= most and not inflaters[0].eof and start + read < len(data):
            chunk = data[start + read : start + read + _CHUNK]
            read += len(chunk)
            size += _size(chunk, inflaters, most - size)
    except zlib.error:
        pass
    return read - len(inflaters[0].unused_data), size


def _size(chunk: bytes, inflaters: Sequence[zlib._Decompress], most: int) -> int:
    """What a chunk unpacks to when each layer is taken off in turn."""
    size = 0
    for piece in _inflated(chunk, inflaters[0]):
        size += _size(piece, inflaters[1:], most - size) if inflaters[1:] else len(piece)
        if size > most:
            break
    return size


def _inflated(chunk: bytes, inflater: zlib._Decompress) -> Iterator[bytes]:
    while chunk and not inflater.eof:
        yield inflater.decompress(chunk, _STEP)
        chunk = inflater.unconsumed_tail
