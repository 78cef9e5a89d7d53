"""`gilint extract`: the content of reports for other programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from gilint.cli.options import Config, Isolated, Lang, Paths
from gilint.cli.telling import stop, tell, told
from gilint.wording import Language, language, say

if TYPE_CHECKING:
    from gilint.running import Task

_SAYING_WHY = ("GI001", "GI002", "GI003")
"""The rules that tell of files in which no report can be read."""


def extract(
    paths: Paths,
    form: Annotated[Literal["json", "csv"] | None, typer.Option("--format", help=told("extract-format"))] = None,
    text: Annotated[bool, typer.Option("--text", help=told("extract-text"))] = False,
    config: Config = None,
    isolated: Isolated = False,
    lang: Lang = None,
) -> None:
    from gilint.cli.planned import planned
    from gilint.cli.troubles import tell_troubles
    from gilint.output.extraction import extraction_csv, extraction_json
    from gilint.output.telling import message
    from gilint.planning import Asked
    from gilint.results import ExitCode
    from gilint.running import run
    from gilint.selection import Selection

    if text and form:
        stop(say("usage.text", language(lang)))
    asked = Asked(Selection(select=_SAYING_WHY), lang=lang, config=config, isolated=isolated)
    listed, discovered, planner = planned(paths, asked)
    spoken = language(lang or os.environ.get("GILINT_LANG"))
    results = run(listed, discovered, planner)
    if text:
        sound = {item.path for item in results.checked if not item.fault and not item.crash}
        written = "".join(f"{line}\n" for task in listed if str(task.path) in sound for line in _reading(task, spoken))
    else:
        written = extraction_csv(results.checked) if form == "csv" else extraction_json(results.checked)
    sys.stdout.buffer.write(written.encode("utf-8", "backslashreplace"))
    sys.stdout.flush()
    tell_troubles(results, spoken)
    unread = [item for item in results.checked if item.report is None and not item.crash]
    for item in unread:
        why = next((message(results.rules[each.code], each, spoken) for each in item.outcome.findings), item.fault)
        tell(say("extract.unread", spoken, where=item.path, reason=why).rstrip())
    if results.code == ExitCode.MISUSE:
        raise typer.Exit(2)
    raise typer.Exit(int(ExitCode.NOTHING if not results.checked else ExitCode.FINDINGS if unread else ExitCode.CLEAN))


def _reading(task: Task, lang: Language) -> Iterator[str]:
    from gilint.opening import content
    from gilint.output.reading import reading
    from gilint.readers import Unreadable, read
    from gilint.report.recognise import recognise

    try:
        document = read(content(task.path, task.plan.limits)[0], task.path.name, task.plan.limits)
    except Unreadable:
        return  # told below with the others
    yield from reading(str(task.path), document, recognise(document, task.plan.knowledge), lang)
    yield ""
