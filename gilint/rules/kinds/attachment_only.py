"""A page that merely points to the report: to an attachment, or to a picture of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gilint.document import Document, Place
from gilint.findings import Location
from gilint.rules.kinds._patterns import any_matches, occurrences, pattern_faults
from gilint.rules.kinds._volume import characters
from gilint.rules.model import Hit, Subject

NEEDS = "file"


@dataclass(frozen=True, slots=True)
class Params:
    """At most `most_parts` headings, no statutory table and less than `fewest` characters. `words` point to a file.

    `about` has to match somewhere, the names of attachments and the file's own title included, since other documents have attachments too.
    """

    most_parts: int
    fewest: int
    about: tuple[str, ...]
    words: tuple[str, ...] = ()


def faults(params: Params) -> Iterator[tuple[str, str]]:
    yield from pattern_faults("about", params.about)
    yield from pattern_faults("words", params.words)


def check(params: Params, subject: Subject) -> Iterator[Hit]:
    document, report = subject.document, subject.report
    if document is None or characters(document) >= params.fewest:
        return
    if report is not None and (len(report.parts) > params.most_parts or any(table.state == "read" for table in report.tables.values())):
        return
    if report is None and not any(any_matches(params.about, text) for text in _texts(document)):
        return
    for name, place in _pointers(params, document):
        yield Hit(Location(place, quote=name), {"target": name})
        return


def _texts(document: Document) -> Iterator[str]:
    yield document.title
    yield from (attachment.name for attachment in document.attachments())
    yield from (paragraph.text for paragraph in document.paragraphs())


def _pointers(params: Params, document: Document) -> Iterator[tuple[str, Place]]:
    yield from ((attachment.name, attachment.place) for attachment in document.attachments())
    for paragraph in document.paragraphs():
        yield from ((match.group(), paragraph.place) for pattern in params.words for match in occurrences(pattern, paragraph.text))
    yield from ((image.name, image.place) for image in document.images())
