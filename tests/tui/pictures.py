"""Makes the pictures of the README from samples: python -m tests.tui.pictures

They are PNG, since an SVG is drawn with the fonts of whoever looks at it, and what Textual exports puts Chinese into half of its cells.
Needs Chromium and the fonts named below.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from gilint.wording import Language
from tests.tui.chromium import page
from tests.tui.sittings import Sitting, samples_in, sitting

_PLACE = Path(__file__).parents[2] / "docs" / "pictures"
_FONTS = "DejaVu Sans Mono, Noto Sans CJK SC, Noto Sans Symbols, Noto Sans Symbols2, monospace"
_WIDTH, _HEIGHT, _SIZE = 10, 19, 16.6
"""Pixels of a cell, and the size at which a letter of the font is as wide."""
_REASONS: dict[Language, str] = {"zh": "总计含转送件，已向省厅报备", "en": "The total counts transferred requests as well"}
_LANGUAGES: tuple[Language, ...] = ("zh", "en")


async def reading(opened: Sitting, lang: Language) -> None:
    """A wrong sum, with the cells of its equation."""
    await opened.press("colon")
    await opened.write("GI301")
    await opened.press("enter")


async def deciding(opened: Sitting, lang: Language) -> None:
    await reading(opened, lang)
    await opened.press("a")
    await opened.write(_REASONS[lang])


SCENES: tuple[tuple[str, tuple[int, int], Callable[[Sitting, Language], Awaitable[None]]], ...] = (
    ("reading", (120, 34), reading),
    ("deciding", (120, 34), deciding),
    ("narrow", (80, 24), reading),
)


async def seen(lang: Language, size: tuple[int, int], go: Callable[[Sitting, Language], Awaitable[None]]) -> str:
    """A screen as SVG."""
    with tempfile.TemporaryDirectory() as place:
        os.chdir(place)
        folder = samples_in(Path("报告"))
        async with sitting(folder, size=size, lang=lang) as opened:
            await opened.checked()
            await go(opened, lang)
            picture = svg(opened.app.screen._compositor.render_strips(), *size)
        os.chdir(_PLACE)
    return picture


def svg(lines: Sequence[Strip], columns: int, rows: int) -> str:
    width, height = columns * _WIDTH, rows * _HEIGHT
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="{_FONTS}" font-size="{_SIZE}">'
    return "\n".join([head, *(part for row, line in enumerate(lines) for part in _row(line, row * _HEIGHT)), "</svg>"])


def _row(line: Strip, top: int) -> Iterator[str]:
    at = 0
    for text, style, _ in line:
        look = style or Style()
        front, ground = _colours(look)
        width = cell_len(text) * _WIDTH
        yield f'<rect x="{at}" y="{top}" width="{width}" height="{_HEIGHT}" fill="{ground}" shape-rendering="crispEdges"/>'
        if look.underline:
            yield f'<rect x="{at}" y="{top + _HEIGHT - 2}" width="{width}" height="1" fill="{front}"/>'
        weight = ' font-weight="bold"' if look.bold else ""
        # Letters in a row keep to the cells by themselves; each Chinese character is put into the middle of its two.
        for wide, signs in groupby(text, lambda sign: cell_len(sign) == 2):
            for words in signs if wide else ["".join(signs)]:
                cells = cell_len(words) * _WIDTH
                place = f'x="{at + cells // 2}" text-anchor="middle"' if wide else f'x="{at}" textLength="{cells}" xml:space="preserve"'
                if words.strip():
                    yield f'<text y="{top + 15}" fill="{front}"{weight} {place}>{escape(words)}</text>'
                at += cells


def _colours(style: Style) -> tuple[str, str]:
    """Of the sign and of what is behind it."""
    given = [colour.get_truecolor().hex if colour and not colour.is_default else "" for colour in (style.color, style.bgcolor)]
    front, ground = given[0] or "#e8ebef", given[1] or "#10141a"
    return (ground, front) if style.reverse else (front, ground)


async def main() -> None:
    _PLACE.mkdir(parents=True, exist_ok=True)
    async with page() as browser:
        for lang in _LANGUAGES:
            for name, size, go in SCENES:
                picture = await seen(lang, size, go)
                with tempfile.NamedTemporaryFile("w", suffix=".svg", encoding="utf-8") as file:
                    file.write(picture)
                    file.flush()
                    await browser.go(Path(file.name).as_uri())
                    await browser.holds(f"location.href.endsWith('{Path(file.name).name}') && document.readyState === 'complete'")
                    clip = {"x": 0, "y": 0, "width": size[0] * _WIDTH, "height": size[1] * _HEIGHT, "scale": 1}
                    (_PLACE / f"{name}.{lang}.png").write_bytes(await browser.picture(clip=clip, captureBeyondViewport=True))


if __name__ == "__main__":
    asyncio.run(main())
