"""What a command puts on standard output: lines for people, data for programs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import Any


def put_lines(lines: Iterable[str]) -> None:
    sys.stdout.writelines(line + "\n" for line in lines)


def put_text(text: str) -> None:
    """A sentence, in lines that fit."""
    from gilint.output.lines import wrap
    from gilint.output.terminal import line_width

    put_lines(wrap(text, line_width(None)))


def put_json(data: Mapping[str, Any]) -> None:
    """In UTF-8 whatever the terminal's encoding is."""
    import json

    sys.stdout.flush()
    sys.stdout.buffer.write((json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace"))
    sys.stdout.flush()
