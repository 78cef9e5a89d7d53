"""A text in both languages, and how the named places in it are filled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

_PLACE = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Text:
    """A text for people in both languages; `{name}` stands for a value."""

    zh: str
    en: str

    def in_language(self, lang: Literal["zh", "en"]) -> str:
        return self.zh if lang == "zh" else self.en

    def places(self) -> frozenset[str]:
        """The names that either language expects to be filled."""
        return frozenset(_PLACE.findall(self.zh)) | frozenset(_PLACE.findall(self.en))


def fill(template: str, values: Mapping[str, str | Text], lang: Literal["zh", "en"]) -> str:
    """The template with each `{name}` replaced; a name without a value stays as it is. Nothing else in the template has a meaning."""

    def value(match: re.Match[str]) -> str:
        found = values.get(match[1])
        if found is None:
            return match[0]
        return found if isinstance(found, str) else found.in_language(lang)

    return _PLACE.sub(value, template)
