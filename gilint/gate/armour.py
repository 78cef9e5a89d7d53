"""The text form of an SSH signature, in which one signature has exactly one."""

from __future__ import annotations

import base64
import binascii

_BEGIN, _END = b"-----BEGIN SSH SIGNATURE-----", b"-----END SSH SIGNATURE-----"
_WIDTH = 70


class NotArmour(ValueError):
    """Bytes that are no signature in text form."""


def armoured(data: bytes) -> bytes:
    """The signature as ssh-keygen writes it: base64 in lines of 70 characters. Raises NotArmour."""
    lines = data.split()
    if len(lines) < 7 or b" ".join(lines[:3]) != _BEGIN or b" ".join(lines[-3:]) != _END:
        raise NotArmour
    try:
        blob = base64.b64decode(b"".join(lines[3:-3]), validate=True)
    except binascii.Error:
        raise NotArmour from None
    text = base64.b64encode(blob)
    rows = [text[start : start + _WIDTH] for start in range(0, len(text), _WIDTH)]
    return b"\n".join((_BEGIN, *rows, _END)) + b"\n"
