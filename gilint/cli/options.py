"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from gilint.cli.telling import told

Paths = Annotated[list[Path], typer.Argument(help=told("paths"))]
Lang = Annotated[Literal["zh", "en"] | None, typer.Option(metavar="zh|en", help=told("lang"))]
Config = Annotated[Path | None, typer.Option(metavar="FILE", help=told("config"))]
Isolated = Annotated[bool, typer.Option("--isolated", help=told("isolated"))]
Packs = Annotated[list[Path] | None, typer.Option("--rules", metavar="PACK", help=told("rules"))]
Previous = Annotated[list[Path] | None, typer.Option("--previous", metavar="PATH", help=told("previous"))]
RosterFile = Annotated[Path | None, typer.Option("--roster", metavar="FILE", help=told("roster"))]
BaselineFile = Annotated[Path | None, typer.Option("--baseline", metavar="FILE", help=told("baseline-file"))]
Who = Annotated[str | None, typer.Option("--as", metavar="NAME", help=told("as"))]
