"""`gilint rules test`: tries the examples of rules, with mutants of them whether each rule can fail at all, and those of the claims."""

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
    from gilint.report.claims.examples import States
    from gilint.report.claims.examples import Tried as TriedSentence
    from gilint.rules.examples import Tried
    from gilint.rules.mutants import Shaken

TestedPacks = Annotated[list[Path] | None, typer.Argument(metavar="[PACK]...", help=told("rules-test-packs"), readable=False)]
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
    sentences = [] if packs else _sentences()
    misread = [each for each in sentences if not each.passed]
    lines += _misread(misread, spoken)
    if sentences:
        lines.append(say("sentences.summary", spoken, tried=len(sentences), failed=len(misread)))
    sys.stdout.writelines(harmless(line) + "\n" for line in lines)
    if faulty or any(each.fault for each in failed) or any(each.faults for each in rigid):
        raise typer.Exit(2)
    raise typer.Exit(1 if failed or rigid or misread else 0 if tried else 3)


def _sentences() -> list[TriedSentence]:
    """The examples of the grammar of claims, which are gilint's own."""
    from gilint.report.claims.examples import load_samples, try_samples
    from gilint.report.knowledge import load_knowledge
    from gilint.resources import rules_folder

    samples = load_samples(rules_folder() / "vocabulary" / "claims-examples.yaml")
    return list(try_samples(samples, load_knowledge(rules_folder()).grammar))


def _misread(misread: Iterable[TriedSentence], lang: Language) -> Iterator[str]:
    for each in misread:
        wanted, found = _stated(each.sample.states, each.sample.unsure), _stated(each.states, each.unsure)
        yield say("sentences.failed", lang, trap=each.sample.trap, text=each.sample.text, wanted=wanted, found=found)


def _stated(states: States, unsure: frozenset[str]) -> str:
    return ", ".join(f"{cell} {op} {number}{'?' * (cell in unsure)}" for cell, op, number in sorted(states)) or "–"


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
