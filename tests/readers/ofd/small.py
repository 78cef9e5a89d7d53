"""Small OFD files written by hand, so that a test shows the very markup it is about."""

from __future__ import annotations

from collections.abc import Sequence

from gilint.document import Document
from gilint.readers import Limits
from gilint.readers.ofd import read_ofd
from tests.readers.ofd.made import HEAD, NAMESPACE, zipped

LINE = 8.0
"""Millimetres from one line to the next."""


def xml(root: str, content: str) -> str:
    return f'{HEAD}<ofd:{root} xmlns:ofd="{NAMESPACE}">{content}</ofd:{root}>'


def layer(content: str, attributes: str = "") -> str:
    return f"<ofd:Content><ofd:Layer {attributes}>{content}</ofd:Layer></ofd:Content>"


def line(text: str, number: int = 1, attributes: str = "", inside: str = "") -> str:
    """The n-th line of a page, its letters a size apart."""
    return (
        f'<ofd:TextObject ID="1" Boundary="25 {30 + LINE * number} 160 6" Font="3" Size="4" {attributes}>{inside}'
        f'<ofd:TextCode X="0" Y="4" DeltaX="g {max(len(text) - 1, 1)} 4">{text}</ofd:TextCode></ofd:TextObject>'
    )


def stroke(*points: tuple[float, float], attributes: str = "", inside: str = "") -> str:
    """A path in millimetres of the page."""
    corners = [f"{x} {y}" for x, y in points]
    data = f"M {corners[0]} " + " ".join(f"L {corner}" for corner in corners[1:])
    return (
        f'<ofd:PathObject ID="2" Boundary="0 0 210 297" {attributes}>{inside}'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def table(rows: Sequence[Sequence[str]], top: float = 60.0, attributes: str = "", inside: str = "") -> str:
    """A ruled table whose cells are 30 by 8 millimetres."""
    width, height = 30.0, 8.0
    right, bottom = 25 + width * len(rows[0]), top + height * len(rows)
    across = [stroke((25, y), (right, y), attributes=attributes, inside=inside) for y in _edges(top, height, len(rows))]
    down = [stroke((x, top), (x, bottom), attributes=attributes, inside=inside) for x in _edges(25, width, len(rows[0]))]
    words = [
        f'<ofd:TextObject ID="1" Boundary="{27 + width * column} {top + 1 + height * row} 28 6" Font="3" Size="4">'
        f'<ofd:TextCode X="0" Y="4" DeltaX="{"2 " * len(text)}">{text}</ofd:TextCode></ofd:TextObject>'
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    return "".join((*across, *down, *words))


def build(
    *contents: str,
    common: str = "",
    beside: str = "",
    info: str = "",
    pages: str | None = None,
    parts: dict[str, str | bytes] | None = None,
) -> bytes:
    """Of the contents of pages; `common` and `beside` stand in Document.xml, `info` in the entry."""
    listed = "".join(f'<ofd:Page ID="{90 + n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n, _ in enumerate(contents))
    area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    return zipped(
        {
            "OFD.xml": xml(
                "OFD", f"<ofd:DocBody><ofd:DocInfo>{info}</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
            ),
            "Doc_0/Document.xml": xml(
                "Document",
                f"<ofd:CommonData>{area}{common}</ofd:CommonData><ofd:Pages>{listed if pages is None else pages}</ofd:Pages>{beside}",
            ),
            **{f"Doc_0/Pages/Page_{n}/Content.xml": xml("Page", content) for n, content in enumerate(contents)},
            **(parts or {}),
        }
    )


def read(*contents: str, **beside: object) -> Document:
    return read_ofd(build(*contents, **beside), Limits())  # type: ignore[arg-type]


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs()]


def _edges(first: float, step: float, count: int) -> list[float]:
    return [first + step * number for number in range(count + 1)]
