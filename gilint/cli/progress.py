"""How far a long run is, on standard error while somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from gilint.wording import Language, say


@contextmanager
def counting(total: int, lang: Language) -> Iterator[Callable[[int], None]]:
    """Gives what is to be called with how many more are done; nothing is shown, and nothing stays, where nobody watches."""
    if not sys.stderr.isatty():
        yield lambda done: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(say("progress.checking", lang), total=total)
        yield lambda done: progress.advance(task, done)
