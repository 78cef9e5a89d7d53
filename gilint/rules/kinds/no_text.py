"""A document of pictures without text or attachment: a scan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gilint.document import Document
from gilint.findings import Location
from gilint.rules.kinds._volume import characters
from gilint.rules.model import Hit

NEEDS = "document"


@dataclass(frozen=True, slots=True)
class Params:
    """Fewer than `fewest` characters beside pictures are no text: a stamp or a page number may still have been read."""

    fewest: int


def check(params: Params, document: Document) -> Iterator[Hit]:
    images = list(document.images())
    if images and not any(document.attachments()) and characters(document) < params.fewest:
        yield Hit(Location(images[0].place), {"images": str(len(images))})
