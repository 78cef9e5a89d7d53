"""What the details pane tells of a row: the finding in full, and what was decided on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from gilint.output.harmless import harmless
from gilint.output.lines import Line, Span, wrap
from gilint.preview.details import details
from gilint.triage.rows import Row
from gilint.triage.session import Session
from gilint.wording import say


def told(session: Session, row: Row, width: int) -> Sequence[Line]:
    """Lines of at most `width` cells; a finding that is gone has only its row left to tell."""
    if width < 1:
        return ()
    return *_decided(session, row, width), *_finding(session, row, width)


def _finding(session: Session, row: Row, width: int) -> Sequence[Line]:
    checked, finding = session.found(row)
    if checked is not None and finding is not None:
        return details(finding, session.rules[row.code], checked, session.lang, width)
    head = f"{say(f'stage.{session.desk.standing(row)}', session.lang)} {row.code} {row.place}{say('colon', session.lang)}{row.message}"
    return [(Span(line),) for line in wrap(head, width)]


def _decided(session: Session, row: Row, width: int) -> Iterator[Line]:
    """The decision, its reason and note; nothing where nothing was decided."""
    decision = session.desk.decisions.get(row.fingerprint)
    if decision is None:
        return
    lang = session.lang
    stage = say(f"stage.{session.desk.standing(row)}", lang)
    state = say("screen.decision.by", lang, state=stage, who=decision.who, when=decision.when.replace("T", " ")[:16])
    until = say("comma", lang) + say("screen.decision.until", lang, until=decision.until) if decision.until else ""
    for key, text in (("screen.decision", state + until), ("screen.reason", decision.reason), ("screen.noted-by", decision.note)):
        if text:
            label = say(key, lang)
            first, *rest = wrap(label + harmless(text), width, cell_len(label))
            yield Span(first[: len(label)], "frame"), Span(first[len(label) :], "strong")
            yield from ((Span(line, "strong"),) for line in rest)
    yield ()
