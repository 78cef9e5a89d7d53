"""Times things in turn within one run, so that whatever else the machine does falls on all of them alike."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from time import perf_counter

SAMPLES = Path(__file__).resolve().parent.parent / "samples"


def interleaved(things: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The median time of each, in milliseconds. A first round, which fills caches, is not counted."""
    times: dict[str, list[float]] = {name: [] for name in things}
    for turn in range(rounds + 1):
        for name, thing in things.items():
            gc.collect()
            start = perf_counter()
            thing()
            if turn:
                times[name].append((perf_counter() - start) * 1000)
    return {name: median(taken) for name, taken in times.items()}


def show(title: str, times: Mapping[str, float], floor: str) -> None:
    """A table of the times with their ratios to the one called `floor`."""
    print(f"\n{title}")
    for name, taken in times.items():
        print(f"  {name:<44}{taken:>9.2f} ms{taken / times[floor]:>8.2f} times")


def reports() -> list[Path]:
    """The Word files that are named on the command line, or those among the samples."""
    return [Path(word) for word in sys.argv[1:]] or sorted(SAMPLES.rglob("*.docx"))
