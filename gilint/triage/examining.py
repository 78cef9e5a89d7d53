"""What a worker does with one file: checks it, keeps the whole of it on disk, and brings back what is listed."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from gilint.batch.spool import Spool
from gilint.checking import check_file
from gilint.planning import Asked, Planner
from gilint.triage.rows import Dossier, dossier
from gilint.wording import Language


def examine(path: str, asked: Asked, generation: int, lang: Language, spool: Spool) -> Dossier:
    """`generation` grows when the configuration may have changed. Raises ConfigError and UnknownSelector.

    The plan is made here, since it takes longer to send one than to make it.
    """
    planner = _planner(asked, generation)
    file = Path(path)
    plan = planner.plan(file)
    checked = check_file(file, plan)
    spool.put(checked)
    return dossier(checked, planner.policy(file), {rule.code: rule for rule in plan.rules}, lang)


@lru_cache(maxsize=1)
def _planner(asked: Asked, generation: int) -> Planner:
    return Planner(asked)
