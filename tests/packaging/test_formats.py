"""The page on formats says what the program does."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path

import pytest

from gilint.discovery import SUFFIXES
from gilint.readers import Limits
from gilint.readers.formats import FORMATS

PAGES = Path(__file__).parents[2] / "docs" / "formats"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_limit_stands_there_with_its_default(lang: str) -> None:
    page = (PAGES / f"{lang}.md").read_text(encoding="utf-8")
    told = {name.replace("-", "_"): int(number) for name, number in re.findall(r"^\| `([a-z-]+)` \| (\d+) \|", page, re.MULTILINE)}
    assert told == asdict(Limits())


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_name_that_is_looked_for_stands_there(lang: str) -> None:
    page = (PAGES / f"{lang}.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\.[a-z]+(?= |$)", "\n".join(re.findall(r"^\|[^|]*\|([^|]*)\|", page, re.MULTILINE)))) >= SUFFIXES


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_names_that_are_read_but_not_looked_for_are_told(lang: str) -> None:
    page = (PAGES / f"{lang}.md").read_text(encoding="utf-8")
    (told,) = [block for block in page.split("\n\n") if "`gilint check a.xml`" in block]
    read = frozenset().union(*(form.suffixes for form in FORMATS.values()))
    assert set(re.findall(r"`(\.[a-z]+)`", told)) == read - SUFFIXES
