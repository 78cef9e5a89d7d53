"""Puts the results of a run where they are wanted, in each format that was asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, get_args

from gilint.choices import Format
from gilint.results import Results
from gilint.wording import Language

if TYPE_CHECKING:
    from gilint.output.lines import Line

FORMATS: tuple[Format, ...] = get_args(Format)


@dataclass(frozen=True, slots=True)
class Look:
    """How results are shown to people."""

    lang: Language
    width: int
    colour: bool
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Output:
    """A format and the file that it goes to, None for standard output."""

    format: Format
    file: Path | None = None


def write(results: Results, outputs: Iterable[Output], look: Look) -> None:
    """Raises OSError where a file cannot be written."""
    for output in outputs:
        if output.file is None and output.format in ("full", "concise", "github"):
            _put(results, output.format, sys.stdout, look, look.colour)
            continue
        # Not in the encoding of the terminal: what programs read is UTF-8, with the line ends of its format.
        text = StringIO(newline="")
        _put(results, output.format, text, look, colour=False)
        data = text.getvalue().encode("utf-8", "backslashreplace")
        if output.file is not None:
            replace_file(output.file, data)
        else:
            sys.stdout.buffer.write(data)
    sys.stdout.flush()


def replace_file(file: Path, data: bytes) -> None:
    """Write beside the file and rename, so that nobody ever sees half of it; what is no regular file (a pipe, a device) is written to."""
    target = Path(os.path.realpath(file))
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        draft.write_bytes(data)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _put(results: Results, form: Format, stream: TextIO, look: Look, colour: bool) -> None:
    if form == "json":
        from gilint.output.machine import machine

        stream.write(machine(results, look.lang))
    elif form == "sarif":
        from gilint.output.sarif import sarif

        stream.write(sarif(results, look.lang))
    elif form == "github":
        from gilint.output.github import github

        stream.writelines(line + "\n" for line in github(results, look.lang))
    elif form == "csv":
        from gilint.output.table import table

        stream.write(table(results, look.lang))
    elif form == "markdown":
        from gilint.output.markdown import markdown

        stream.writelines(line + "\n" for line in markdown(results, look.lang))
    else:
        from gilint.output.paint import paint

        paint(_lines(results, form, look), stream, colour)


def _lines(results: Results, form: Format, look: Look) -> Iterator[Line]:
    if form == "full":
        from gilint.output.full import full

        yield from full(results, look.lang, look.width)
    else:
        from gilint.output.concise import concise

        yield from concise(results, look.lang)
    if not look.quiet:
        from gilint.output.summary import summary

        yield from summary(results, look.lang, look.width)
