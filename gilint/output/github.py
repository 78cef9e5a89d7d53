"""Results as workflow commands: GitHub shows them beside the files of a change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gilint.findings import Finding
from gilint.output.harmless import encodable, harmless
from gilint.output.telling import message, place_words
from gilint.output.unlisted import reopened, settled, unlisted
from gilint.results import Results, listed
from gilint.wording import Language, say
from gilint.zipped import container, is_inside

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def github(results: Results, lang: Language) -> Iterator[str]:
    """A command a finding, and some that count those that are not listed."""
    for item in results.checked:
        for finding in listed(results, item):
            words = say("joint", lang).join([*_member(item.path), *place_words(finding.location, item.report, lang)])
            text = message(results.rules[finding.code], finding, lang) + (f" [{words}]" if words else "")
            yield f"::{_COMMANDS[finding.severity]} {_properties(item.path, finding)}::{_data(harmless(text))}"
    for told in filter(None, (reopened(results, lang), settled(results, lang), unlisted(results, lang))):
        yield f"::notice title=gilint::{_data(harmless(told))}"


def _member(path: str) -> Iterator[str]:
    """What an annotation on an archive is about."""
    if is_inside(Path(path)):
        yield encodable(Path(path).relative_to(f"{container(Path(path))}!").as_posix())


def _properties(path: str, finding: Finding) -> str:
    line = finding.location.place.line
    # GitHub knows the archive, but neither a member nor its lines.
    file = container(Path(path))
    line = line if file == Path(path) else None
    values = {"file": Path(encodable(str(file))).as_posix(), "line": str(line or 1), "title": f"{finding.code} {finding.name}"}
    return ",".join(f"{key}={harmless(_property(value))}" for key, value in values.items())


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
