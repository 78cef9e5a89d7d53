"""What the program says, it says in both languages, with the same places to fill, and nothing is kept that nobody says."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import get_args, get_type_hints

import gilint
from gilint.findings import Confidence
from gilint.report.model import AgencyKind, Level
from gilint.rules.model import Mute, RuleLevel
from gilint.rules.specimen import Change
from gilint.wording import en, zh

PLACE = re.compile(r"\{([a-z_]+)\}")


def test_the_catalogues_agree() -> None:
    assert list(zh.SENTENCES) == list(en.SENTENCES)
    assert {key: set(PLACE.findall(text)) for key, text in zh.SENTENCES.items()} == {
        key: set(PLACE.findall(text)) for key, text in en.SENTENCES.items()
    }


def test_every_sentence_is_said_somewhere() -> None:
    modules = [path for path in Path(gilint.__file__).parent.rglob("*.py") if path.parent.name != "wording"]
    code = "\n".join(path.read_text(encoding="utf-8") for path in modules)
    unsaid = [key for key in zh.SENTENCES if f'"{key}"' not in code and f"{key.rpartition('.')[0]}.{{" not in code]
    assert not [key for key in unsaid if key.partition(".")[0] not in ("help", "usage")]
    said = set(re.findall(r'(?:told|misused)\("([a-z-]+)"', code))
    assert {key.partition(".")[2] for key in unsaid} <= said


def test_every_word_of_a_rule_file_has_a_name() -> None:
    named = {key for key in zh.SENTENCES if key.startswith(("change.", "within.", "organ.", "severity.", "confidence."))}
    words = [f"change.{item.name}" for item in fields(Change)]
    words += [f"within.{word}" for word in get_args(get_type_hints(Mute)["within"])]
    words += [f"organ.{word}" for word in (*get_args(Level), *get_args(AgencyKind))]
    words += [f"severity.{word}" for word in get_args(RuleLevel)]
    words += [f"confidence.{word}" for word in get_args(Confidence) if word != "high"]
    assert named == set(words)


def test_chinese_sentences_use_chinese_marks() -> None:
    assert not [text for text in zh.SENTENCES.values() if re.search(r"[一-鿿][,;:?!]|[,;?!][一-鿿]", text)]
