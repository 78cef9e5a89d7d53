"""The clerk who writes a report: what he knows, and his ways with numbers and lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Literal

from tests.clean.figures import Figures
from tests.clean.organs import Organ

Digits = Literal["plain", "spaced", "wide", "hanzi", "grouped"]
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_NUMERALS = "零一两三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Clerk:
    """`published` is the ISO date on which the report came out; `posts` and `proposals` are facts told in more than one place."""

    rng: Random
    organ: Organ
    year: int
    figures: Figures
    digits: Digits
    published: str
    posts: int
    proposals: int

    def n(self, count: int) -> str:
        """A count as this clerk writes it in running text."""
        match self.digits:
            case "spaced":
                return f" {count} "
            case "wide":
                return str(count).translate(_WIDE)
            case "hanzi" if count <= 10:
                return _NUMERALS[count]
            case "grouped":
                return f"{count:,}"
        return str(count)

    def pick(self, *ways: str) -> str:
        return self.rng.choice(ways)

    def perhaps(self, text: str, chance: float = 0.5) -> str:
        return text if self.rng.random() < chance else ""

    def some(self, texts: Sequence[str], least: int, most: int) -> list[str]:
        """Some of the texts, in their order."""
        kept = set(self.rng.sample(range(len(texts)), min(len(texts), self.rng.randint(least, most))))
        return [text for index, text in enumerate(texts) if index in kept]

    def share(self, part: int, whole: int) -> str:
        """A percentage, rounded half up to as many decimals as this clerk likes."""
        places = Decimal(1).scaleb(-self.rng.randint(0, 2))
        exact = Decimal(part) * 100 / Decimal(whole)
        return f"{exact.quantize(places, ROUND_HALF_UP)}%"

    def change(self, now: int, before: int) -> str:
        """The change against the year before, in percent, with its word."""
        if now == before:
            return "与上年持平"
        word = self.pick("增长", "上升") if now > before else self.pick("下降", "减少")
        return f"{word}{self.share(abs(now - before), before)}"

    def parts_of(self, total: int, count: int) -> list[int]:
        """`count` numbers that add up to `total`."""
        cuts = sorted(self.rng.randint(0, total) for _ in range(count - 1))
        return [after - before for before, after in zip([0, *cuts], [*cuts, total], strict=True)]

    def listed(self, items: Sequence[str]) -> str:
        return self.pick("、", "，").join(items)
