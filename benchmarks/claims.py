"""Precision and recall of the claims that are read from labelled sentences.

python -m benchmarks.claims [FILE.jsonl...] [--errors]

A line of a file: text, year, claims (cell, op, value, quote; `implied` ones don't count against recall), maybe (count neither way). A claim
is right where cell, operator and value agree; "absent" is == 0.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gilint.document import Paragraph, Place
from gilint.report.claims import find_claims
from gilint.report.knowledge import load_knowledge
from gilint.resources import rules_folder

HERE = Path(__file__).parents[1]
SETS = (
    HERE.parent / "shared/gold/claims-dev.jsonl",
    HERE / "tests/claims/heldout-plain.jsonl",
    HERE / "tests/claims/heldout.jsonl",
)

Key = tuple[str, str, float]


@dataclass(frozen=True, slots=True)
class Score:
    """Claims counted: read and right, read and wrong, labelled and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed)


def labelled(claim: dict[str, Any]) -> Key:
    return claim["cell"], "==" if claim["op"] == "absent" else claim["op"], float(claim["value"])


def score(lines: Iterable[dict[str, Any]], errors: bool = False) -> Score:
    grammar = load_knowledge(rules_folder()).grammar
    right = wrong = missed = 0
    for line in lines:
        claims = find_claims([(1, Paragraph(line["text"], Place(paragraph=1)))], line["year"], grammar)
        read = {(claim.cell, claim.op, float(claim.value)) for claim in claims}
        sure = {labelled(claim) for claim in line["claims"] if not claim.get("implied")}
        either = {labelled(claim) for claim in (*line["claims"], *line.get("maybe", ()))} - sure
        right += len(read & sure)
        wrong += len(read - sure - either)
        missed += len(sure - read)
        if errors and (read - sure - either or sure - read):
            print(line["id"], line["year"], line["text"])
            print("   wrong: ", *sorted(read - sure - either), "\n   missed:", *sorted(sure - read))
    return Score(right, wrong, missed)


def main() -> None:
    errors = "--errors" in sys.argv
    named = [Path(word) for word in sys.argv[1:] if not word.startswith("--")]
    for path in named or [path for path in SETS if path.exists()]:
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        scored = score(lines, errors)
        counts = f"{scored.right} right, {scored.wrong} wrong, {scored.missed} missed"
        print(f"{path.name}: precision {scored.precision:.3f}, recall {scored.recall:.3f} ({counts} in {len(lines)} texts)")


if __name__ == "__main__":
    main()
