"""OFD files as three kinds of producers write them, of what a PDF draws: converters, print drivers, and office programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from io import BytesIO
from itertools import groupby, pairwise
from zipfile import ZIP_DEFLATED, ZipFile

from tests.readers.ofd.printed import Letter, Printed, Shape, printed

NAMESPACE = "http://www.ofdspec.org/2016"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
MARGIN = 22.0
"""Millimetres at the top and at the bottom that hold headers and footers."""
PEN = 0.353
POINT = 25.4 / 72

Parts = dict[str, str]
Dialect = Callable[[bytes], bytes]


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def converter(pdf: bytes) -> bytes:
    """A text object a line with its offsets in runs, paths with a boundary of their own, absolute locations; what all pages share is drawn
    by a template, and the file is signed."""
    pages = printed(pdf)
    shared = _shared(pages)
    parts = {
        "OFD.xml": _xml(
            "OFD",
            "<ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID><ofd:Title>公开年报</ofd:Title>"
            "<ofd:CreationDate>2026-05-06</ofd:CreationDate></ofd:DocInfo><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot>"
            "<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody>",
            'DocType="OFD" Version="1.1"',
        ),
        "Doc_0/Document.xml": _xml(
            "Document",
            f"<ofd:CommonData><ofd:MaxUnitID>9999</ofd:MaxUnitID><ofd:PageArea>{_box(pages[0])}</ofd:PageArea>"
            "<ofd:PublicRes>/Doc_0/PublicRes.xml</ofd:PublicRes>"
            '<ofd:TemplatePage ID="7" Name="页眉" ZOrder="Background" BaseLoc="/Doc_0/Tpls/Tpl_0/Content.xml"/></ofd:CommonData>'
            f"{_listed(pages, '/Doc_0/Pages/Page_{}/Content.xml')}<ofd:Attachments>/Doc_0/Attachs/Attachments.xml</ofd:Attachments>",
        ),
        "Doc_0/PublicRes.xml": _xml("Res", '<ofd:Fonts><ofd:Font ID="3" FontName="宋体"/></ofd:Fonts>'),
        "Doc_0/Signs/Signatures.xml": "no markup",
        "Doc_0/Attachs/Attachments.xml": _xml(
            "Attachments", '<ofd:Attachment ID="1" Name="原件"><ofd:FileLoc>a.xml</ofd:FileLoc></ofd:Attachment>'
        ),
        "Doc_0/Tpls/Tpl_0/Content.xml": _xml("Page", f"<ofd:Content><ofd:Layer>{''.join(_lines(shared))}</ofd:Layer></ofd:Content>"),
    }
    for number, page in enumerate(pages):
        own = [letter for letter in page.letters if letter not in shared]
        drawn = "".join((*(_stroked(shape) for shape in page.shapes), *_lines(own)))
        parts[f"Doc_0/Pages/Page_{number}/Content.xml"] = _xml(
            "Page",
            f'<ofd:Template TemplateID="7" ZOrder="Background"/><ofd:Area>{_box(page)}</ofd:Area>'
            f'<ofd:Content><ofd:Layer ID="{number}1" Type="Body">{drawn}</ofd:Layer></ofd:Content>',
        )
    return zipped(parts)


def print_driver(pdf: bytes) -> bytes:
    """A text object a word, or even a letter, in points that a matrix brings to millimetres, with glyphs beside the letters; paths
    likewise, in page coordinates; blocks in blocks."""
    pages = printed(pdf)
    parts = {
        "OFD.xml": _xml("OFD", "<ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"),
        "Doc_0/Document.xml": _xml(
            "Document",
            f"<ofd:CommonData><ofd:PageArea>{_box(pages[0])}</ofd:PageArea><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData>"
            + _listed(pages, "Pages/Page_{}/Content.xml"),
        ),
        "Doc_0/DocumentRes.xml": _xml(
            "Res",
            '<ofd:ColorSpaces><ofd:ColorSpace ID="15" Type="GRAY" BitsPerComponent="8"/></ofd:ColorSpaces>'
            '<ofd:DrawParams><ofd:DrawParam ID="21" LineWidth="2"><ofd:StrokeColor ColorSpace="15" Value="0"/></ofd:DrawParam>'
            "</ofd:DrawParams>",
        ),
    }
    for number, page in enumerate(pages):
        words = "".join(_word(word) for word in _words(page.letters))
        shapes = "".join(map(_scaled, page.shapes))
        parts[f"Doc_0/Pages/Page_{number}/Content.xml"] = _xml(
            "Page",
            f'<ofd:Content><ofd:Layer ID="1"><ofd:PageBlock ID="2"><ofd:PageBlock ID="3">{shapes}</ofd:PageBlock>{words}</ofd:PageBlock>'
            "</ofd:Layer></ofd:Content>",
        )
    return zipped(parts)


def office_program(pdf: bytes) -> bytes:
    """No prefix, a page as one composite object, lines as thin filled rectangles, locations with backslashes and in other letters."""
    pages = printed(pdf)
    units: list[str] = []
    parts: Parts = {}
    for number, page in enumerate(pages):
        drawn = "".join((*map(_filled, page.shapes), *_lines(page.letters)))
        unit = f'<CompositeGraphicUnit ID="{500 + number}" Width="{page.width:.3f}" Height="{page.height:.3f}"><Content>{drawn}</Content>'
        units.append(f"{unit}</CompositeGraphicUnit>".replace("ofd:", ""))
        parts[f"doc_0/pages/page_{number}/content.XML"] = (
            f'{HEAD}<Page xmlns="{NAMESPACE}"><Area>{_box(page).replace("ofd:", "")}</Area><Content><Layer><CompositeObject ID="1" '
            f'Boundary="0 0 {page.width:.3f} {page.height:.3f}" ResourceID="{500 + number}"/></Layer></Content></Page>'
        )
    listed = _listed(pages, ".\\Pages\\Page_{}\\Content.xml").replace("ofd:", "")
    return zipped(
        {
            "OFD.XML": f'{HEAD}<OFD xmlns="{NAMESPACE}"><DocBody><DocRoot>\\Doc_0\\Document.xml</DocRoot></DocBody></OFD>',
            "Doc_0\\Document.xml": f'{HEAD}<Document xmlns="{NAMESPACE}"><CommonData><DocumentRes>Res.xml</DocumentRes></CommonData>'
            f"{listed}</Document>",
            "Doc_0/Res.xml": f'{HEAD}<Res xmlns="{NAMESPACE}"><CompositeGraphicUnits>{"".join(units)}</CompositeGraphicUnits></Res>',
            **parts,
        }
    )


DIALECTS: dict[str, Dialect] = {"converter": converter, "print driver": print_driver, "office program": office_program}


def _xml(root: str, content: str, attributes: str = "") -> str:
    return f'{HEAD}<ofd:{root} xmlns:ofd="{NAMESPACE}" {attributes}>{content}</ofd:{root}>'


def _box(page: Printed) -> str:
    return f"<ofd:PhysicalBox>0 0 {page.width:.3f} {page.height:.3f}</ofd:PhysicalBox>"


def _listed(pages: Sequence[Printed], location: str) -> str:
    listed = (f'<ofd:Page ID="{90 + number}" BaseLoc="{location.format(number)}"/>' for number, _ in enumerate(pages))
    return f"<ofd:Pages>{''.join(listed)}</ofd:Pages>"


def _shared(pages: Sequence[Printed]) -> list[Letter]:
    """What stands in the margins of all pages alike."""
    margins = [{letter for letter in page.letters if letter.y < MARGIN or letter.y > page.height - MARGIN} for page in pages]
    everywhere = set.intersection(*margins)
    return [letter for letter in pages[0].letters if letter in everywhere]


def _runs(letters: Sequence[Letter], apart: float) -> Iterator[list[Letter]]:
    """Letters of one line and one size that follow one another no further than so many sizes."""
    run: list[Letter] = []
    for letter in letters:
        follows = run and abs(letter.y - run[-1].y) < 0.01 and abs(letter.size - run[-1].size) < 0.01
        if run and not (follows and 0 < letter.x - run[-1].x < apart * letter.size):
            yield run
            run = []
        run.append(letter)
    if run:
        yield run


def _lines(letters: Sequence[Letter]) -> Iterator[str]:
    for run in _runs(letters, 2.0):
        first, size = run[0], run[0].size
        offsets = [f"{after.x - before.x:.4f}" for before, after in pairwise(run)]
        runs = ((offset, len(list(same))) for offset, same in groupby(offsets))
        delta = " ".join(f"g {count} {offset}" if count > 1 else offset for offset, count in runs)
        boundary = f"{first.x:.4f} {first.y - size:.4f} {run[-1].x - first.x + size:.4f} {size * 1.3:.4f}"
        spread = f' DeltaX="{delta}"' if delta else ""
        yield (
            f'<ofd:TextObject ID="1" Boundary="{boundary}" Font="3" Size="{size:.4f}"><ofd:FillColor Value="0 0 0"/>'
            f'<ofd:TextCode X="0" Y="{size:.4f}"{spread}>{_written(run)}</ofd:TextCode></ofd:TextObject>'
        )


def _words(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """Figures and Latin words together, each other letter by itself."""
    for run in _runs(letters, 1.0):
        for plain, together in groupby(run, key=lambda letter: letter.text.isascii() and not letter.text.isspace()):
            word = list(together)
            yield from [word] if plain else [[letter] for letter in word]


def _word(word: list[Letter]) -> str:
    first, size = word[0], word[0].size
    left, top = first.x, first.y - size
    offsets = " ".join(f"{(after.x - before.x) / POINT:.3f}" for before, after in pairwise(word))
    spread = f' DeltaX="{offsets}"' if offsets else ""
    glyphs = " ".join(str(1000 + ord(letter.text) % 3000) for letter in word)
    # The origin of the text lies in a corner of its own, from where the matrix brings it back.
    x, y = 324.419, -303.723
    ctm = f"{POINT:.6f} 0 0 {POINT:.6f} {-x * POINT:.6f} {size - y * POINT:.6f}"
    return (
        f'<ofd:TextObject ID="1" CTM="{ctm}" Boundary="{left:.6f} {top:.6f} {size * len(word):.6f} {size * 1.3:.6f}" LineWidth="1" '
        f'MiterLimit="3.527" Font="16" Size="{size / POINT:.3f}" Stroke="false" Fill="true"><ofd:FillColor ColorSpace="15" Value="0"/>'
        f'<ofd:CGTransform CodePosition="0" CodeCount="{len(word)}" GlyphCount="{len(word)}"><ofd:Glyphs>{glyphs}</ofd:Glyphs>'
        f'</ofd:CGTransform><ofd:TextCode X="{x}" Y="{y}"{spread}>{_written(word)}</ofd:TextCode></ofd:TextObject>'
    )


def _written(letters: Sequence[Letter]) -> str:
    return escape("".join(letter.text for letter in letters))


def _bounds(shape: Shape) -> tuple[float, float, float, float]:
    across, down = [x for x, _ in shape.corners], [y for _, y in shape.corners]
    return min(across), min(down), max(across), max(down)


def _data(corners: Sequence[tuple[float, float]], left: float, top: float, scale: float = 1.0) -> str:
    points = [f"{(x - left) / scale:.4f} {(y - top) / scale:.4f}" for x, y in corners]
    return f"M {points[0]} " + " ".join(f"L {point}" for point in points[1:]) + (" C" if len(points) > 2 else "")


def _stroked(shape: Shape) -> str:
    """With a boundary that has room for the pen."""
    left, top, right, bottom = _bounds(shape)
    pen = shape.width or PEN
    left, top = left - pen / 2, top - pen / 2
    filled = ' Fill="true" Stroke="false"' if shape.width is None else ""
    return (
        f'<ofd:PathObject ID="2" Boundary="{left:.4f} {top:.4f} {right - left + pen:.4f} {bottom - top + pen:.4f}" LineWidth="{pen:.4f}"'
        f"{filled}><ofd:AbbreviatedData>{_data(shape.corners, left, top)}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def _scaled(shape: Shape) -> str:
    filled = shape.width is None
    how = 'Fill="true" Stroke="false"' if filled else 'DrawParam="21"'
    return (
        f'<ofd:PathObject ID="2" Boundary="0 0 1000 1000" CTM="{POINT:.6f} 0 0 {POINT:.6f} 0 0" {how}><ofd:AbbreviatedData>'
        f"{_data(shape.corners, 0, 0, POINT)}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def _filled(shape: Shape) -> str:
    left, top, right, bottom = _bounds(shape)
    if shape.width is not None:
        half = max(shape.width, PEN) / 2
        left, top, right, bottom = left - half, top - half, right + half, bottom + half
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return (
        f'<ofd:PathObject ID="2" Boundary="{left:.4f} {top:.4f} {right - left:.4f} {bottom - top:.4f}" Fill="true" Stroke="false">'
        f'<ofd:FillColor Value="#00 #00 #00"/><ofd:AbbreviatedData>{_data(corners, left, top)}</ofd:AbbreviatedData></ofd:PathObject>'
    )
