"""The text of a decisions file as the blocks of its entries, so that one can be changed and every other stays as it was typed.

The list has to stand below a line `decisions:`, each entry beginning with `- `. A line that is not indented further than the dashes,
and is neither a dash, blank nor a comment, ends the list; so no entry can reach into another, and each can be parsed by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from gilint.decisions.merging import refuse_half_merged
from gilint.yamlfile import YamlFault, parse_yaml

SCHEMA = "gilint.decisions/1"
_LINE = re.compile("[^\r\n\x85\u2028\u2029]*(?:\r\n|[\r\n\x85\u2028\u2029])")
"""A line with its end, as YAML ends lines."""
_LIST = re.compile(r"\ufeff?decisions[ \t]*:(?P<none>[ \t]*\[[ \t]*\])?[ \t]*(?:[ \t]#.*)?\s*")
_DASH = re.compile(r"( *)-(?=\s|$)")
_IDLE = re.compile(r" *(?:#|\s*$)")


@dataclass(frozen=True, slots=True)
class Block:
    """An entry: the comments right above it, itself, and blank lines and comments between it and the next."""

    above: str
    body: str
    below: str

    @property
    def text(self) -> str:
        return self.above + self.body + self.below


@dataclass(frozen=True, slots=True)
class Blocks:
    """A whole file. `head` ends before the first entry, `indent` are the blanks before a dash, `newline` ends a line."""

    head: str
    blocks: tuple[Block, ...]
    tail: str
    indent: str = "  "
    newline: str = "\n"

    @property
    def text(self) -> str:
        return self.head + "".join(block.text for block in self.blocks) + self.tail


def split(text: str) -> Blocks:
    """Raises YamlFault where the file is no decisions file, or its list is not written one entry below the other."""
    end = re.search("\r\n|[\r\n]", text)
    newline = end[0] if end else "\n"
    lines = _LINE.findall(text if text.endswith(("\r", "\n")) else text + newline)
    refuse_half_merged(lines)
    start, found = next(((number, found) for number, line in enumerate(lines, 1) if (found := _LIST.fullmatch(line))), (0, None))
    if not found:
        raise YamlFault("expected a line “decisions:” with the entries below it, each beginning with “- ”")
    head, below = "".join(lines[:start]), lines[start:]
    first = _DASH.match(next((line for line in below if not _IDLE.match(line)), ""))
    if first and not found["none"]:
        before, blocks, rest = _entries(below, first[1])
        made = Blocks(head + before, tuple(blocks), "".join(rest), first[1], newline)
    else:
        made = Blocks(head, (), "".join(below), newline=newline)
    _check_frame(made, len(lines))
    return made


def empty(comment: Sequence[str]) -> Blocks:
    """A new file, which begins with the lines of the comment."""
    return Blocks("".join(f"# {line}\n" for line in comment) + f"\nschema: {SCHEMA}\n\ndecisions:\n", (), "")


def _entries(lines: Sequence[str], indent: str) -> tuple[str, list[Block], Sequence[str]]:
    """What stands before the first entry, the entries, and the lines after them."""
    before, blocks, above, body, idle = "", list[Block](), "", "", list[str]()
    deeper = indent + " "
    rest: Sequence[str] = ()
    for number, line in enumerate(lines):
        if body and line.startswith(deeper) and not line.isspace():
            body += "".join(idle) + line
            idle = []
        elif _IDLE.match(line):
            idle.append(line)
        elif (dash := _DASH.match(line)) and dash[1] == indent:
            own = [*takewhile(str.strip, reversed(idle))][::-1]
            between = "".join(idle[: len(idle) - len(own)])
            if body:
                blocks.append(Block(above, body, between))
            else:
                before = between
            above, body, idle = "".join(own), line, []
        else:
            rest = lines[number:]
            break
    blocks.append(Block(above, body, "".join(idle)))
    return before, blocks, rest


def _check_frame(made: Blocks, lines: int) -> None:
    """Raises YamlFault unless everything but the entries is what it has to be."""
    head, tail = made.head.removeprefix("\ufeff"), made.tail
    between = lines - len(_LINE.findall(head)) - len(_LINE.findall(tail))
    source = parse_yaml(head + "\n" * between + tail, "")
    if not isinstance(source.data, dict) or source.data.get("schema") is None:
        raise YamlFault(f"no decisions file: the key “schema: {SCHEMA}” is missing")
    if source.data["schema"] != SCHEMA:
        raise YamlFault(f"this version of gilint only knows the schema {SCHEMA}", source.line(("schema",)))
    if source.data.get("decisions"):
        raise YamlFault("expected only entries that begin with “- ” below “decisions:”", source.line(("decisions",)))
