"""`gilint rules`: lists rules, shows one as it is written, prints the schema of rule files, and tries the examples."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from gilint.cli.options import Lang, Packs
from gilint.cli.telling import tell, told
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

    spoken = language(lang)
    found, _ = known_rules(packs or (), spoken)
    wanted = one_rule(rule, found, spoken)
    following = [other.line for other in found if other.file == wanted.file and other.line > wanted.line]
    lines = Path(wanted.file).read_text(encoding="utf-8").splitlines()[wanted.line - 1 : min(following) - 1 if following else None]
    sys.stdout.write(f"# {wanted.file}:{wanted.line}\n" + "\n".join(lines).rstrip() + "\n")


@rules.command(help=told("rules-schema"))
def schema() -> None:
    import json

    from gilint.rules.file_schema import file_schema

    sys.stdout.write(json.dumps(file_schema(), ensure_ascii=False, indent=2) + "\n")


@rules.command("test", help=told("rules-test"))
def try_examples(
    packs: Annotated[list[Path] | None, typer.Argument(metavar="[PACK]...", help=told("rules-test-packs"))] = None,
    lang: Lang = None,
) -> None:
    from functools import partial

    from gilint.planning import core_folder
    from gilint.report.knowledge import load_knowledge
    from gilint.report.recognise import recognise
    from gilint.resources import rules_folder
    from gilint.rules.examples import Bench, try_rules
    from gilint.rules.pack import load_pack
    from gilint.yamlfile import read_yaml

    spoken = language(lang)
    missing = [path for path in packs or () if not path.exists()]
    for path in missing:
        tell(say("usage.no-file", spoken, detail=str(path)))
    loaded = [load_pack(path) for path in packs or (core_folder(),) if path not in missing]
    faults = [fault for pack in loaded for fault in pack.faults]
    for fault in faults:
        tell(say("trouble.pack", spoken, where=f"{fault.file}:{fault.line}", detail=fault.message))
    knowledge = load_knowledge(rules_folder())
    forms = {form.edition: form for form in knowledge.forms}
    bench = Bench(read_yaml(rules_folder() / "specimen.yaml").data, forms, partial(recognise, knowledge=knowledge))
    tested = [rule for pack in loaded for rule in pack.rules]
    tried = list(try_rules(tested, bench))
    failed = [each for each in tried if not each.passed]
    for each in failed:
        key = "fault" if each.fault else "place" if each.found == each.wanted else each.kind
        details: dict[str, str | int] = {
            "wanted": each.wanted,
            "found": each.found,
            "cell": each.cell,
            "cells": " ".join(each.cells),
            "fault": each.fault,
        }
        sys.stdout.write(say(f"examples.{key}", spoken, code=each.code, name=each.name, **details) + "\n")
    sys.stdout.write(say("examples.summary", spoken, rules=len(tested), tried=len(tried), failed=len(failed)) + "\n")
    if missing or faults or any(each.fault for each in failed):
        raise typer.Exit(2)
    raise typer.Exit(1 if failed else 0 if tried else 3)
