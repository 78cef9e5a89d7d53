"""The rules that a person who asks about rules may mean: gilint's own, those of the configuration here, and packs named beside."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from gilint.cli.telling import stop, tell
from gilint.configfile import ConfigError
from gilint.planning import Asked, Planner, UnknownSelector
from gilint.rules.model import Rule
from gilint.wording import Language, say


def known_rules(packs: Sequence[Path], lang: Language) -> tuple[tuple[Rule, ...], Planner]:
    """Faults of the packs are told, their sound rules given."""
    planner = Planner(Asked(packs=tuple(packs)))
    try:
        rules = planner.rules(planner.config(Path("report")))
    except ConfigError as error:
        for fault in error.faults:
            tell(say("usage.config", lang, detail=str(fault)))
        raise typer.Exit(2) from None
    tell_pack_faults(planner, lang)
    return rules, planner


def tell_pack_faults(planner: Planner, lang: Language) -> None:
    for fault in planner.pack_faults():
        tell(say("trouble.pack", lang, where=f"{fault.file}:{fault.line}", detail=fault.message))


def unknown_words(error: UnknownSelector, lang: Language) -> str:
    """That a word means no rule, and which one it may have meant."""
    return say("usage.selector", lang, word=str(error), suggestion=suggested(error.meant, lang))


def suggested(meant: str, lang: Language) -> str:
    """What to add where somebody may have meant another word."""
    return say("usage.meant", lang, word=meant) if meant else ""


def one_rule(word: str, rules: Sequence[Rule], lang: Language) -> Rule:
    """The rule of that code or name."""
    found = next((rule for rule in rules if word.upper() == rule.code or word.lower() == rule.name), None)
    if found is None:
        stop(unknown_words(UnknownSelector(word, rules), lang))
    return found
