"""How the command line speaks to people: help in the language of the environment, trouble on standard error, one way to stop."""

from __future__ import annotations

import os
import re
import sys
from typing import NoReturn

import typer

from gilint.wording import Language, language, say

_BREAK = re.compile(r"(?<=[，；：])(?=.)|(?<=.)(?=（)")
"""Help is broken at blanks only, so that a long Chinese sentence needs some."""


def told(key: str) -> str:
    """A help text; options are not read yet when it is needed, so only GILINT_LANG decides on the language."""
    return _BREAK.sub(" ", say(f"help.{key}", language()))


def tell(text: str) -> None:
    """One line on standard error; names of files in it may hold anything."""
    from gilint.output.harmless import harmless

    sys.stderr.write(f"gilint: {harmless(text)}\n")


def stop(text: str, code: int = 2) -> NoReturn:
    """End with a message; 2 is the code for wrong usage, configuration or rule packs."""
    tell(text)
    raise typer.Exit(code)


def misused(key: str, lang: Language, detail: object) -> NoReturn:
    stop(say(f"usage.{key}", lang, detail=str(detail)))


def close_stdout() -> None:
    """Whoever read the output has seen enough: nothing more can be written, not even by the interpreter as it closes."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def debugging() -> bool:
    """Whether those who look for the cause in gilint itself are watching."""
    return bool(os.environ.get("GILINT_DEBUG"))
