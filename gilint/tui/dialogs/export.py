"""Asks in which format and into which file findings are exported."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from textual import on, work
from textual.app import ComposeResult

from gilint.output.harmless import encodable
from gilint.triage.exporting import Exported
from gilint.tui.dialogs.choices import Choices
from gilint.tui.dialogs.confirm import ConfirmDialog
from gilint.tui.dialogs.dialog import Dialog
from gilint.tui.dialogs.entry import Entry
from gilint.tui.dialogs.words import Words
from gilint.tui.ime import Field
from gilint.wording import Language, say

_SUFFIXES: Mapping[Exported, str] = {"csv": ".csv", "markdown": ".md", "json": ".json", "sarif": ".sarif"}
_FORMS: tuple[Exported, ...] = get_args(Exported)
_STEM = "gilint-findings"


@dataclass(frozen=True, slots=True)
class ExportAsk:
    """What to export into which file; `overwrite` where the file is there already and is to be replaced."""

    form: Exported
    file: Path
    overwrite: bool


class ExportDialog(Dialog[ExportAsk | None]):
    """The name of the file follows the format until somebody writes another; without a folder it stands for one in `folder`."""

    AUTO_FOCUS = "Choices"
    DEFAULT_CSS = """
    ExportDialog {
        & Choices { width: 100%; margin: 1 0; }
        & .folder { color: $text-muted; padding-left: 12; }
    }
    """

    def __init__(self, lang: Language, count: int, folder: Path) -> None:
        super().__init__(lang, say("dialog.export.title", lang))
        self._count = count
        self._folder = folder
        self._proposed = _STEM + _SUFFIXES[_FORMS[0]]

    def compose_body(self) -> ComposeResult:
        lang = self.lang
        yield Words(say("dialog.export.count", lang, n=self._count))
        yield Choices([(form, say(f"dialog.export.{form}", lang)) for form in _FORMS], id="forms")
        yield Entry(say("dialog.export.file", lang), Field(self._proposed), id="file")
        yield Words(say("dialog.export.folder", lang, folder=encodable(str(self._folder))), classes="folder")

    def action_submit(self) -> None:
        entry = self.query_one(Entry)
        file = self._folder / os.path.expanduser(entry.text)
        fault = self._fault(entry.text, file)
        if fault:
            entry.tell(fault, fault=True)
            entry.field.focus()
        elif os.path.exists(file):
            self._ask_to_replace(file)
        else:
            self.dismiss(ExportAsk(self._form, file, False))

    @property
    def _form(self) -> Exported:
        return next(form for form in _FORMS if form == self.query_one(Choices).current)

    def _fault(self, name: str, file: Path) -> str:
        if not name:
            return say("dialog.export.no-name", self.lang)
        if os.path.isdir(file):
            return say("dialog.export.is-folder", self.lang)
        if not os.path.isdir(file.parent):
            return say("dialog.export.no-folder", self.lang, folder=str(file.parent))
        return ""

    @work
    async def _ask_to_replace(self, file: Path) -> None:
        lang = self.lang
        question = say("dialog.export.overwrite", lang, file=file.name)
        dialog = ConfirmDialog(
            lang, say("dialog.export.exists", lang), question, say("dialog.export.replace", lang), say("dialog.no", lang)
        )
        if await self.app.push_screen_wait(dialog):
            self.dismiss(ExportAsk(self._form, file, True))

    @on(Choices.OptionHighlighted)
    def _follow_form(self) -> None:
        field = self.query_one(Field)
        if field.value == self._proposed:
            self._proposed = _STEM + _SUFFIXES[self._form]
            field.fill(self._proposed)

    @on(Choices.OptionSelected)
    def _go_to_file(self) -> None:
        self.query_one(Field).focus()
