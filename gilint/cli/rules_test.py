"""`gilint rules test`: tries the examples of rules, and with mutants of them whether each rule can fail at all."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gilint.cli.options import Lang
from gilint.cli.telling import told
from gilint.wording import Language, language, say

if TYPE_CHECKING:
    from gilint.rules.examples import Tried
    from gilint.rules.mutants import Shaken

TestedPacks = Annotated[list[Path] | None, typer.Argument(metavar="[PACK]...", help=told("rules-test-packs"))]
Mutants = Annotated[bool, typer.Option("--mutants/--no-mutants", help=told("mutants"))]


def try_examples(packs: TestedPacks = None, mutants: Mutants = True, lang: Lang = None) -> None:
    from gilint.cli.packs import opened
    from gilint.output.harmless import harmless
    from gilint.rules.examples import try_rule
    from gilint.rules.mutants import shake

    spoken = language(lang)
    rules, bench, faulty = opened(packs or (), spoken)
    tried: list[Tried] = []
    shaken: list[Shaken] = []
    for rule in rules:
        own = list(try_rule(rule, bench))
        tried += own
        # Where examples fail, mutants of them would show nothing that counts.
        if mutants and all(each.passed for each in own):
            shaken.append(shake(rule, bench))
    failed = [each for each in tried if not each.passed]
    rigid = [each for each in shaken if not each.passed]
    lines = [*_failed(failed, spoken), *_rigid(rigid, spoken)]
    lines.append(say("examples.summary", spoken, rules=len(rules), tried=len(tried), failed=len(failed)))
    if shaken:
        changed = sum(each.silenced + each.woken for each in shaken)
        lines.append(say("mutants.summary", spoken, tried=sum(each.tried for each in shaken), changed=changed, rigid=len(rigid)))
    sys.stdout.writelines(harmless(line) + "\n" for line in lines)
    if faulty or any(each.fault for each in failed) or any(each.faults for each in rigid):
        raise typer.Exit(2)
    raise typer.Exit(1 if failed or rigid else 0 if tried else 3)


def _failed(failed: Iterable[Tried], lang: Language) -> Iterator[str]:
    for each in failed:
        key = "fault" if each.fault else "place" if each.found == each.wanted else each.kind
        details: dict[str, str | int] = {
            "wanted": each.wanted,
            "found": each.found,
            "cell": each.cell,
            "cells": " ".join(each.cells),
            "fault": each.fault,
        }
        yield say(f"examples.{key}", lang, code=each.code, name=each.name, **details)


def _rigid(rigid: Iterable[Shaken], lang: Language) -> Iterator[str]:
    for each in rigid:
        yield from (say("mutants.fault", lang, code=each.code, fault=fault) for fault in each.faults)
        if each.on_clean:
            yield say("mutants.clean", lang, code=each.code)
        if not each.silenced:
            yield say("mutants.loud", lang, code=each.code, tried=each.tried)
        if not each.woken:
            yield say("mutants.mute", lang, code=each.code, tried=each.tried)
