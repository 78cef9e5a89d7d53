"""From paths and options to the files with their plans; what is wrong with the configuration ends the run here."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import typer

from gilint.cli.known import suggested, tell_pack_faults, unknown_words
from gilint.cli.telling import misused, stop, tell
from gilint.configfile import ConfigError
from gilint.discovery import Discovered
from gilint.planning import Asked, Planner, UnknownProfile, UnknownSelector
from gilint.running import Task, tasks
from gilint.wording import language, say

Made = TypeVar("Made")


def planned(paths: Sequence[Path], asked: Asked) -> tuple[tuple[Task, ...], Discovered, Planner]:
    (listed, discovered), planner = planning(asked, lambda planner: tasks(paths, planner))
    return listed, discovered, planner


def planning(asked: Asked, make: Callable[[Planner], Made]) -> tuple[Made, Planner]:
    """What `make` makes with a planner; whatever it finds wrong with the configuration is told."""
    lang = language(asked.lang)
    if asked.config and asked.isolated:
        stop(say("usage.both", lang))
    if asked.config and not os.path.isfile(asked.config):
        misused("no-file", lang, asked.config)
    planner: Planner | None = None
    try:
        planner = Planner(asked)
        return make(planner), planner
    except ConfigError as error:
        for fault in error.faults:
            tell(say("usage.config", lang, detail=str(fault)))
    except UnknownSelector as error:
        tell(unknown_words(error, lang))
    except UnknownProfile as error:
        known = say("comma", lang).join(error.known)
        tell(say("usage.profile", lang, word=str(error), known=known, suggestion=suggested(error.meant, lang)))
    if planner:
        tell_pack_faults(planner, lang)
    raise typer.Exit(2)
