"""Files in which git has marked lines of two sides, and which nobody has looked at since."""

from __future__ import annotations

from collections.abc import Iterable

from gilint.yamlfile import YamlFault

_MARKERS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


def refuse_half_merged(lines: Iterable[str]) -> None:
    """Raises YamlFault where a line is a marker of a merge."""
    for number, line in enumerate(lines, 1):
        if line.startswith(_MARKERS):
            raise YamlFault("a merge was left half done: keep the lines of both sides and take out the lines with the markers", number)
