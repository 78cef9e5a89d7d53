"""What is to be said about a finding, for the pane beside the document."""

from __future__ import annotations

from gilint.checking import Checked
from gilint.findings import Finding
from gilint.output.details import hanging, headline, said
from gilint.output.lines import Line
from gilint.output.telling import place_words
from gilint.rules.model import Rule
from gilint.wording import Language, say


def details(finding: Finding, rule: Rule, checked: Checked, lang: Language, width: int) -> tuple[Line, ...]:
    """Its head, where it is, what should stand there and what does, why, what to do, what it rests on, and how sure it is."""
    place = say("joint", lang).join(place_words(finding.location, checked.report, lang))
    pairs = [*([(say("detail.place", lang), place)] if place else ()), *said(finding, rule, checked.report, lang)]
    return *headline(finding, rule, lang, width), *(line for head, text in pairs for line in hanging(head, text, width))
