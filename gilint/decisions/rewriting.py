"""Says what a decisions file holds, and makes its text hold something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from gilint.decisions.blocks import Block, Blocks, split
from gilint.decisions.entry import read_entry, spelled_entry, unknown_keys
from gilint.decisions.model import Decision
from gilint.decisions.splice import respelled
from gilint.yamlfile import YamlFault

_BRACKETS = re.compile(r"(?<=decisions)([ \t]*:)[ \t]*\[[ \t]*\](?=[^\r\n]*\s*\Z)")


def decisions_in(made: Blocks) -> dict[str, Decision]:
    """The decisions by fingerprint, in the order of the file. Raises YamlFault, also for a second one on the same finding."""
    decisions: dict[str, Decision] = {}
    for line, decision in entries_in(made):
        if decision.fingerprint in decisions:
            raise YamlFault(f"a second entry for {decision.fingerprint[:60]!r}", line)
        decisions[decision.fingerprint] = decision
    return decisions


def entries_in(made: Blocks) -> Iterator[tuple[int, Decision]]:
    """Each entry with the line where it begins, in the order of the file. Raises YamlFault."""
    line = made.head.count("\n")
    for block in made.blocks:
        try:
            yield line + block.above.count("\n") + 1, read_entry(block.text)
        except YamlFault as fault:
            raise YamlFault(str(fault), line + fault.line, fault.column) from None
        line += block.text.count("\n")


def rewritten(made: Blocks, before: Mapping[str, Decision], after: Mapping[str, Decision]) -> str:
    """The text that holds `after` instead of `before`, which is what `made` holds, in its order.

    An entry that differs is changed in its own text, a new one comes before the first greater one. Raises YamlFault where that would
    change anything else.
    """
    kept: list[Block] = []
    head = made.head
    added = sorted((decision for key, decision in after.items() if key not in before), key=_rank, reverse=True)
    for block, decision in zip(made.blocks, before.values(), strict=True):
        while added and _rank(added[-1]) < _rank(decision):
            kept.append(_new(added.pop(), made))
        wanted = after.get(decision.fingerprint)
        if wanted is not None:
            kept.append(block if wanted == decision else _changed(block, decision, wanted, made.newline))
        elif kept:
            kept[-1] = replace(kept[-1], below=kept[-1].below + block.below)
        else:
            head += block.below
    last = [_new(decision, made) for decision in reversed(added)]
    if last and kept:
        # What stands below the last entry, apart from it, ends the file.
        last[-1] = replace(last[-1], below=kept[-1].below)
        kept[-1] = replace(kept[-1], below="")
    elif last:
        head = _BRACKETS.sub(r"\1", head, count=1)
    text = replace(made, head=head, blocks=(*kept, *last)).text
    _check(text, after)
    return text


def _rank(decision: Decision) -> tuple[str, str, str]:
    return decision.report, decision.code, decision.fingerprint


def _new(decision: Decision, made: Blocks) -> Block:
    return Block("", spelled_entry(decision, made.indent, made.newline), "")


def _changed(block: Block, before: Decision, after: Decision, newline: str) -> Block:
    changed = replace(block, body=respelled(block.body, before, after, newline))
    if unknown_keys(changed.text) != unknown_keys(block.text):
        raise YamlFault(f"the entry {before.fingerprint[:60]!r} is written in a way that gilint cannot change without harm")
    return changed


def _check(text: str, after: Mapping[str, Decision]) -> None:
    """Raises YamlFault unless the text holds exactly these decisions."""
    held = decisions_in(split(text))
    for key in held.keys() | after.keys():
        if held.get(key) != after.get(key):
            raise YamlFault(f"the entry {key[:60]!r} is written in a way that gilint cannot change without harm")
