"""The last words of a run for people: what was examined, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from gilint.choosing import PACKED
from gilint.findings import SEVERITIES
from gilint.output.lines import Line, Span, Style, wrap
from gilint.output.unlisted import reopened, settled, unlisted
from gilint.results import ExitCode, Results, judged, nothing_checked, totals
from gilint.wording import Language, say


def summary(results: Results, lang: Language, width: int) -> Iterator[Line]:
    for style, text in sentences(results, lang):
        for line in wrap(text, width):
            yield (Span(line, style),)


def sentences(results: Results, lang: Language) -> Iterator[tuple[Style, str]]:
    yield from looked_at(results, lang)
    if not nothing_checked(results.checked):
        yield from _found(results, lang)


def looked_at(results: Results, lang: Language) -> Iterator[tuple[Style, str]]:
    """What was examined and what was not."""
    counted = totals(results)
    examined = counted.examined
    for key, packed in (("summary.skipped", False), ("summary.packed", True)):
        skipped = {suffix: count for suffix, count in results.skipped.items() if (suffix in PACKED) == packed}
        if skipped:
            suffixes = say("comma", lang).join(f"{suffix} {count}" for suffix, count in skipped.items())
            yield "warning", say(key, lang, n=sum(skipped.values()), suffixes=suffixes)
    if results.excluded:
        yield "", say("summary.excluded", lang, n=results.excluded)
    if nothing_checked(results.checked):
        yield "error", say("summary.nothing", lang)
        return
    evidence = {"tables": examined.tables, "cells": examined.cells, "claims": examined.claims, "paragraphs": examined.paragraphs}
    rules = {"rules": counted.rules, "idle": counted.not_applicable}
    yield "", say("summary.examined", lang, files=counted.files, reports=counted.reports, **evidence, **rules)
    if counted.same:
        yield "", say("summary.same", lang, n=counted.same)
    if results.previous:
        rest = counted.reports - counted.compared
        yield "" if counted.compared else "warning", say("summary.compared", lang, n=counted.compared)
        if rest:
            yield "" if counted.compared else "warning", say("summary.alone", lang, n=rest)
    if counted.unreadable:
        yield "error", say("summary.unreadable", lang, n=counted.unreadable)
    if counted.failed:
        yield "error", say("summary.failed", lang, n=counted.failed)


def _found(results: Results, lang: Language) -> Iterator[tuple[Style, str]]:
    counted = totals(results)
    found = [(severity, counted.findings[severity]) for severity in SEVERITIES if counted.findings[severity]]
    if counted.fixed:
        yield "", say("summary.fixed", lang, n=counted.fixed)
    if not found:
        yield "strong", say("summary.clean" if results.code == ExitCode.CLEAN else "summary.none", lang)
        return
    kinds = say("comma", lang).join(say(f"summary.{severity}", lang, n=count) for severity, count in found)
    yield found[0][0], say("summary.found", lang, findings=kinds)
    if counted.failing or results.code == ExitCode.CLEAN:
        measures = {f"--fail-on {policy.fail_on}" if policy.fail_on else f"--profile {policy.profile}" for _, policy in judged(results)}
        by = say("comma", lang).join(sorted(measures))
        yield "", say("summary.failing" if counted.failing else "summary.passing", lang, n=counted.failing, by=by)
    if told := reopened(results, lang):
        yield "warning", told
    if told := settled(results, lang):
        yield "faint", told
    if told := unlisted(results, lang):
        yield "faint", told
