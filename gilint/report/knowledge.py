"""What recognition knows: the editions of the form, and the words by which organs, front matter and claims are recognised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gilint.cache import remembered
from gilint.report.agency import Vocabulary, load_vocabulary
from gilint.report.claims import Grammar, load_grammar
from gilint.report.form import Form, load_forms
from gilint.yamlfile import read_yaml


@dataclass(frozen=True, slots=True)
class Knowledge:
    """`forms` are the editions, the newest first; `front` is the content of front.yaml."""

    forms: tuple[Form, ...]
    front: Mapping[str, Any]
    grammar: Grammar
    organs: Vocabulary


def load_knowledge(rules: Path) -> Knowledge:
    """`rules` is the folder that ships with gilint. Raises YamlFault or OSError."""
    vocabulary = rules / "vocabulary"
    sources = (*sorted((rules / "forms").glob("*.yaml")), vocabulary / "front.yaml", vocabulary / "claims.yaml")

    def read() -> tuple[tuple[Form, ...], Mapping[str, Any], Grammar]:
        return load_forms(rules / "forms"), read_yaml(vocabulary / "front.yaml").data, load_grammar(vocabulary / "claims.yaml")

    return Knowledge(*remembered("knowledge", sources, read), load_vocabulary(vocabulary))
