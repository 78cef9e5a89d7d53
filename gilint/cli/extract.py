"""`gilint extract`: the content of reports for other programs."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Literal

import typer

from gilint.cli.options import Config, Isolated, Lang, Paths
from gilint.cli.telling import tell, told
from gilint.wording import language, say


def extract(
    paths: Paths,
    form: Annotated[Literal["json", "csv"], typer.Option("--format", help=told("extract-format"))] = "json",
    config: Config = None,
    isolated: Isolated = False,
    lang: Lang = None,
) -> None:
    from gilint.cli.planned import planned
    from gilint.cli.troubles import tell_troubles
    from gilint.output.extraction import extraction_csv, extraction_json
    from gilint.planning import Asked
    from gilint.results import ExitCode
    from gilint.running import run
    from gilint.selection import Selection

    asked = Asked(Selection(select=()), lang=lang, config=config, isolated=isolated)
    listed, discovered, planner = planned(paths, asked)
    spoken = language(lang or os.environ.get("GILINT_LANG"))
    results = run(listed, discovered, planner)
    text = extraction_json(results.checked) if form == "json" else extraction_csv(results.checked)
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.flush()
    tell_troubles(results, spoken)
    unread = [item for item in results.checked if item.report is None and not item.crash]
    for item in unread:
        tell(say("extract.unread", spoken, where=item.path, reason=item.fault or "not-a-report"))
    if results.code == ExitCode.MISUSE:
        raise typer.Exit(2)
    raise typer.Exit(int(ExitCode.NOTHING if not results.checked else ExitCode.FINDINGS if unread else ExitCode.CLEAN))
