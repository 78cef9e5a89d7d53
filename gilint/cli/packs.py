"""The packs that a pack's author works on, each for itself, whatever the configuration says."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from gilint.cli.telling import tell
from gilint.planning import core_folder
from gilint.rules.bench import Bench, own_bench
from gilint.rules.model import Rule
from gilint.rules.pack import load_pack
from gilint.wording import Language, say


def opened(packs: Sequence[Path], lang: Language) -> tuple[tuple[Rule, ...], Bench, bool]:
    """The sound rules of these packs (of gilint's own without any), a bench for them, and whether anything was wrong, which is told."""
    missing = [path for path in packs if not os.path.exists(path)]
    for path in missing:
        tell(say("usage.no-file", lang, detail=str(path)))
    loaded = [load_pack(path) for path in packs or (core_folder(),) if path not in missing]
    faults = [fault for pack in loaded for fault in pack.faults]
    for fault in faults:
        tell(say("trouble.pack", lang, where=f"{fault.file}:{fault.line}", detail=fault.message))
    rules = tuple(rule for pack in loaded for rule in pack.rules)
    # One file of gilint's own is tried as what it is: with the rules of the other files that mute its rules.
    known = {rule.code: rule for rule in (*load_pack(core_folder()).rules, *rules)}
    return rules, own_bench(tuple(known.values())), bool(missing or faults)
