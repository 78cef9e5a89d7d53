"""The kinds of checks, one module each. A module's name is the kind's, with hyphens for underscores.

A module has: `NEEDS`, what it looks at (`file`: a Subject, `document`: a Document, `report`: a Report, `pair`: a Pair of a report and
that of the year before, `collection`: a Collection of all reports, once a run); `Params`, a frozen dataclass
of the keys that a rule gives it; `check(params, looked_at)`, which yields Hits; and, where a parameter can be wrong in a way that its
type does not tell, `faults(params)`, which yields what is wrong with it, as (key, message).
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import Any


@cache
def kind_names() -> tuple[str, ...]:
    return tuple(sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")))


def kind_module(name: str) -> Any:
    """The module of a kind that `kind_names` lists."""
    return importlib.import_module(f"{__name__}.{name.replace('-', '_')}")
