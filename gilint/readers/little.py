"""Numbers in bytes, the lowest byte first. What lies beyond the end counts as zero, so that no offset of a file is a fault."""

from __future__ import annotations


def u8(data: bytes, at: int) -> int:
    return data[at] if 0 <= at < len(data) else 0


def u16(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "little")


def i16(data: bytes, at: int) -> int:
    return (u16(data, at) ^ 0x8000) - 0x8000


def u32(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "little")


def i32(data: bytes, at: int) -> int:
    return (u32(data, at) ^ 0x8000_0000) - 0x8000_0000
