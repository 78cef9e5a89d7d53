"""`gilint profiles`: what each profile lists, and what fails under it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from gilint.cli.options import Lang
from gilint.wording import Language, language, say

if TYPE_CHECKING:
    from gilint.profiles import Deferral, Least, Profile


def profiles(lang: Lang = None) -> None:
    from rich.cells import cell_len

    from gilint.cli.known import known_rules
    from gilint.output.lines import pad, wrap
    from gilint.output.terminal import line_width

    spoken = language(lang)
    rules, planner = known_rules((), spoken)
    names = {rule.code: rule.name for rule in rules}
    known = planner.profiles()
    tables = [list(_rows(name, profile, name == known.default, names, spoken)) for name, profile in known.profiles.items()]
    column = max(cell_len(label) for rows in tables for label, _ in rows) + 2
    for rows in tables:
        for label, text in rows:
            sys.stdout.writelines(line + "\n" for line in wrap(pad(label, column) + text, line_width(None), column))
        sys.stdout.write("\n" if rows is not tables[-1] else "")


def _rows(name: str, profile: Profile, default: bool, names: Mapping[str, str], lang: Language) -> Iterator[tuple[str, str]]:
    head = say("profiles.default", lang, name=name) if default else name
    yield head, say("joint", lang).join((profile.title.in_language(lang), profile.purpose.in_language(lang)))
    yield say("profiles.shows", lang), _findings(profile.shows, lang)
    yield say("profiles.fails", lang), _findings(profile.fails, lang)
    if profile.defers.rules:
        yield say("profiles.defers", lang), _deferred(profile.defers, names, lang)


def _findings(least: Least, lang: Language) -> str:
    meant = (say(f"least.{sure}", lang, what=say(f"several.{severity}", lang)) for severity, sure in least.items())
    return say("comma", lang).join(meant)


def _deferred(deferral: Deferral, names: Mapping[str, str], lang: Language) -> str:
    rules = say("comma", lang).join(f"{code} {names.get(code, '')}".rstrip() for code in deferral.rules)
    return say("profiles.deferred", lang, rules=rules, why=deferral.why.in_language(lang))
