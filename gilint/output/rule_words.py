"""The words for what a rule's file says: whom it is for, what it mutes, its examples and its check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

from gilint.output.telling import cell_labels, message, place_words
from gilint.report.form import Form
from gilint.rules.model import Applies, Example, Rule
from gilint.rules.samples import Sample
from gilint.rules.specimen import Change
from gilint.wording import Language, say

_LISTED = 12
"""A longer list of a check is cut in what people read."""


def reason(rule: Rule, lang: Language) -> str:
    text = rule.why.zh if lang == "zh" else rule.why.en
    return text + (say("clause", lang, clause=rule.why.clause) if rule.why.clause else "")


def advices(rule: Rule, lang: Language) -> tuple[str, ...]:
    """The general advice, then that for what it does not fit, each once."""
    return tuple(dict.fromkeys(text.in_language(lang) for text in (rule.advice, *rule.advices.values())))


def applies(scope: Applies, lang: Language) -> str:
    """Empty where a rule is for every report."""
    words = [say("applies.from", lang, year=scope.first_year)] if scope.first_year is not None else []
    words += [say("applies.to", lang, year=scope.last_year)] if scope.last_year is not None else []
    words += [say("applies.edition", lang, edition=edition) for edition in scope.editions]
    words += [say(f"organ.{word}", lang) for word in (*scope.levels, *scope.kinds)]
    return say("comma", lang).join(words)


def mutes(rule: Rule, lang: Language) -> Iterator[str]:
    for mute in rule.mutes:
        yield say(f"within.{mute.within}", lang, codes=say("comma", lang).join(mute.codes))


def muters(rule: Rule, rules: Sequence[Rule]) -> Iterator[tuple[str, str]]:
    """The codes of the rules that mute this one, each with how far."""
    for other in rules:
        yield from ((other.code, mute.within) for mute in other.mutes if rule.code in mute.codes)


def muted(rule: Rule, rules: Sequence[Rule], lang: Language) -> Iterator[str]:
    by_scope: dict[str, list[str]] = {}
    for code, within in muters(rule, rules):
        by_scope.setdefault(within, []).append(code)
    for within, codes in by_scope.items():
        yield say(f"muted.{within}", lang, codes=say("comma", lang).join(codes))


def example(shown: Example, form: Form, lang: Language) -> str:
    changes = _change(shown.change, form, lang)
    return shown.name + (say("colon", lang) + changes if changes else "")


def _change(change: Mapping[str, Any], form: Form, lang: Language) -> str:
    """What a report differs in from the clean one, those beside it included."""
    known = {item.name for item in fields(Change)}
    told: list[str] = []
    for key, value in change.items():
        name = say(f"change.{key}", lang) if key in known else key
        beside = {"previous": [value], "others": value, "versions": value}.get(key)
        if beside is None:
            told.append(f"{name} {_value(value, form)}")
        else:
            told += [f"{name} ({_change(each, form, lang)})" for each in beside]
    return say("semicolon", lang).join(told)


def sample(shown: Sample, rule: Rule, lang: Language) -> str:
    """Where a finding was and what was said there."""
    place = say("joint", lang).join(place_words(shown.finding.location, shown.report, lang))
    return (place + say("colon", lang) if place else "") + message(rule, shown.finding, lang)


def check(rule: Rule, most: int | None = _LISTED) -> dict[str, Any]:
    """The check as it may be written: its kind and what differs from the defaults, with lists cut to `most`."""
    return {"kind": rule.kind, **_plain(rule.params, most)}


def _plain(value: Any, most: int | None) -> Any:
    if is_dataclass(value):
        return {
            item.name: _plain(getattr(value, item.name), most)
            for item in fields(value)
            if getattr(value, item.name) != (item.default_factory() if item.default_factory is not MISSING else item.default)
        }
    if isinstance(value, Mapping):
        return {key: _plain(item, most) for key, item in value.items()}
    if isinstance(value, list | tuple):
        cut = [f"… +{len(value) - most}"] if most is not None and len(value) > most else []
        return [_plain(item, most) for item in value[:most]] + cut
    return value


def _value(value: object, form: Form) -> str:
    if isinstance(value, dict):
        named = ((" · ".join(filter(None, cell_labels(form, str(key)))) or str(key), each) for key, each in value.items())
        return ", ".join(f"{name} = {_value(each, form)}" for name, each in named)
    if isinstance(value, list):
        return " / ".join(_value(each, form) for each in value)
    return "“”" if value in (None, "") else str(value)
