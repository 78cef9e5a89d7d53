"""What the program says, it says in both languages, with the same places to fill, and nothing is kept that nobody says."""

from __future__ import annotations

import re
from pathlib import Path

import gilint
from gilint.wording import en, zh

PLACE = re.compile(r"\{([a-z_]+)\}")


def test_the_catalogues_agree() -> None:
    assert list(zh.SENTENCES) == list(en.SENTENCES)
    assert {key: set(PLACE.findall(text)) for key, text in zh.SENTENCES.items()} == {
        key: set(PLACE.findall(text)) for key, text in en.SENTENCES.items()
    }


def test_every_sentence_is_said_somewhere() -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in Path(gilint.__file__).parent.rglob("*.py") if path.parent.name != "wording"
    )
    unsaid = [key for key in zh.SENTENCES if f'"{key}"' not in code and f'"{key.rpartition(".")[0]}.{{' not in code]
    assert not [key for key in unsaid if key.partition(".")[0] not in ("help", "usage")]
    said = set(re.findall(r'(?:told|misused)\("([a-z-]+)"', code))
    assert {key.partition(".")[2] for key in unsaid} <= said


def test_chinese_sentences_use_chinese_marks() -> None:
    assert not [text for text in zh.SENTENCES.values() if re.search(r"[一-鿿][,;:?!]|[,;?!][一-鿿]", text)]
