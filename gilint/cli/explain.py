"""`gilint explain`: all that a rule's file says about it, in words."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import fields
from typing import TYPE_CHECKING, Annotated

import typer

from gilint.cli.options import Lang, Packs
from gilint.cli.telling import told
from gilint.wording import Language, language, say

if TYPE_CHECKING:
    from gilint.report.form import Form
    from gilint.rules.model import Applies, Example, Rule


def explain(rule: Annotated[str, typer.Argument(metavar="RULE", help=told("rule"))], packs: Packs = None, lang: Lang = None) -> None:
    from rich.cells import cell_len

    from gilint.cli.known import known_rules, one_rule
    from gilint.output.lines import wrap
    from gilint.output.terminal import line_width

    spoken = language(lang)
    found, planner = known_rules(packs or (), spoken)
    wanted = one_rule(rule, found, spoken)
    width = line_width(None)
    sys.stdout.write(f"{wanted.code} {wanted.name} · {say(f'severity.{wanted.level}', spoken)}\n{wanted.title.in_language(spoken)}\n\n")
    for label, text in _told(wanted, planner.knowledge().forms[0], spoken):
        head = f"{label}{say('colon', spoken)}" if label else "  - "
        sys.stdout.writelines(line + "\n" for line in wrap(head + text, width, cell_len(head)))


def _told(rule: Rule, form: Form, lang: Language) -> Iterator[tuple[str, str]]:
    """Labels with their texts; an example has none."""
    yield say("explain.message", lang), rule.message.in_language(lang)
    for text in rule.variants.values():
        yield say("explain.variant", lang), text.in_language(lang)
    reason = rule.why.zh if lang == "zh" else rule.why.en
    yield say("explain.why", lang), reason + (say("clause", lang, clause=rule.why.clause) if rule.why.clause else "")
    yield say("explain.advice", lang), rule.advice.in_language(lang)
    applies = say("comma", lang).join(_applies(rule.applies, lang))
    if applies:
        yield say("explain.applies", lang), applies
    for mute in rule.mutes:
        yield say("explain.mutes", lang), say(f"within.{mute.within}", lang, codes=say("comma", lang).join(mute.codes))
    if rule.confidence != "high":
        yield say("explain.confidence", lang), say(f"confidence.{rule.confidence}", lang)
    for key, examples in (("explain.bad", rule.examples.bad), ("explain.good", rule.examples.good)):
        yield say(key, lang), ""
        for example in examples:
            yield "", _example(example, form, lang)
    yield say("explain.file", lang), f"{rule.file}:{rule.line}"


def _applies(applies: Applies, lang: Language) -> Iterator[str]:
    if applies.first_year is not None:
        yield say("applies.from", lang, year=applies.first_year)
    if applies.last_year is not None:
        yield say("applies.to", lang, year=applies.last_year)
    for edition in applies.editions:
        yield say("applies.edition", lang, edition=edition)
    for word in (*applies.levels, *applies.kinds):
        yield say(f"organ.{word}", lang)


def _example(example: Example, form: Form, lang: Language) -> str:
    from gilint.rules.specimen import Change

    known = {item.name for item in fields(Change)}
    named = ((say(f"change.{key}", lang) if key in known else key, value) for key, value in example.change.items())
    changes = [f"{name} {_value(value, form)}" for name, value in named]
    return example.name + (say("colon", lang) + say("semicolon", lang).join(changes) if changes else "")


def _value(value: object, form: Form) -> str:
    from gilint.output.telling import cell_labels

    if isinstance(value, dict):
        named = ((" · ".join(filter(None, cell_labels(form, str(key)))) or str(key), each) for key, each in value.items())
        return ", ".join(f"{name} = {_value(each, form)}" for name, each in named)
    if isinstance(value, list):
        return " / ".join(_value(each, form) for each in value)
    return "“”" if value in (None, "") else str(value)
