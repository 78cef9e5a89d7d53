"""What the commands of the screen ask before they do something."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from gilint.decisions.model import REASONED, State
from gilint.triage.arranging import Grouping, Order, jump
from gilint.triage.exporting import Refused, export
from gilint.triage.query import Query, query_help, query_text
from gilint.triage.rows import Row
from gilint.triage.tally import is_open
from gilint.triage.telling import finding_text
from gilint.triage.terms import Term, TermKey
from gilint.tui.commands import COMMANDS, GROUPS, displayed
from gilint.tui.desktop import can_open, open_file
from gilint.tui.dialogs.ask import AskDialog
from gilint.tui.dialogs.choose import ChooseDialog
from gilint.tui.dialogs.confirm import ConfirmDialog
from gilint.tui.dialogs.decide import Verdict
from gilint.tui.dialogs.export import ExportAsk, ExportDialog
from gilint.tui.dialogs.help import HelpDialog
from gilint.tui.themes import THEMES
from gilint.wording import say
from gilint.zipped import container, is_inside

if TYPE_CHECKING:
    from gilint.tui.screen import TriageScreen

_MANY = 50
"""More findings than these are decided only after a question."""


async def decide(screen: TriageScreen, state: State, *, asking: bool) -> None:
    """Decide on the marked findings, or the one under the cursor, and go on to the next open one."""
    session = screen.session
    async with screen.judging.turn:
        rows, hidden = _meant(screen, state)
        seen = session.desk.decisions
        if not rows:
            screen.tell(_nothing(screen, hidden))
        elif not asking and not await _signed(screen):
            return
        elif asking:
            _go_on(screen, rows, await screen.judging.decide(rows, state, hidden))
        elif await _sure(screen, state, rows):
            _go_on(screen, rows, await screen.judging.settle(rows, Verdict(state, "", "", session.who, ""), seen))


async def repeat(screen: TriageScreen) -> None:
    """The last decision once more, on other findings."""
    session = screen.session
    async with screen.judging.turn:
        seen, last = session.desk.decisions, screen.judging.last
        if last is None:
            screen.tell(say("screen.nothing-to-repeat", session.lang))
            return
        rows, hidden = _meant(screen, last.state)
        if not rows:
            screen.tell(_nothing(screen, hidden))
        elif await _sure(screen, last.state, rows):
            _go_on(screen, rows, await screen.judging.settle(rows, last, seen))


def _meant(screen: TriageScreen, state: State) -> tuple[Sequence[Row], int]:
    """The findings to be put into a state. Of several, those stay for which somebody gave a reason, unless they are reopened.

    What cannot be waived is neither accepted nor called a false positive.
    """
    rows, hidden = screen.targets()
    if state in REASONED:
        rows = [row for row in rows if row.code not in screen.session.desk.unwaivable]
    if state == "open" or len(rows) < 2:
        return rows, hidden
    standing = screen.session.desk.standing
    return [row for row in rows if standing(row) not in REASONED], hidden


def _nothing(screen: TriageScreen, hidden: int) -> str:
    """Why there is nothing to decide on."""
    rows, _ = screen.targets()
    unwaivable = bool(rows) and all(row.code in screen.session.desk.unwaivable for row in rows)
    return say("screen.unwaivable" if unwaivable else "screen.nothing-marked" if hidden else "screen.no-finding", screen.session.lang)


async def note(screen: TriageScreen) -> None:
    """On the finding under the cursor or those marked; a whole group would lose the notes that are there."""
    async with screen.judging.turn:
        rows, _ = screen.targets()
        if rows and (screen.session.desk.marks or isinstance(screen.looked_at, Row)):
            await screen.judging.note(rows)
        else:
            screen.tell(say("screen.no-finding", screen.session.lang))


async def undo(screen: TriageScreen) -> None:
    async with screen.judging.turn:
        screen.go_to_finding(await screen.judging.undo())


async def redo(screen: TriageScreen) -> None:
    async with screen.judging.turn:
        screen.go_to_finding(await screen.judging.redo())


async def leave(screen: TriageScreen) -> None:
    async with screen.judging.turn:
        screen.app.exit()


async def quick_filter(screen: TriageScreen) -> None:
    """Narrows the list to what is like the finding under the cursor, or to what is open."""
    line, lang = screen.findings.current, screen.session.lang
    row = line if isinstance(line, Row) else None
    terms = {query_text(Query((term,)), lang): term for term in _offered(screen, row)}
    dialog = ChooseDialog(lang, say("do.quick-filter.long", lang), [(text, text) for text in terms])
    chosen = await screen.ask(dialog)
    if isinstance(chosen, str):
        screen.filter_by(query_text(screen.asked.plus(terms[chosen]), lang))


def _offered(screen: TriageScreen, row: Row | None) -> Iterator[Term]:
    yield Term("state", ("open",))
    yield Term("severity", ("error",))
    if row is not None:
        yield Term("rule", (row.code,))
        yield Term("severity", (row.severity,))
        yield Term("state", (screen.session.desk.standing(row),))
        section = "" if row.section is None else str(row.section)
        told: tuple[tuple[TermKey, str], ...] = (
            ("part", section),
            ("organ", row.agency),
            ("year", str(row.year or "")),
            ("cell", row.cell),
        )
        yield from (Term(key, (value,)) for key, value in told if value)


async def sort(screen: TriageScreen) -> None:
    chosen = await _chosen(screen, "sort", "order", get_args(Order), screen.order)
    screen.rearrange(order=next((order for order in get_args(Order) if order == chosen), None))


async def group(screen: TriageScreen) -> None:
    chosen = await _chosen(screen, "group", "grouping", get_args(Grouping), screen.grouping)
    screen.rearrange(grouping=next((grouping for grouping in get_args(Grouping) if grouping == chosen), None))


async def jump_to(screen: TriageScreen) -> None:
    """To the next finding of a rule or at a cell."""
    lang, before = screen.session.lang, screen.path

    def check(word: str) -> str:
        known = _found(screen, word) is not None or screen.document.knows(word.strip())
        return "" if known else say("screen.jump.none", lang, word=word)

    word = await screen.ask(AskDialog(lang, say("do.jump.long", lang), say("screen.jump.label", lang), check=check))
    if not isinstance(word, str):
        return
    index = _found(screen, word)
    if index is None:
        screen.document.show_cell(word.strip())
        screen.document.focus()
        return
    screen.findings.cursor = index
    screen.findings.focus()
    if screen.path != before:
        screen.tell(say("screen.jumped", lang, report=screen.session.desk.title(screen.path)))


async def find(screen: TriageScreen) -> None:
    lang = screen.session.lang
    words = await screen.ask(AskDialog(lang, say("do.find.long", lang), say("screen.find.label", lang)))
    if isinstance(words, str) and words:
        count = screen.document.find(words)
        screen.document.focus()
        screen.tell(say("screen.matches", lang, n=count, words=words))


def open_report(screen: TriageScreen) -> None:
    """The desktop knows no member of an archive, but the archive."""
    lang, path = screen.session.lang, screen.path
    file = container(Path(path))
    opened = bool(path) and not screen.app.is_web and can_open() and open_file(file)
    if is_inside(Path(path)):
        said = "screen.opened.inside" if opened else "screen.cannot-open.inside"
        screen.tell(say(said, lang, archive=file.name, name=Path(path).name))
    else:
        screen.tell(say("screen.opened" if opened else "screen.cannot-open", lang, path=path))


def copy(screen: TriageScreen) -> None:
    lang, line = screen.session.lang, screen.looked_at
    if isinstance(line, Row):
        _, finding = screen.session.found(line)
        screen.app.copy_to_clipboard(finding_text(line, finding, screen.session.rules.get(line.code), lang))
        screen.tell(say("screen.copied", lang))


async def export_view(screen: TriageScreen) -> None:
    """What the list shows, as the filter leaves it, in a file."""
    session, rows = screen.session, screen.arrangement.rows
    folder = Path(session.opening.paths[0])
    folder = folder if os.path.isdir(folder) else container(folder).parent
    ask = await screen.ask(ExportDialog(session.lang, len(rows), folder))
    if not isinstance(ask, ExportAsk):
        return
    # In a browser the file goes to the person's own computer, not into a folder of the server.
    file = session.spool.folder / ask.file.name if screen.app.is_web else ask.file
    screen.tell(say("screen.exporting", session.lang, n=len(rows)))
    try:
        count = await asyncio.to_thread(
            export,
            rows,
            session.spool,
            session.policies,
            session.rules,
            session.planner.packs(),
            session.desk.decisions,
            ask.form,
            session.lang,
            file,
            overwrite=ask.overwrite or screen.app.is_web,
        )
    except Refused:
        screen.tell(say("screen.refused", session.lang, where=str(ask.file)))
    except OSError as fault:
        screen.tell(say("screen.not-exported", session.lang, where=str(ask.file), detail=fault.strerror or str(fault)))
    else:
        if screen.app.is_web:
            screen.app.deliver_binary(file)
        screen.tell(say("screen.exported", session.lang, n=count, where=ask.file.name if screen.app.is_web else str(ask.file)))


async def theme(screen: TriageScreen) -> None:
    lang = screen.session.lang
    options = [(each.name, say(f"theme.{each.name}", lang)) for each in THEMES]
    chosen = await screen.ask(ChooseDialog(lang, say("do.theme.long", lang), options, screen.app.theme))
    if isinstance(chosen, str):
        screen.app.theme = chosen


async def help_screen(screen: TriageScreen) -> None:
    lang = screen.session.lang
    sections = [
        (
            say(f"commands.{group}", lang),
            [("  ".join(map(displayed, each.keys)), say(f"do.{each.name}.long", lang)) for each in COMMANDS if each.group == group],
        )
        for group in GROUPS
    ]
    await screen.ask(HelpDialog(lang, [*sections, (say("do.filter.long", lang), query_help(lang))]))


async def _signed(screen: TriageScreen) -> bool:
    """Whether it is known who decides; in a browser it is not until somebody says so."""
    session = screen.session
    if not session.who:
        label = say("dialog.decide.who", session.lang)
        answer = await screen.ask(AskDialog(session.lang, say("screen.who", session.lang), label))
        session.who = answer or ""
    return bool(session.who)


async def _sure(screen: TriageScreen, state: State, rows: Sequence[Row]) -> bool:
    """Asks where there are many, or several that nobody marked: those of a group."""
    lang = screen.session.lang
    if len(rows) <= (_MANY if screen.session.desk.marks else 1):
        return True
    title = say(f"screen.many.{state}", lang, n=len(rows))
    dialog = ConfirmDialog(lang, title, say("screen.many", lang), say("dialog.ok", lang), say("dialog.cancel", lang))
    sure: bool = await screen.ask(dialog)
    return sure


async def _chosen(screen: TriageScreen, command: str, words: str, names: Sequence[str], current: str) -> object:
    lang = screen.session.lang
    options = [(name, say(f"{words}.{name}", lang)) for name in names]
    return await screen.ask(ChooseDialog(lang, say(f"do.{command}.long", lang), options, current))


def _found(screen: TriageScreen, word: str) -> int | None:
    return jump(screen.arrangement, word, screen.findings.cursor)


def _go_on(screen: TriageScreen, rows: Sequence[Row], decided: bool) -> None:
    """To the next open finding; marks that the filter hides stay for another decision."""
    if not decided:
        return
    desk = screen.session.desk
    if desk.marks:
        desk.unmark(rows)
        screen.show_marks()
    line = screen.findings.current
    if not isinstance(line, Row) or not is_open(desk.standing(line)):
        screen.action_next_open()
