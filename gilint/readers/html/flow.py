"""An element's content in reading order: lines of text, pictures, files, and whatever has to be treated on its own."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from gilint.document import NoteKind
from gilint.readers.html.links import embedded_file, file_name, link_kind, names_file, picture
from gilint.readers.html.numbering import Counter, counter
from gilint.readers.html.tree import Element, Run
from gilint.readers.html.whitespace import collapse

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ol", "ul", "menu", "dir"})


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text as a browser breaks it; never quite empty, but it may hold nothing else than hard blanks."""

    text: str
    number: str = ""
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that is no decoration."""

    name: str


@dataclass(frozen=True, slots=True)
class FileLink:
    """A link to a file."""

    name: str
    target: str


@dataclass(frozen=True, slots=True)
class Unseen:
    """Text that a reader of the page would not notice."""

    kind: NoteKind
    text: str


Piece = Line | Picture | FileLink | Unseen | Element


def pieces(root: Element, apart: Container[Element]) -> Iterator[Piece]:
    """What an element holds; elements that are `apart` are handed out whole, in their place."""
    writer = _Writer()
    writer.enter(root)
    walks = [(root, iter(root.children))]
    while walks:
        element, children = walks[-1]
        child = next(children, None)
        if child is None:
            walks.pop()
            writer.leave(element)
            if element.display != "inline":
                yield from writer.line()
        elif isinstance(child, Run):
            for number, part in enumerate(child.text.split("\n") if writer.preserving else [child.text]):
                if number:
                    yield from writer.line()
                writer.write(part, child.hidden, child.pale)
        elif child in apart:
            yield from writer.line()
            yield child
        elif child.display == "none":
            writer.write("".join(run.text for run in child.runs()), hidden=True)
        else:
            if child.display != "inline" or child.tag == "br":
                yield from writer.line()
            writer.enter(child)
            walks.append((child, iter(child.children)))
    yield from writer.line()


class _Writer:
    """Gathers the line under way, and knows the lists, headings and links that it stands in."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._unseen: dict[NoteKind, list[str]] = {}
        self._after: list[Piece] = []
        self._headings: list[int] = []
        self._level: int | None = None
        self._lists: list[Counter | None] = []
        self._number = ""
        self._links: list[list[str]] = []
        self.preserving = 0

    def enter(self, element: Element) -> None:
        tag = element.tag
        self.preserving += element.preserves
        if tag in _HEADINGS:
            self._headings.append(_HEADINGS[tag])
        elif tag in _LISTS:
            self._lists.append(counter(element) if tag == "ol" else None)
        elif tag == "li":
            counting = self._lists[-1] if self._lists else None
            self._number = counting.number(element) if counting else ""
        elif tag == "a":
            self._links.append([])
        elif tag == "img" and (name := picture(element)):
            self._after.append(Picture(name))
        elif target := embedded_file(element):
            self._after.append(FileLink(file_name(target), target))

    def leave(self, element: Element) -> None:
        tag = element.tag
        self.preserving -= element.preserves
        if tag in _HEADINGS:
            self._headings.pop()
        elif tag in _LISTS:
            self._lists.pop()
        elif tag == "a":
            text = collapse("".join(self._links.pop()))
            target = element.attributes.get("href", "").strip()
            kind = link_kind(element)
            if kind == "file" or (kind == "page" and names_file(text)):
                self._after.append(FileLink(text or file_name(target), target))

    def write(self, text: str, hidden: bool = False, pale: bool = False) -> None:
        if hidden or pale:
            self._unseen.setdefault("hidden-text" if hidden else "invisible-colour", []).append(text)
        if not hidden:
            self._text.append(text)
            self._level = self._headings[-1] if self._headings else None
            if self._links:
                self._links[-1].append(text)

    def line(self) -> Iterator[Piece]:
        """End the line under way: the line, then what stood in it."""
        text = collapse("".join(self._text))
        self._text.clear()
        if text:
            yield Line(text, self._number, self._level)
            self._number = ""
        for kind, parts in self._unseen.items():
            quote = collapse("".join(parts))
            if quote.strip():
                yield Unseen(kind, quote)
        self._unseen.clear()
        yield from self._after
        self._after = []
