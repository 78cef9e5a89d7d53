"""What reading a zip raises that is not whole, whatever was damaged in it, or written so on purpose."""

from __future__ import annotations

import struct
import zlib
from typing import Final
from zipfile import BadZipFile

ZIP_DAMAGE: Final = (BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, OverflowError, ValueError)
"""zipfile tells little of it as BadZipFile; a member that claims to lie beyond all files, say, is an OverflowError."""
