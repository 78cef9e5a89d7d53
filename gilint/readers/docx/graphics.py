"""Drawings: the pictures, embedded files and text boxes inside them, in the order in which they are drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from gilint.readers.docx import names
from gilint.readers.docx.package import Relationship
from gilint.readers.docx.text import alternative
from gilint.readers.drafts.drafts import ObjectDraft, PictureDraft

Drawn = PictureDraft | ObjectDraft | etree._Element


def drawn(graphic: etree._Element, relationships: Mapping[str, Relationship]) -> Iterator[Drawn]:
    """What a drawing holds; a text box comes as the element whose content is text again."""

    def target(identity: str | None) -> str:
        file = relationships.get(identity or "")
        return file.target if file else ""

    name = ""
    waiting = [graphic]
    while waiting:
        element = waiting.pop()
        tag = element.tag
        if tag == names.TEXT_BOX:
            yield element
        elif tag == names.ALTERNATIVES:
            waiting.append(alternative(element))
        else:
            if tag in names.PICTURE_NAMES:
                name = element.get("descr") or element.get("name") or ""
            elif tag == names.PICTURE:
                yield PictureDraft(name or target(element.get(names.EMBED) or element.get(names.LINK)))
            elif tag == names.OLD_PICTURE:
                yield PictureDraft(element.get(names.OLD_PICTURE_TITLE) or target(element.get(names.RELATIONSHIP)))
            elif tag == names.EMBEDDED_OBJECT:
                yield ObjectDraft(element.get("ProgID") or "", target(element.get(names.RELATIONSHIP)))
            waiting.extend(reversed(element))
