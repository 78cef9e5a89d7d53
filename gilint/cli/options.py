"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from gilint.cli.telling import told

# What may not be read is told by those who open it, in the language and beside what else there is: hence `readable=False`.
Paths = Annotated[list[Path], typer.Argument(help=told("paths"), readable=False)]
Lang = Annotated[Literal["zh", "en"] | None, typer.Option(metavar="zh|en", help=told("lang"))]
Config = Annotated[Path | None, typer.Option(metavar="FILE", help=told("config"), readable=False)]
Isolated = Annotated[bool, typer.Option("--isolated", help=told("isolated"))]
Packs = Annotated[list[Path] | None, typer.Option("--rules", metavar="PACK", help=told("rules"), readable=False)]
Previous = Annotated[list[Path] | None, typer.Option("--previous", metavar="PATH", help=told("previous"), readable=False)]
RosterFile = Annotated[Path | None, typer.Option("--roster", metavar="FILE", help=told("roster"), readable=False)]
BaselineFile = Annotated[Path | None, typer.Option("--baseline", metavar="FILE", help=told("baseline-file"), readable=False)]
Who = Annotated[str | None, typer.Option("--as", metavar="NAME", help=told("as"))]
