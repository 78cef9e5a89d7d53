"""The reference pages of rules: Markdown in both languages, made of nothing but the rules' own files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from gilint.output import rule_words
from gilint.output.harmless import harmless
from gilint.resources import rules_folder
from gilint.rules.bench import Bench
from gilint.rules.model import Rule
from gilint.rules.samples import Sample, samples
from gilint.wording import Language, say

LANGUAGES: tuple[Language, ...] = ("zh", "en")
INDEX = "README.md"
_MARKS = re.compile(r"([\\`*_\[\]<>|#&~])")
_STARTS = re.compile(r"^([-+]|\d+(?=[.)]))")
_FAMILY = re.compile(r"([A-Z]+[0-9]+)[0-9]{2}")


def pages(rules: Sequence[Rule], bench: Bench) -> Mapping[str, str]:
    """All pages by their path below the folder of the reference: one a rule and an index, for each language."""
    made = {f"{lang}/{INDEX}": _joined(_index(rules, lang)) for lang in LANGUAGES}
    for rule in rules:
        shown = samples(rule, bench)
        made.update((f"{lang}/{rule.code}.md", _joined(_page(rule, shown, bench, lang))) for lang in LANGUAGES)
    return made


def page(rule: Rule, lang: Language) -> str | None:
    """Where the page of one of gilint's own rules is in its repository."""
    return f"docs/rules/{lang}/{rule.code}.md" if _is_own(rule) else None


def as_yaml(data: Any) -> list[str]:
    """Lines of YAML that can be shown."""
    import yaml

    return [harmless(line) for line in yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110).splitlines()]


def _joined(blocks: Iterator[str]) -> str:
    return "\n\n".join(blocks) + "\n"


def _index(rules: Sequence[Rule], lang: Language) -> Iterator[str]:
    yield f"# {say('page.rules', lang)}"
    yield say("page.index", lang)
    families: dict[str, list[Rule]] = {}
    for rule in rules:
        families.setdefault((_FAMILY.match(rule.code) or [""] * 2)[1], []).append(rule)
    heads = [say(f"page.{key}", lang) for key in ("code", "name", "level", "title")]
    for family, members in families.items():
        named = say(f"family.{family}", lang) if all(map(_is_own, members)) else ""
        yield f"## {family}xx{' ' if named else ''}{named}"
        rows = (
            (f"[{rule.code}]({rule.code}.md)", rule.name, say(f"severity.{rule.level}", lang), _escaped(rule.title.in_language(lang)))
            for rule in members
        )
        yield "\n".join(f"| {' | '.join(row)} |" for row in (heads, ["---"] * len(heads), *rows))


def _page(rule: Rule, shown: Sequence[Sample], bench: Bench, lang: Language) -> Iterator[str]:
    other = "en" if lang == "zh" else "zh"
    yield f"# {rule.code} {rule.name}{say('colon', lang)}{_escaped(rule.title.in_language(lang))}"
    yield f"[{say('page.other', lang)}](../{other}/{rule.code}.md) · [{say('page.rules', lang)}]({INDEX})"
    yield _listed(f"**{label}**{say('colon', lang)}{text}" for label, text in _facts(rule, bench, lang))
    for key, blocks in (
        ("explain.message", _message(rule, shown, lang)),
        ("explain.why", [_escaped(rule_words.reason(rule, lang))]),
        ("explain.advice", [_advice(rule, lang)]),
        ("explain.check", [_fenced(as_yaml(rule_words.check(rule)))]),
        ("explain.bad", [_examples(rule.examples.bad, bench, lang)]),
        ("explain.good", [_examples(rule.examples.good, bench, lang)]),
        ("explain.ignore", [_fenced([f"ignore: [{rule.code}]"])]),
    ):
        yield f"## {_capital(say(key, lang))}"
        yield from blocks


def _facts(rule: Rule, bench: Bench, lang: Language) -> Iterator[tuple[str, str]]:
    yield say("page.level", lang), say(f"severity.{rule.level}", lang)
    if rule.confidence != "high":
        yield _capital(say("explain.confidence", lang)), say(f"confidence.{rule.confidence}", lang)
    if scope := rule_words.applies(rule.applies, lang):
        yield _capital(say("explain.applies", lang)), scope
    for words in rule_words.mutes(rule, lang):
        yield _capital(say("explain.mutes", lang)), words
    for words in rule_words.muted(rule, bench.rules, lang):
        yield _capital(say("explain.muted", lang)), words
    yield say("page.source", lang), f"`{_source(rule)}`"


def _message(rule: Rule, shown: Sequence[Sample], lang: Language) -> Iterator[str]:
    yield _listed(_escaped(text.in_language(lang)) for text in (rule.message, *rule.variants.values()))
    if shown:
        yield f"{_capital(say('explain.sample', lang))}{say('colon', lang).rstrip()}"
        yield _listed(_escaped(rule_words.sample(each, rule, lang)) for each in shown)


def _advice(rule: Rule, lang: Language) -> str:
    said = [_escaped(words) for words in rule_words.advices(rule, lang)]
    return _listed(said) if len(said) > 1 else said[0]


def _examples(examples: Sequence[Any], bench: Bench, lang: Language) -> str:
    form = next(iter(bench.forms.values()))
    return _listed(_escaped(rule_words.example(example, form, lang)) for example in examples)


def _is_own(rule: Rule) -> bool:
    return Path(rule.file).resolve().is_relative_to(rules_folder())


def _source(rule: Rule) -> str:
    """The rule's file as it lies in the repository, or the name of another pack's file."""
    return f"rules/{Path(rule.file).resolve().relative_to(rules_folder()).as_posix()}" if _is_own(rule) else harmless(Path(rule.file).name)


def _listed(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _fenced(lines: Sequence[str]) -> str:
    fence = "`" * max(3, *(len(run) + 1 for line in lines for run in re.findall("`+", line)), 0)
    return "\n".join([f"{fence}yaml", *lines, fence])


def _escaped(text: str) -> str:
    """As Markdown shows it: no sign of it is taken for a mark."""
    return _STARTS.sub(r"\\\1" if not text[:1].isdigit() else r"\1\\", _MARKS.sub(r"\\\1", harmless(text).strip()))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
