"""What the program itself says, by key, in the language that was asked for."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Literal

from gilint.wording import en, zh
from gilint.wording.archive import en as archive_en
from gilint.wording.archive import zh as archive_zh
from gilint.wording.decisions import en as decisions_en
from gilint.wording.decisions import zh as decisions_zh
from gilint.wording.doctor import en as doctor_en
from gilint.wording.doctor import zh as doctor_zh
from gilint.wording.gate import en as gate_en
from gilint.wording.gate import zh as gate_zh
from gilint.wording.rules import en as rules_en
from gilint.wording.rules import zh as rules_zh
from gilint.wording.screens import en as screens_en
from gilint.wording.screens import zh as screens_zh
from gilint.wording.text import fill

Language = Literal["zh", "en"]

CATALOGUES: Mapping[Language, Mapping[str, str]] = {
    "zh": {
        **zh.SENTENCES,
        **rules_zh.SENTENCES,
        **screens_zh.SENTENCES,
        **archive_zh.SENTENCES,
        **decisions_zh.SENTENCES,
        **gate_zh.SENTENCES,
        **doctor_zh.SENTENCES,
    },
    "en": {
        **en.SENTENCES,
        **rules_en.SENTENCES,
        **screens_en.SENTENCES,
        **archive_en.SENTENCES,
        **decisions_en.SENTENCES,
        **gate_en.SENTENCES,
        **doctor_en.SENTENCES,
    },
}


def language(asked: str | None = None, environment: Mapping[str, str] = os.environ) -> Language:
    """The language asked for, else that of GILINT_LANG; Chinese where neither names one."""
    word = (asked or environment.get("GILINT_LANG") or "zh").lower()
    return "en" if word.startswith("en") else "zh"


def say(key: str, lang: Language, **values: str | int) -> str:
    return fill(CATALOGUES[lang][key], {name: str(value) for name, value in values.items()}, lang)
