"""One tiny file of each format, made here, that gilint tries its readers on."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Final
from zipfile import ZipFile

from gilint.doctor.compound import compound

SENTENCE: Final = "Report of 2024"
"""What each of them says. In English, since letters of a PDF need no font then."""

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_WORDML: Final = "http://schemas.microsoft.com/office/word/2003/wordml"
_ODF: Final = "urn:oasis:names:tc:opendocument:xmlns"
_ODT_TYPE: Final = "application/vnd.oasis.opendocument.text"
_OFD: Final = "http://www.ofdspec.org/2016"


def _docx() -> bytes:
    relation = f'<Relationship Id="r1" Type="{_MAIN}" Target="word/document.xml"/>'
    body = f"<w:body><w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p></w:body>"
    return _zipped(
        {
            "_rels/.rels": f'<Relationships xmlns="{_RELATIONSHIPS}">{relation}</Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{_W}">{body}</w:document>',
        }
    )


def _wordml() -> bytes:
    body = f"<w:body><w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p></w:body>"
    return f'<?xml version="1.0"?><w:wordDocument xmlns:w="{_WORDML}">{body}</w:wordDocument>'.encode()


def _odt() -> bytes:
    text = f'<text:p xmlns:text="{_ODF}:text:1.0">{SENTENCE}</text:p>'
    body = f"<office:body><office:text>{text}</office:text></office:body>"
    content = f'<office:document-content xmlns:office="{_ODF}:office:1.0">{body}</office:document-content>'
    return _zipped({"mimetype": _ODT_TYPE, "content.xml": content})


def _ofd() -> bytes:
    def part(name: str, inside: str) -> str:
        return f'<ofd:{name} xmlns:ofd="{_OFD}">{inside}</ofd:{name}>'

    drawn = f'<ofd:TextCode X="0" Y="8" DeltaX="g {len(SENTENCE) - 1} 4">{SENTENCE}</ofd:TextCode>'
    text = f'<ofd:TextObject ID="4" Boundary="20 20 100 10" Font="3" Size="8">{drawn}</ofd:TextObject>'
    area = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    common = f"<ofd:CommonData><ofd:MaxUnitID>4</ofd:MaxUnitID>{area}</ofd:CommonData>"
    pages = '<ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>'
    return _zipped(
        {
            "OFD.xml": part("OFD", "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"),
            "Doc_0/Document.xml": part("Document", common + pages),
            "Doc_0/Pages/Page_0/Content.xml": part("Page", f'<ofd:Content><ofd:Layer ID="2">{text}</ofd:Layer></ofd:Content>'),
        }
    )


def _doc() -> bytes:
    """The least that [MS-DOC] asks for: a header, the text, and a table of pieces with one piece."""
    text = (SENTENCE + "\r").encode("ascii")
    start = 0x600
    eight_bits = 0x40000000
    piece = struct.pack("<IIHIH", 0, len(text), 0, start * 2 | eight_bits, 0)
    pieces = b"\x02" + struct.pack("<I", len(piece)) + piece
    head = bytearray(start)
    struct.pack_into("<HHHHHH", head, 0, 0xA5EC, 0x00C1, 0, 0x0409, 0, 0x1200)
    struct.pack_into("<II", head, 0x18, start, start + len(text))
    struct.pack_into("<H", head, 0x20, 14)
    struct.pack_into("<H", head, 0x3E, 22)
    struct.pack_into("<I", head, 0x4C, len(text))
    struct.pack_into("<H", head, 0x98, 0x5D)
    struct.pack_into("<II", head, 0x1A2, 0, len(pieces))
    return compound({"1Table": pieces, "WordDocument": bytes(head) + text})


def _pdf() -> bytes:
    drawn = f"BT /F1 12 Tf 72 720 Td ({SENTENCE}) Tj ET"
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    text = "%PDF-1.4\n"
    places: list[int] = []
    for number, each in enumerate(objects, start=1):
        places.append(len(text))
        text += f"{number} 0 obj{each}endobj\n"
    listed = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(text)}\n%%EOF\n"
    return f"{text}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{listed}{end}".encode("ascii")


def _rtf() -> bytes:
    return f"{{\\rtf1\\ansi {SENTENCE}\\par}}".encode()


def _html() -> bytes:
    return f"<!DOCTYPE html><html><body><p>{SENTENCE}</p></body></html>".encode()


def _mht() -> bytes:
    head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=part\r\n\r\n"
    page = f"--part\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{_html().decode()}\r\n"
    return f"{head}{page}--part--\r\n".encode()


def _text() -> bytes:
    return f"{SENTENCE}\n".encode()


def _zipped(parts: Mapping[str, str]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return stream.getvalue()


SAMPLES: Final[Mapping[str, Callable[[], bytes]]] = {
    "docx": _docx,
    "doc": _doc,
    "wordml": _wordml,
    "odt": _odt,
    "rtf": _rtf,
    "pdf": _pdf,
    "ofd": _ofd,
    "html": _html,
    "mht": _mht,
    "text": _text,
}
"""By kind. The formats of `office` can only be tried by starting LibreOffice, on any of these."""
