"""What the program says, it says in both languages, with the same places to fill, and nothing is kept that nobody says."""

from __future__ import annotations

import ast
import re
from dataclasses import fields
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

import gilint
from gilint import wording
from gilint.findings import Confidence
from gilint.report.model import AgencyKind, Level
from gilint.rules.model import Mute, RuleLevel
from gilint.rules.specimen import Change
from gilint.wording.catalogue import CATALOGUES

ZH, EN = CATALOGUES["zh"], CATALOGUES["en"]
PLACE = re.compile(r"\{([a-z_]+)\}")


def test_the_catalogues_agree() -> None:
    assert list(ZH) == list(EN)
    assert {key: set(PLACE.findall(text)) for key, text in ZH.items()} == {key: set(PLACE.findall(text)) for key, text in EN.items()}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_sentence_hides_another(lang: str) -> None:
    """A key stands once, in one of the lists of a language."""
    lists = Path(wording.__file__).parent.rglob(f"{lang}.py")
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in lists]
    keys = [
        key.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant)
    ]
    assert len(trees) == 7
    assert sorted(map(str, keys)) == sorted(CATALOGUES["zh"])


def test_every_sentence_is_said_somewhere() -> None:
    modules = [path for path in Path(gilint.__file__).parent.rglob("*.py") if "wording" not in path.parts]
    code = "\n".join(path.read_text(encoding="utf-8") for path in modules)
    whole = set(re.findall(r"""["']([\w.-]+)["']""", code))
    filled = {text for quote in "\"'" for text in re.findall(rf"f{quote}([a-z][\w-]*\.[\w.-]*{{[^{quote}]*){quote}", code)}
    pattern = re.compile("|".join(re.sub(r"\\{.*?\\}", r"[\\w.-]+", re.escape(text)) for text in filled))
    unsaid = [key for key in ZH if key not in whole and not pattern.fullmatch(key)]
    assert not [key for key in unsaid if key.partition(".")[0] not in ("help", "usage")]
    said = set(re.findall(r'(?:told|misused)\("([a-z-]+)"', code))
    assert {key.partition(".")[2] for key in unsaid} <= said


def test_every_word_of_a_rule_file_has_a_name() -> None:
    named = {key for key in ZH if key.startswith(("change.", "within.", "organ.", "severity.", "confidence."))}
    words = [f"change.{item.name}" for item in fields(Change)]
    words += [f"within.{word}" for word in get_args(get_type_hints(Mute)["within"])]
    words += [f"organ.{word}" for word in (*get_args(Level), *get_args(AgencyKind))]
    words += [f"severity.{word}" for word in get_args(RuleLevel)]
    words += [f"confidence.{word}" for word in get_args(Confidence) if word != "high"]
    assert named == set(words)


def test_chinese_sentences_use_chinese_marks() -> None:
    assert not [text for text in ZH.values() if re.search(r"[一-鿿][,;:?!]|[,;?!][一-鿿]", text)]
