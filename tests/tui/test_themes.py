"""Everything that is to be read can be read, in each of our themes: contrast as WCAG 2 computes it."""

from __future__ import annotations

from itertools import product

import pytest
from textual.color import Color
from textual.theme import Theme

from gilint.tui.themes import PLAIN, THEMES, VARIABLES
from gilint.wording import Language, say

GROUNDS = ("background", "surface", "panel", "boost")
WORDS = ("foreground", "text-error", "text-warning", "text-success", "text-primary", "text-secondary", "text-accent")
SELECTED = ("block-cursor-background", "block-cursor-blurred-background")
PAIRS = [
    *product(WORDS, (*GROUNDS, *SELECTED)),
    *product(("text", "text-muted", "text-disabled"), GROUNDS),
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("footer-key-foreground", "footer-background"),
    ("footer-description-foreground", "footer-background"),
    ("button-color-foreground", "primary"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("foreground", "block-hover-background"),
]
EDGES = [
    *product(("border", "border-blurred", "primary"), ("background", "surface")),
    ("scrollbar", "scrollbar-background"),
]


def look(theme: Theme) -> dict[str, str]:
    return {**VARIABLES, **theme.to_color_system().generate(), **theme.variables}


def luminance(colour: Color) -> float:
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(values: dict[str, str], front: str, back: str) -> float:
    ground = Color.parse(values[back])
    written = values[front]
    if written.startswith("auto"):
        ink = ground.get_contrast_text(float(written.removeprefix("auto ").removesuffix("%")) / 100)
    else:
        ink = Color.parse(written)
    lighter, darker = sorted((luminance(ground + ink), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast({"ink": "#000000", "paper": "#ffffff"}, "ink", "paper") == pytest.approx(21)
    assert contrast({"ink": "#767676", "paper": "#ffffff"}, "ink", "paper") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_words_can_be_read(theme: Theme) -> None:
    values = look(theme)
    least = 7 if theme.name == "gilint-contrast" else 4.5
    faint = {pair: round(contrast(values, *pair), 2) for pair in PAIRS if contrast(values, *pair) < least}
    assert not faint


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_frames_can_be_seen(theme: Theme) -> None:
    values = look(theme)
    faint = {pair: round(contrast(values, *pair), 2) for pair in EDGES if contrast(values, *pair) < 3}
    assert not faint


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_selected_row_stands_out(theme: Theme) -> None:
    values = look(theme)
    assert contrast(values, "block-cursor-background", "background") >= 1.5
    assert values["block-cursor-background"] != values["block-cursor-blurred-background"]


def test_the_plain_theme_has_no_hues() -> None:
    hues = {name: value for name, value in look(PLAIN).items() if value.startswith("#") and len(set(Color.parse(value).rgb)) > 1}
    assert not hues


def test_the_plain_theme_tells_the_severities_apart() -> None:
    values = look(PLAIN)
    assert len({values[f"{severity}-style"] for severity in ("error", "warning", "info")}) == 3


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_theme_has_a_name(lang: Language) -> None:
    assert len({say(f"theme.{theme.name}", lang) for theme in THEMES}) == len(THEMES) == 4
