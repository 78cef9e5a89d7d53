"""`gilint rules`: lists rules, shows one as it is written, prints the schema of rule files; testing and pages have modules of their own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from gilint.cli.options import Lang, Packs
from gilint.cli.rules_docs import docs
from gilint.cli.rules_test import try_examples
from gilint.cli.telling import told
from gilint.wording import language, say

rules = typer.Typer(no_args_is_help=True)


@rules.command("list", help=told("rules-list"))
def list_rules(packs: Packs = None, lang: Lang = None) -> None:
    from gilint.cli.known import known_rules
    from gilint.output.lines import pad

    spoken = language(lang)
    found, planner = known_rules(packs or (), spoken)
    longest = max((len(rule.name) for rule in found), default=0)
    for rule in found:
        level = pad(say(f"severity.{rule.level}", spoken), 8)
        sys.stdout.write(f"{rule.code}  {level}{rule.name:<{longest}}  {rule.title.in_language(spoken)}\n")
    raise typer.Exit(2 if planner.pack_faults() else 0)


@rules.command(help=told("rules-show"))
def show(rule: Annotated[str, typer.Argument(metavar="RULE", help=told("rule"))], packs: Packs = None, lang: Lang = None) -> None:
    from gilint.cli.known import known_rules, one_rule
    from gilint.output.harmless import harmless

    spoken = language(lang)
    found, _ = known_rules(packs or (), spoken)
    wanted = one_rule(rule, found, spoken)
    following = [other.line for other in found if other.file == wanted.file and other.line > wanted.line]
    written = Path(wanted.file).read_text(encoding="utf-8", errors="replace")
    lines = written.splitlines()[wanted.line - 1 : min(following) - 1 if following else None]
    sys.stdout.write(f"# {wanted.file}:{wanted.line}\n" + "\n".join(map(harmless, lines)).rstrip() + "\n")


@rules.command(help=told("rules-schema"))
def schema() -> None:
    import json

    from gilint.rules.file_schema import file_schema

    sys.stdout.write(json.dumps(file_schema(), ensure_ascii=False, indent=2) + "\n")


rules.command("test", help=told("rules-test"))(try_examples)
rules.command("docs", help=told("rules-docs"))(docs)
