"""What the doctor found, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from gilint import __version__
from gilint.choosing import SUFFIXES, only_named
from gilint.doctor.health import Around, Health, OfficeProgram, Readable, Used
from gilint.doctor.installing import installing_office
from gilint.output.harmless import harmless
from gilint.output.lines import Line, Span, Style, pad, wrap
from gilint.wording import Language, say

Row = tuple[str, str, Style, str]
"""A name, a word on its state with the style of that, and a text."""

_STYLES: dict[str, Style] = {
    **dict.fromkeys(("reads", "fine", "works", "untried"), ""),
    **dict.fromkeys(("notice", "optional", "absent", "misnamed", "off"), "warning"),
    **dict.fromkeys(("amiss", "fails", "lacks"), "error"),
}
_REFUSED = ("scans", "passwords", "archives", "others")


def told(health: Health, lang: Language, width: int) -> Iterator[Line]:
    yield (Span(say("doctor.head", lang, version=__version__), "strong"),)
    yield from _section("formats", [_format(each, health.office, lang) for each in health.formats], lang, width)
    yield from _section("office", [_office(health.office, lang)], lang, width)
    yield from _section("around", [_around(each, lang) for each in health.around], lang, width)
    yield from _section(
        "refused", [(say(f"doctor.refused.{each}", lang), "", "", say(f"doctor.refusal.{each}", lang)) for each in _REFUSED], lang, width
    )
    yield ()
    yield from ((Span(line, "strong"),) for line in wrap(_verdict(health, lang), width))


def _section(name: str, rows: Sequence[Row], lang: Language, width: int) -> Iterator[Line]:
    yield ()
    yield (Span(say(f"doctor.section.{name}", lang), "strong"),)
    names = max(cell_len(row[0]) for row in rows) + 2
    words = max(cell_len(row[1]) for row in rows) + 2 if any(row[1] for row in rows) else 0
    for label, word, style, text in rows:
        first, *rest = wrap(" " * (2 + names + words) + harmless(text), width, 2 + names + words)
        yield Span("  " + pad(label, names)), Span(pad(word, words), style), Span(first[2 + names + words :])
        yield from ((Span(line),) for line in rest)


def _format(each: Readable, office: OfficeProgram, lang: Language) -> Row:
    suffixes = " ".join(suffix for suffix in each.suffixes if suffix in SUFFIXES)
    others = " ".join(only_named(each.suffixes))
    named = say("doctor.only-named", lang, suffixes=others) if others else ""
    by = say("comma", lang).join(map(_used, each.by))
    more = ""
    if each.ability == "lacks":
        more = say("doctor.lacks", lang, packages=each.detail)
    elif each.ability == "optional":
        more = say("doctor.needs-office", lang)
    elif each.ability == "fails":
        more = say("doctor.fails", lang, detail=each.detail or office.detail)
    return (
        say(f"doctor.format.{each.kind}", lang),
        say(f"doctor.ability.{each.ability}", lang),
        _STYLES[each.ability],
        say("semicolon", lang).join(filter(None, (suffixes, named, by, more))),
    )


def _used(used: Used) -> str:
    return f"{used.name} {used.version}".strip()


def _office(office: OfficeProgram, lang: Language) -> Row:
    values = {"version": office.version, "path": str(office.path or ""), "detail": office.detail, "command": installing_office()}
    return (
        "LibreOffice",
        say(f"doctor.office-state.{office.state}", lang),
        _STYLES[office.state],
        say(f"doctor.office.{office.state}", lang, **values),
    )


def _around(each: Around, lang: Language) -> Row:
    return (
        say(f"doctor.about.{each.about}", lang),
        say(f"doctor.state.{each.state}", lang),
        _STYLES[each.state],
        say(f"doctor.said.{each.said}", lang, **each.values),
    )


def _verdict(health: Health, lang: Language) -> str:
    if not health.sound:
        return say("doctor.unsound", lang)
    lacking = any(each.ability == "optional" for each in health.formats)
    return say("doctor.sound-without", lang) if lacking else say("doctor.sound", lang)
