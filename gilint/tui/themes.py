"""The looks of the screen: dark, light, high contrast, and one that tells nothing by colour."""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

_ALL = {
    # Textual makes faint and disabled text too faint to read, and a selected row in the primary colour too loud for what stands in it.
    "text": "auto 95%",
    "text-muted": "auto 80%",
    "text-disabled": "auto 70%",
    "footer-key-background": "transparent",
    "input-selection-foreground": "auto 95%",
    "button-focus-text-style": "bold reverse",
}

DARK = Theme(
    name="gilint-dark",
    primary="#7cb8ff",
    secondary="#a5c9f5",
    accent="#e6b8ff",
    warning="#ffc14d",
    error="#ff9a90",
    success="#86d99a",
    foreground="#e8ebef",
    background="#10141a",
    surface="#181e26",
    panel="#27303c",
    dark=True,
    variables={
        **_ALL,
        "boost": "#2a3a4f",
        "text-primary": "#8fc3ff",
        "text-secondary": "#a5c9f5",
        "text-accent": "#e6b8ff",
        "text-warning": "#ffc14d",
        "text-error": "#ffa59c",
        "text-success": "#86d99a",
        "border": "#7cb8ff",
        "border-blurred": "#6c7989",
        "block-cursor-background": "#254b78",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-blurred-background": "#2c3644",
        "block-cursor-blurred-foreground": "#e8ebef",
        "block-hover-background": "#232c38",
        "button-color-foreground": "#10141a",
        "footer-key-foreground": "#ffc14d",
        "input-selection-background": "#254b78",
        "scrollbar": "#6c7989",
        "scrollbar-background": "#181e26",
    },
)

LIGHT = Theme(
    name="gilint-light",
    primary="#0b569e",
    secondary="#34506e",
    accent="#75308f",
    warning="#7a4a00",
    error="#a8141d",
    success="#17602c",
    foreground="#1b2027",
    background="#fbfbf9",
    surface="#f1f2f2",
    panel="#e2e6ea",
    dark=False,
    variables={
        **_ALL,
        "boost": "#dfe9f5",
        "text-primary": "#0b569e",
        "text-secondary": "#34506e",
        "text-accent": "#75308f",
        "text-warning": "#744600",
        "text-error": "#a8141d",
        "text-success": "#17602c",
        "border": "#0b569e",
        "border-blurred": "#727c88",
        "block-cursor-background": "#add0f6",
        "block-cursor-foreground": "#0c1118",
        "block-cursor-blurred-background": "#dce1e6",
        "block-cursor-blurred-foreground": "#1b2027",
        "block-hover-background": "#e6ebf0",
        "button-color-foreground": "#ffffff",
        "footer-key-foreground": "#0b569e",
        "input-selection-background": "#add0f6",
        "scrollbar": "#727c88",
        "scrollbar-background": "#f1f2f2",
    },
)

CONTRAST = Theme(
    name="gilint-contrast",
    primary="#8fd0ff",
    secondary="#8fd0ff",
    accent="#ffb8ff",
    warning="#ffe14d",
    error="#ffb3ab",
    success="#8dff9e",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#262626",
    dark=True,
    variables={
        **_ALL,
        "boost": "#0a2a52",
        "text": "#ffffff",
        "text-muted": "#ffffff",
        "text-disabled": "#d0d0d0",
        "text-primary": "#a8daff",
        "text-secondary": "#a8daff",
        "text-accent": "#ffc4ff",
        "text-warning": "#ffe14d",
        "text-error": "#ffbdb6",
        "text-success": "#8dff9e",
        "border": "#ffffff",
        "border-blurred": "#b0b0b0",
        "block-cursor-background": "#073878",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#3a3a3a",
        "block-cursor-blurred-foreground": "#ffffff",
        "block-hover-background": "#262626",
        "button-color-foreground": "#000000",
        "footer-key-foreground": "#ffe14d",
        "input-selection-background": "#073878",
        "scrollbar": "#ffffff",
        "scrollbar-background": "#262626",
    },
)

PLAIN = Theme(
    name="gilint-plain",
    primary="#e4e4e4",
    secondary="#e4e4e4",
    accent="#ffffff",
    warning="#f0f0f0",
    error="#ffffff",
    success="#e4e4e4",
    foreground="#e4e4e4",
    background="#0c0c0c",
    surface="#161616",
    panel="#2c2c2c",
    dark=True,
    variables={
        **_ALL,
        "boost": "#333333",
        "text-primary": "#e4e4e4",
        "text-secondary": "#e4e4e4",
        "text-accent": "#ffffff",
        "text-warning": "#f0f0f0",
        "text-error": "#ffffff",
        "text-success": "#e4e4e4",
        "border": "#e4e4e4",
        "border-blurred": "#808080",
        "block-cursor-background": "#4a4a4a",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#303030",
        "block-cursor-blurred-foreground": "#e4e4e4",
        "block-hover-background": "#262626",
        "button-color-foreground": "#0c0c0c",
        "footer-key-foreground": "#ffffff",
        "input-selection-background": "#4a4a4a",
        "scrollbar": "#909090",
        "scrollbar-background": "#161616",
        "error-style": "bold reverse",
        "warning-style": "bold underline",
        "info-style": "none",
    },
)

THEMES: tuple[Theme, ...] = (DARK, LIGHT, CONTRAST, PLAIN)

VARIABLES = {"error-style": "bold", "warning-style": "bold", "info-style": "bold"}
"""How the words of the severities stand out, where a theme does not say: for `get_theme_variable_defaults` of the application."""


def theme_for(name: str | None, environment: Mapping[str, str]) -> str | None:
    """The theme of that name, in full or without `gilint-`; without a name GILINT_THEME decides, then NO_COLOR. None: there is none."""
    asked = name or environment.get("GILINT_THEME") or (PLAIN.name if environment.get("NO_COLOR") else DARK.name)
    return next((theme.name for theme in THEMES if asked in (theme.name, theme.name.removeprefix("gilint-"))), None)
