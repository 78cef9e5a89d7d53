"""Tells what kept a run from doing its whole job."""

from __future__ import annotations

import sys

from gilint.choosing import ARCHIVES, SUFFIXES
from gilint.cli.telling import debugging, tell
from gilint.results import ExitCode, Results
from gilint.wording import Language, say


def tell_troubles(results: Results, lang: Language) -> None:
    suffixes = " ".join(sorted(SUFFIXES | ARCHIVES))
    for trouble in results.troubles:
        text = say(f"trouble.{trouble.kind}", lang, where=trouble.where, detail=trouble.detail, suffixes=suffixes)
        tell(text)
        if trouble.trace and debugging():
            sys.stderr.write(trouble.trace)
    if results.code == ExitCode.NOTHING:
        tell(say("summary.nothing", lang))
