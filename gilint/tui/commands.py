"""Every command of the screen, once: its keys, what it does, and where its key is shown. Footer, palette and help come from here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Group = Literal["move", "find", "decide", "report", "screen"]
Pane = Literal["reports", "findings", "document", "details"]

GROUPS: tuple[Group, ...] = ("move", "find", "decide", "report", "screen")
_FULL_WIDTH = 0xFEE0
_CHINESE_SIGNS = {"/": "、", ".": "。", ":": "：", "?": "？", "[": "【", "]": "】", "*": "×", ",": "，"}
"""What an input method types for a sign, where that is not the sign's full-width twin."""
_SHOWN = {"slash": "/", "full_stop": ".", "colon": ":", "question_mark": "?", "left_square_bracket": "[", "right_square_bracket": "]"}
_SIGNS = {**_SHOWN, "asterisk": "*"}


@dataclass(frozen=True, slots=True)
class Command:
    """`name` is the key of its words in the catalogue (`do.NAME`, `do.NAME.long`), `action` what the screen is asked to do.

    `panes` are those in whose footer it is shown, in the order of this file; in `panes` or not, it works everywhere.
    """

    name: str
    group: Group
    action: str
    keys: tuple[str, ...]
    panes: frozenset[Pane] = frozenset()


def _command(name: str, group: Group, keys: str, panes: str = "", action: str = "") -> Command:
    shown: frozenset[Pane] = frozenset(pane for pane in _PANES if pane in panes.split())
    return Command(name, group, action or f"screen.{name.replace('-', '_')}", tuple(keys.split()), shown)


_PANES: tuple[Pane, ...] = ("reports", "findings", "document", "details")

COMMANDS: tuple[Command, ...] = (
    _command("next-open", "move", "n f8", "findings document details"),
    _command("previous-open", "move", "N shift+f8"),
    _command("choose", "move", "enter", "reports"),
    _command("mark", "decide", "space", "findings"),
    _command("accept", "decide", "a f6", "findings document details"),
    _command("false-positive", "decide", "x f7", "findings document details"),
    _command("fixed", "decide", "f f5", "findings document"),
    _command("reopen", "decide", "r"),
    _command("repeat", "decide", "full_stop"),
    _command("note", "decide", "m"),
    _command("undo", "decide", "u ctrl+z", "findings"),
    _command("redo", "decide", "U ctrl+r ctrl+y"),
    _command("mark-all", "decide", "asterisk"),
    _command("mark-down", "decide", "shift+down J"),
    _command("mark-up", "decide", "shift+up K"),
    _command("clear", "decide", "escape"),
    _command("filter", "find", "slash f3", "reports findings"),
    _command("quick-filter", "find", "v"),
    _command("show-hidden", "find", "H"),
    _command("sort", "find", "s"),
    _command("group", "find", "b"),
    _command("jump", "find", "colon f4"),
    _command("find", "find", "ctrl+f", "document"),
    _command("next-match", "find", "ctrl+g"),
    _command("next-related", "move", "t", "document details"),
    _command("next-report", "move", "right_square_bracket alt+down"),
    _command("previous-report", "move", "left_square_bracket alt+up"),
    _command("down", "move", "j down", action="screen.move(1)"),
    _command("up", "move", "k up", action="screen.move(-1)"),
    _command("page-down", "move", "pagedown ctrl+d", action="screen.page(1)"),
    _command("page-up", "move", "pageup ctrl+u", action="screen.page(-1)"),
    _command("first", "move", "g home", action="screen.edge(0)"),
    _command("last", "move", "G end", action="screen.edge(-1)"),
    _command("fold", "move", "h left"),
    _command("unfold", "move", "l right"),
    _command("next-pane", "move", "tab", action="app.focus_next"),
    _command("previous-pane", "move", "shift+tab", action="app.focus_previous"),
    _command("pane-reports", "move", "1", action="screen.pane('reports')"),
    _command("pane-findings", "move", "2", action="screen.pane('findings')"),
    _command("pane-document", "move", "3", action="screen.pane('document')"),
    _command("pane-details", "move", "4", action="screen.pane('details')"),
    _command("open", "report", "o", "reports"),
    _command("recheck", "report", "R", "reports"),
    _command("recheck-all", "report", "ctrl+l"),
    _command("cancel", "report", "c"),
    _command("copy", "report", "y"),
    _command("export", "report", "e ctrl+e"),
    _command("zoom", "screen", "z f9"),
    _command("theme", "screen", "T"),
    _command("help", "screen", "question_mark f1", "reports findings document details"),
    _command("palette", "screen", "ctrl+p", action="app.command_palette"),
    _command("quit", "screen", "q ctrl+q", "reports findings document details"),
)


def pressed(command: Command) -> Iterator[str]:
    """The keys of a command with what an input method makes of them: `a` arrives as `ａ`, `/` as `、` or `／`."""
    for key in command.keys:
        yield key
        sign = _SIGNS.get(key, key)
        if len(sign) == 1:
            yield chr(ord(sign) + _FULL_WIDTH)
            if sign in _CHINESE_SIGNS:
                yield _CHINESE_SIGNS[sign]


def displayed(key: str) -> str:
    """A key in the words that a person knows: `/`, `^p`, `Shift+F8`, `Esc`."""
    names = {"escape": "Esc", "space": "Space", "enter": "Enter", "pagedown": "PgDn", "pageup": "PgUp", "tab": "Tab"}
    arrows = {"up": "↑", "down": "↓", "left": "←", "right": "→", "home": "Home", "end": "End"}
    parts = [{**_SIGNS, **names, **arrows}.get(part, part) for part in key.split("+")]
    head = ["^" if part == "ctrl" else f"{part.capitalize()}+" for part in parts[:-1]]
    last = parts[-1].upper() if parts[-1].startswith("f") and parts[-1][1:].isdigit() else parts[-1]
    return "".join(head) + last
