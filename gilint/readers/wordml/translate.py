"""From the words of 2003 to those of 2006, in place: after it a tree reads as the parts of a .docx do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from gilint.readers.docx import names as docx
from gilint.readers.docx.markup import whole_number
from gilint.readers.docx.names import W
from gilint.readers.drafts.codes import format_of
from gilint.readers.markup import parse
from gilint.readers.wordml import names

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_PRESERVE: Final = "preserve"
_NUMBER_FORMAT: Final = W + "numFmt"
_MOST_CODES: Final = 255
_ANNOTATION_TYPE: Final = W + "type"


def translated(root: etree._Element) -> etree._Element:
    """A document in the namespace of 2006 with its words; comments stay where they hang, as what a reference to them holds."""
    plain = etree.tostring(root, encoding="utf-8").replace(names.WORDML.encode(), W[1:-1].encode())
    root = parse(plain, "document")
    preserve = root.get(_SPACE) == _PRESERVE
    for element in root.iter():
        tag = element.tag
        if tag == names.ANNOTATION:
            _annotation(element)
        elif tag == names.CONTENT or etree.QName(tag).namespace not in names.PLAIN_SPACES:
            element.tag = names.WRAPPER
        elif tag in names.RENAMED:
            element.tag = names.RENAMED[tag]
            _attributes(element)
        elif tag == docx.TEXT and preserve:
            element.set(_SPACE, _PRESERVE)
    return root


def comments(root: etree._Element) -> Iterator[etree._Element]:
    """Takes the comments out of a translated document, the references to them stay."""
    for reference in list(root.iter(docx.COMMENT_REFERENCE)):
        comment = etree.Element(docx.COMMENT)
        for key in (docx.ID, docx.AUTHOR, docx.DATE):
            comment.set(key, reference.get(key, ""))
        comment.extend(list(reference))
        yield comment


def _annotation(element: etree._Element) -> None:
    kind = names.KINDS.get(element.get(_ANNOTATION_TYPE, ""))
    if kind is None:
        # Outside of what is read, with all that it holds.
        element.tag = W + "annotation"
        return
    element.tag = kind
    for name, key in (("id", docx.ID), ("author", docx.AUTHOR), ("createdate", docx.DATE)):
        element.set(key, element.get(names.AML + name, ""))


def _attributes(element: etree._Element) -> None:
    for old, new in names.RENAMED_ATTRIBUTES.items():
        if old in element.attrib:
            element.set(new, element.attrib.pop(old))
    if element.tag == _NUMBER_FORMAT:
        element.set(docx.VAL, format_of(whole_number(element.get(docx.VAL), 0, _MOST_CODES)))
