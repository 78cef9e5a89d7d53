"""`gilint doctor`: what this machine can read and with what, what is missing, and what else gilint finds around it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from gilint.choices import Colour
from gilint.cli.options import Lang
from gilint.cli.telling import told
from gilint.wording import language


def doctor(
    deep: Annotated[bool, typer.Option("--deep", help=told("doctor-deep"))] = False,
    form: Annotated[Literal["text", "json"], typer.Option("--format", help=told("doctor-format"))] = "text",
    lang: Lang = None,
    color: Annotated[Colour, typer.Option(metavar="WHEN", help=told("color"))] = "auto",
) -> None:
    from gilint.doctor.formats import examined_formats, examined_office
    from gilint.doctor.health import Health
    from gilint.doctor.surroundings import examined_surroundings

    office = examined_office(deep=deep)
    health = Health(examined_formats(office), office, examined_surroundings(Path.cwd(), sys.stdout))
    if form == "json":
        from gilint.cli.put import put_json
        from gilint.doctor.machine import health_data

        put_json(health_data(health))
    else:
        from gilint.doctor.telling import told as lines
        from gilint.output.paint import paint
        from gilint.output.terminal import in_colour, line_width

        paint(lines(health, language(lang), line_width(None)), sys.stdout, in_colour(color, sys.stdout))
    raise typer.Exit(0 if health.sound else 1)
