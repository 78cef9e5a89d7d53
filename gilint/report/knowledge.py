"""What recognition knows: the editions of the form, and the words by which organs, front matter and claims are recognised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gilint.cache import remembered
from gilint.report.agency import Vocabulary, load_vocabulary
from gilint.report.claims import Grammar, load_grammar
from gilint.report.form import Form, load_forms
from gilint.report.labels import bare
from gilint.yamlfile import read_yaml


@dataclass(frozen=True, slots=True)
class Knowledge:
    """`forms` are the editions, the newest first; `front` is the content of front.yaml.

    `signs` holds, for each table, the bare labels by which it is known in any edition; `row_labels` those of all rows that stand one
    below another.
    """

    forms: tuple[Form, ...]
    front: Mapping[str, Any]
    grammar: Grammar
    signs: Mapping[str, frozenset[str]]
    row_labels: frozenset[str]
    organs: Vocabulary


def load_knowledge(rules: Path) -> Knowledge:
    """`rules` is the folder that ships with gilint. Raises YamlFault or OSError."""
    vocabulary = rules / "vocabulary"
    sources = (*sorted((rules / "forms").glob("*.yaml")), vocabulary / "front.yaml", vocabulary / "claims.yaml")

    def read() -> tuple[tuple[Form, ...], Mapping[str, Any], Grammar, Mapping[str, frozenset[str]], frozenset[str]]:
        forms = load_forms(rules / "forms")
        signs = {table.key: _signs(forms, table.key) for table in forms[0].tables}
        return forms, read_yaml(vocabulary / "front.yaml").data, load_grammar(vocabulary / "claims.yaml"), signs, _row_labels(forms)

    return Knowledge(*remembered("knowledge", sources, read), load_vocabulary(vocabulary))


def _signs(forms: Sequence[Form], key: str) -> frozenset[str]:
    """Words that other tables of a report use as well are left out."""
    labels: set[str] = set()
    for table in (form.table(key) for form in forms):
        for block, row in table.rows():
            labels.update((bare(row.label), bare(block.caption), *(bare(column.label) for column in block.columns)))
    return frozenset(labels - {"", "其他", "总计"})


def _row_labels(forms: Sequence[Form]) -> frozenset[str]:
    return frozenset(
        bare(label) for form in forms for table in form.tables if table.layout == "down" for _, row in table.rows() for label in row.path
    )
