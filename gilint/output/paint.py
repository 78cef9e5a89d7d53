"""Puts lines on a terminal or into a file, in colour where that is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TextIO

from gilint.output.lines import Line, Style, plain

_STYLES: Mapping[Style, str] = {
    "": "",
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold cyan",
    "strong": "bold",
    "frame": "blue",
    "mark": "cyan",
    "faint": "dim",
    "gutter": "bold",
    "cell": "bold reverse",
    "other": "bold underline",
    "band": "bold",
    "found": "underline",
}


def paint(lines: Iterable[Line], stream: TextIO, colour: bool) -> None:
    if not colour:
        for line in lines:
            stream.write(plain(line).rstrip() + "\n")
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, force_terminal=True, color_system="standard", no_color=False, highlight=False, markup=False, emoji=False)
    for line in lines:
        console.print(Text.assemble(*((span.text, _STYLES[span.style]) for span in line)), soft_wrap=True)
