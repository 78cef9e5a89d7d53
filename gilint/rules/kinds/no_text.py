"""A document of pictures without text or attachment: a scan; and single pages that hold a picture, or letters that nobody can tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from gilint.document import Document, Note
from gilint.findings import Location
from gilint.rules.kinds._volume import characters
from gilint.rules.model import Hit
from gilint.wording import Text

NEEDS = "document"


@dataclass(frozen=True, slots=True)
class Params:
    """Fewer than `fewest` characters beside pictures are no text: a stamp or a page number may still have been read.

    The variants `pages` (pictures) and `letters` tell of single pages; `guessed`, a warning, of pages whose text a program took from a
    picture.
    """

    fewest: int


def check(params: Params, document: Document) -> Iterator[Hit]:
    images = list(document.images())
    if images and not any(document.attachments()) and characters(document) < params.fewest:
        yield Hit(Location(images[0].place), {"images": str(len(images))})
        return
    unread, guessed = document.noted("unread-page"), document.noted("guessed-page")
    yield from _told("pages", [note for note in unread if note.text == "picture"])
    yield from _told("letters", [note for note in unread if note.text != "picture"])
    for hit in _told("guessed", guessed):
        yield Hit(hit.location, hit.values, "guessed", level="warning")


def _told(variant: str, notes: Sequence[Note]) -> Iterator[Hit]:
    pages = sorted({note.place.page or 0 for note in notes})
    if pages:
        runs = [[page for _, page in run] for _, run in groupby(enumerate(pages), key=lambda item: item[1] - item[0])]
        told = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
        yield Hit(Location(notes[0].place), {"pages": Text("、".join(told), ", ".join(told))}, variant)
