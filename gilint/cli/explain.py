"""`gilint explain`: all that is known of a rule, in words or as data."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from gilint.cli.options import Lang, Packs
from gilint.cli.telling import told
from gilint.wording import Language, language, say

if TYPE_CHECKING:
    from gilint.rules.bench import Bench
    from gilint.rules.model import Rule

Asked = Annotated[list[str], typer.Argument(metavar="RULE...", help=told("explained"))]
Form = Annotated[Literal["text", "json"], typer.Option("--format", metavar="text|json", help=told("explain-format"))]


def explain(rules: Asked, packs: Packs = None, form: Form = "text", lang: Lang = None) -> None:
    from gilint.cli.known import known_rules
    from gilint.rules.bench import own_bench

    spoken = language(lang)
    found, planner = known_rules(packs or (), spoken)
    wanted = _meant(rules, found, spoken)
    bench = own_bench(found)
    if form == "json":
        from gilint.output.rule_data import rule_data

        sys.stdout.buffer.write(rule_data(wanted, bench).encode("utf-8", "backslashreplace"))
    else:
        sys.stdout.write("\n".join(_text(rule, bench, spoken) for rule in wanted))
    raise typer.Exit(2 if planner.pack_faults() else 0)


def _meant(words: Sequence[str], rules: Sequence[Rule], lang: Language) -> list[Rule]:
    """The rules of these codes, names and beginnings of codes, each once, in order of their codes."""
    from gilint.cli.known import one_rule

    codes: set[str] = set()
    for word in (part for each in words for part in each.split(",")):
        begun = [rule.code for rule in rules if word and rule.code.startswith(word.upper())]
        codes.update(begun or [one_rule(word, rules, lang).code])
    return [rule for rule in rules if rule.code in codes]


def _text(rule: Rule, bench: Bench, lang: Language) -> str:
    from rich.cells import cell_len

    from gilint.output.harmless import harmless
    from gilint.output.lines import wrap
    from gilint.output.terminal import line_width

    width = line_width(None)
    lines = [f"{rule.code} {rule.name} · {say(f'severity.{rule.level}', lang)}", harmless(rule.title.in_language(lang)), ""]
    for label, text in _told(rule, bench, lang):
        head = f"{label}{say('colon', lang)}" if label else "  - "
        lines += wrap(head + harmless(text), width, cell_len(head))
    lines.append(f"{say('explain.check', lang)}{say('colon', lang)}{rule.kind}")
    lines += [f"  {harmless(line)}" for line in _parameters(rule)]
    return "\n".join(lines) + "\n"


def _told(rule: Rule, bench: Bench, lang: Language) -> Iterator[tuple[str, str]]:
    """Labels with their texts; an example has none."""
    from gilint.output import rule_words
    from gilint.output.pages import page
    from gilint.rules.samples import samples

    form = next(iter(bench.forms.values()))
    yield say("explain.message", lang), rule.message.in_language(lang)
    yield from ((say("explain.variant", lang), text.in_language(lang)) for text in rule.variants.values())
    yield from ((say("explain.sample", lang), rule_words.sample(each, rule, lang)) for each in samples(rule, bench))
    yield say("explain.why", lang), rule_words.reason(rule, lang)
    yield from ((say("explain.advice", lang), words) for words in rule_words.advices(rule, lang))
    if scope := rule_words.applies(rule.applies, lang):
        yield say("explain.applies", lang), scope
    yield from ((say("explain.mutes", lang), words) for words in rule_words.mutes(rule, lang))
    yield from ((say("explain.muted", lang), words) for words in rule_words.muted(rule, bench.rules, lang))
    if rule.confidence != "high":
        yield say("explain.confidence", lang), say(f"confidence.{rule.confidence}", lang)
    for key, examples in (("explain.bad", rule.examples.bad), ("explain.good", rule.examples.good)):
        yield say(key, lang), ""
        yield from (("", rule_words.example(example, form, lang)) for example in examples)
    yield say("explain.ignore", lang), f"ignore: [{rule.code}]"
    if (place := page(rule, lang)) is not None:
        yield say("explain.page", lang), place
    yield say("explain.file", lang), f"{Path(rule.file)}:{rule.line}"


def _parameters(rule: Rule) -> list[str]:
    from gilint.output.pages import as_yaml
    from gilint.output.rule_words import check

    written = {key: value for key, value in check(rule).items() if key != "kind"}
    return as_yaml(written) if written else []
