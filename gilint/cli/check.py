"""`gilint check`: checks reports and shows what a reviewer would send back."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gilint.choices import Colour, FailOn, Format, Listed
from gilint.cli.options import BaselineFile, Config, Isolated, Lang, Packs, Paths, Previous, RosterFile
from gilint.cli.telling import close_stdout, misused, stop, told
from gilint.wording import Language, language, say

if TYPE_CHECKING:
    from gilint.output.writing import Output

Words = list[str] | None


def check(
    paths: Paths,
    form: Annotated[Format | None, typer.Option("--format", metavar="FORMAT", help=told("format"))] = None,
    output: Annotated[Words, typer.Option(metavar="FORMAT=FILE", help=told("output"))] = None,
    select: Annotated[Words, typer.Option(metavar="RULES", help=told("select"))] = None,
    ignore: Annotated[Words, typer.Option(metavar="RULES", help=told("ignore"))] = None,
    extend_select: Annotated[Words, typer.Option(metavar="RULES", help=told("extend-select"))] = None,
    profile: Annotated[str | None, typer.Option(metavar="NAME", help=told("profile"))] = None,
    fail_on: Annotated[FailOn | None, typer.Option(metavar="LEVEL", help=told("fail-on"))] = None,
    show: Annotated[Listed | None, typer.Option(metavar="LEVEL", help=told("show"))] = None,
    rules: Packs = None,
    previous: Previous = None,
    roster: RosterFile = None,
    baseline: BaselineFile = None,
    decisions: Annotated[bool, typer.Option("--decisions/--no-decisions", help=told("decisions-count"))] = True,
    config: Config = None,
    isolated: Isolated = False,
    lang: Lang = None,
    color: Annotated[Colour, typer.Option(metavar="WHEN", help=told("color"))] = "auto",
    width: Annotated[int | None, typer.Option(min=20, metavar="N", help=told("width"))] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help=told("quiet"))] = False,
) -> None:
    from gilint.cli.judged import Beside, prepared
    from gilint.cli.sparing import spare
    from gilint.cli.troubles import tell_troubles
    from gilint.output.terminal import in_colour, line_width
    from gilint.output.writing import Look, write
    from gilint.planning import Asked
    from gilint.selection import Selection

    selection = Selection(_split(select) if select is not None else None, _split(extend_select), _split(ignore))
    asked = Asked(selection, tuple(rules or ()), profile, fail_on, show, lang, config, isolated)
    outputs = _outputs(form, output or [], language(lang))
    ready = prepared(paths, asked, Beside(tuple(previous or ()), roster, baseline, decisions))
    spoken = ready.lang
    spare([output.file for output in outputs if output.file], ready)
    results = ready.run()
    look = Look(spoken, line_width(width), in_colour(color, sys.stdout), quiet)
    try:
        write(results, outputs, look)
    except BrokenPipeError:
        close_stdout()
    except OSError as fault:
        stop(say("error.write", spoken, where=fault.filename or "-", detail=fault.strerror or str(fault)))
    tell_troubles(results, spoken)
    raise typer.Exit(int(results.code))


def _split(words: Words) -> tuple[str, ...]:
    return tuple(part.strip() for word in words or () for part in word.split(",") if part.strip())


def _outputs(form: str | None, words: list[str], lang: Language) -> tuple[Output, ...]:
    """The outputs that are asked for; every fault that can be known is told before anything is checked."""
    from gilint.output.writing import FORMATS, Output

    outputs: list[Output] = []
    for word in words:
        name, parted, target = word.partition("=")
        kind = next((each for each in FORMATS if each == name), None)
        if kind is None or not parted or not target:
            stop(say("usage.output", lang, formats=", ".join(FORMATS), detail=word))
        outputs.append(Output(kind, None if target == "-" else Path(target)))
    files = [os.path.realpath(output.file) for output in outputs if output.file]
    for output in outputs:
        if output.file and not os.path.isdir(output.file.absolute().parent):
            misused("folder", lang, output.file)
        if output.file and os.path.isdir(output.file):
            misused("is-folder", lang, output.file)
        if output.file and files.count(os.path.realpath(output.file)) > 1:
            misused("twice", lang, output.file)
    to_stdout = [output.format for output in outputs if output.file is None]
    if len(to_stdout) + (form is not None) > 1:
        misused("stdout", lang, f"{to_stdout[0]}=-")
    if not to_stdout:
        outputs.append(Output(next((each for each in FORMATS if each == form), "full")))
    return tuple(outputs)
