"""Files that are broken, or made to do harm, as small as they can be."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from tests import specimens, writers

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OPEN = f'<w:document xmlns:w="{W}"><w:body>'
CLOSE = "</w:body></w:document>"


def package(*members: tuple[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as zipped:
        for name, content in members:
            zipped.writestr(name, content)
    return stream.getvalue()


def word(document: str | bytes, *more: tuple[str, str | bytes]) -> bytes:
    """A Word file whose main part is this; no relationships, as the smallest ones have none."""
    return package(("word/document.xml", document), *more)


def good_word() -> bytes:
    return writers.docx(specimens.document())


def paragraphs(text: str) -> str:
    return f"{OPEN}<w:p><w:r><w:t>{text}</w:t></w:r></w:p>{CLOSE}"


def lying_about_sizes() -> bytes:
    """100 MB of blanks of which the directory and the local head claim 1000 bytes."""
    data = bytearray(word(OPEN + " " * 100_000_000 + CLOSE))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark) + offset
        data[at : at + 4] = struct.pack("<I", 1000)
    return bytes(data)


def claiming_gigabytes() -> bytes:
    """A good file whose directory claims four gigabytes of each part."""
    data = bytearray(good_word())
    at = data.find(b"PK\x01\x02")
    while at != -1:
        struct.pack_into("<I", data, at + 24, 0xFFFFFFF0)
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def wrong_checksum() -> bytes:
    data = bytearray(word(paragraphs("一")))
    at = data.index(b"PK\x01\x02") + 16
    data[at : at + 4] = b"\0\0\0\0"
    return bytes(data)


def twice() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as zipped:
        zipped.writestr("word/document.xml", paragraphs("一"))
        zipped.writestr("Word/document.xml", paragraphs("二"))
    return stream.getvalue()


def broken_lzma() -> bytes:
    """A text document that says what it is in a part packed as none may be, and so that it cannot be unpacked either."""
    data = bytearray(package(("mimetype", "application/vnd.oasis.opendocument.text" * 20), compression=zipfile.ZIP_LZMA))
    begin = data.index(b"mimetype") + 17
    data[begin : begin + 30] = bytes(byte ^ 0xA5 for byte in data[begin : begin + 30])
    return bytes(data)


def beyond(data: bytes) -> bytes:
    """A zip of one member, whose directory says that it lies further off than any file reaches."""
    at, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    far = struct.pack("<2HQ", 1, 8, 2**64 - 1)
    entry = bytearray(data[at:end] + far)
    struct.pack_into("<H", entry, 30, len(far))
    struct.pack_into("<I", entry, 42, 0xFFFFFFFF)
    last = bytearray(data[end:])
    struct.pack_into("<I", last, 12, len(entry))
    return data[:at] + bytes(entry) + bytes(last)


def many_members() -> bytes:
    return package(*((f"word/{number}.xml", "") for number in range(100_000)), compression=zipfile.ZIP_STORED)


def entities(where: str, encoding: str = "utf-8") -> bytes:
    """Entities of entities, used in a text or in an attribute."""
    declared = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    use = f'<w:p w:rsidR="{"&e11;" if where == "attribute" else ""}"><w:r><w:t>{"&e11;" if where == "text" else ""}</w:t></w:r></w:p>'
    head = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY e0 "一">{declared}]>'
    return word(f"{head}{OPEN}{use}{CLOSE}".encode(encoding))


def quadratic() -> bytes:
    head = f'<!DOCTYPE d [<!ENTITY e "{"一" * 100_000}">]>'
    return word(f"{head}{paragraphs('&e;' * 10_000)}")


def outside(declared: str) -> bytes:
    return word(f"<!DOCTYPE d {declared}>{paragraphs('&x;' if 'ENTITY' in declared else '一')}")


def nested(depth: int) -> str:
    return f"{OPEN}{'<w:sdt><w:sdtContent>' * depth}<w:p/>{'</w:sdtContent></w:sdt>' * depth}{CLOSE}"


def wide_cell() -> bytes:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>'
    return word(f"{OPEN}<w:tbl>{f'<w:tr>{cell * 40}</w:tr>' * 4000}</w:tbl>{CLOSE}")


def looping_styles() -> bytes:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % 3}"/><w:link w:val="s{n}"/></w:style>'
        for n in range(3)
    )
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:numStyleLink w:val="s{n}"/></w:abstractNum>'
        f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>'
        for n in range(3)
    )
    relations = "".join(f'<Relationship Id="r{name}" Type="x/{name}" Target="{name}.xml"/>' for name in ("styles", "numbering"))
    paragraph = (
        '<w:p><w:pPr><w:pStyle w:val="s0"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>一</w:t></w:r></w:p>'
    )
    return word(
        f"{OPEN}{paragraph}{CLOSE}",
        ("word/styles.xml", f'<w:styles xmlns:w="{W}">{styles}</w:styles>'),
        ("word/numbering.xml", f'<w:numbering xmlns:w="{W}">{lists}</w:numbering>'),
        (
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>',
        ),
    )


def compound(*names: str) -> bytes:
    """The head of a compound file (OLE) with a directory of streams of these names."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<I", 0) + b"\xff" * (512 - len(head) - 4)
    table = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE) + b"\xff" * (512 - 8)
    entries = [_entry("Root Entry", 5, 1 if names else 0xFFFFFFFF)]
    entries += [_entry(name, 2, 0xFFFFFFFF, index + 2 if index + 1 < len(names) else 0xFFFFFFFF) for index, name in enumerate(names)]
    directory = b"".join(entries)[:512]
    return head + table + directory + bytes(512 - len(directory))


def _entry(name: str, kind: int, child: int, right: int = 0xFFFFFFFF) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    return (
        encoded.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(encoded), kind, 1, 0xFFFFFFFF, right, child)
        + bytes(36)
        + struct.pack("<III", 0xFFFFFFFE, 0, 0)
    )


def pdf(*objects: bytes, root: int = 1) -> bytes:
    """Objects from 1 on, with a cross-reference table that is right."""
    out = bytearray(b"%PDF-1.4\n")
    places: list[int] = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out) + b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, start)


def stream(data: bytes, more: bytes = b"") -> bytes:
    packed = zlib.compress(data, 9)
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (len(packed), more, packed)


def pdf_page(content: bytes, resources: bytes = b"<< >>", *more: bytes) -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources %s >>" % resources
    return pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, content, *more)


def page_tree_loop() -> bytes:
    kids = b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000 /Parent 2 0 R >>"
    return pdf(b"<< /Type /Catalog /Pages 2 0 R >>", kids)


def deep_page_tree(depth: int = 20_000) -> bytes:
    """Each level of the tree holds one other, and the last one a page."""
    levels = (b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % number for number in range(3, depth + 3))
    return pdf(b"<< /Type /Catalog /Pages 2 0 R >>", *levels, b"<< /Type /Page /MediaBox [0 0 9 9] >>")


def looping_object_stream() -> bytes:
    """The catalogue lies in a stream of objects that extends itself, and the cross-references go on where they began."""
    head = b"%PDF-1.5\n"
    objects = stream(b"1 0 2 32 << /Type /Catalog /Pages 2 0 R >> << /Type /Pages /Kids [2 0 R] /Count 9 >>", _OBJECTS)
    begin = len(head) + len(objects) + len(b"5 0 obj\n\nendobj\n")
    rows = ((0, 0, 255), (2, 5, 0), (2, 5, 1), (0, 0, 0), (0, 0, 0), (1, len(head), 0), (1, begin, 0))
    table = stream(b"".join(struct.pack(">BHB", *row) for row in rows), b"/Type /XRef /Size 7 /W [1 2 1] /Root 1 0 R /Prev %d" % begin)
    body = b"5 0 obj\n%s\nendobj\n6 0 obj\n%s\nendobj\n" % (objects, table)
    return head + body + b"startxref\n%d\n%%%%EOF\n" % begin


_OBJECTS = b"/Type /ObjStm /N 2 /First 9 /Extends 5 0 R"


def many_pages() -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    kids = b" ".join(b"3 0 R" for _ in range(50_000))
    return pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count 50000 >>" % kids, page)


def stream_bomb(layers: int = 2) -> bytes:
    data = b" " * 300_000_000
    for _ in range(layers - 1):
        data = zlib.compress(data, 9)
    return pdf_page(stream(data, b"").replace(b"/Filter /FlateDecode", b"/Filter [%s]" % (b"/FlateDecode " * layers)))


def path_storm() -> bytes:
    return pdf_page(stream(b"".join(b"%d %d m %d %d l S\n" % (n % 595, n % 842, (n * 7) % 595, (n * 3) % 842) for n in range(600_000))))


def self_drawing() -> bytes:
    """A form that draws itself twice."""
    form = stream(b"/F Do /F Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >>")
    return pdf_page(stream(b"/F Do"), b"<< /XObject << /F 5 0 R >> >>", form)


def nested_zips(depth: int) -> bytes:
    data = package(("报告.docx", good_word()))
    for level in range(depth):
        data = package((f"{level}.zip", data))
    return data


def overlapping() -> bytes:
    """A directory whose thousand members are all the same ten megabytes."""
    one = package(("a.docx", b"\0" * 10_000_000))
    at = one.index(b"PK\x01\x02")
    entry, size = one[at : one.index(b"PK\x05\x06")], 1000
    directory = b"".join(entry.replace(b"a.docx", b"%d.docx" % (number % 10)) for number in range(size))
    return one[:at] + directory + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, size, size, len(directory), at, 0)


def repeated_cells() -> bytes:
    """A flat OpenDocument file with a billion times a billion cells."""
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text"))
    cell = '<table:table-cell table:number-columns-repeated="1000000000"><text:p>1</text:p></table:table-cell>'
    table = f'<table:table><table:table-row table:number-rows-repeated="1000000000">{cell}</table:table-row></table:table>'
    body = f"<office:body><office:text>{table}<text:p>总体情况</text:p></office:text></office:body>"
    return f'<office:document {spaces} office:mimetype="application/vnd.oasis.opendocument.text">{body}</office:document>'.encode()


def mail_in_mail(depth: int) -> bytes:
    parts = (b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (number, number) for number in range(depth))
    return b"MIME-Version: 1.0\r\n" + b"".join(parts)


def calling(address: str) -> dict[str, bytes]:
    """Files that name something at an address, in the ways in which programs that open them would ask for it."""
    relations = "".join(
        f'<Relationship Id="r{kind}" Type="x/{kind}" Target="{address}/{kind}" TargetMode="External"/>'
        for kind in ("image", "attachedTemplate", "subDocument", "oleObject")
    )
    picture = f'<draw:frame><draw:image xlink:href="{address}/odt.png" xlink:type="simple" xlink:actuate="onLoad"/></draw:frame>'
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for name, long in (("office", "office"), ("text", "text"), ("draw", "drawing"))
    )
    page = f'<img src="{address}/a.png"><link rel=stylesheet href="{address}/a.css"><iframe src="{address}/b"></iframe><p>总体情况</p>'
    wordml = f'<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata src="{address}/wordml.png"/></v:shape></w:pict>'
    return {
        "链接.docx": word(
            paragraphs("一"),
            (
                "word/_rels/document.xml.rels",
                f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>',
            ),
        ),
        "链接.html": f"<!DOCTYPE html><html><head><base href='{address}'></head><body>{page * 3}</body></html>".encode(),
        "链接.mht": (
            "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n"
            f"Content-Location: {address}/page\r\n\r\n<html><body>{page}</body></html>\r\n--x--\r\n"
        ).encode(),
        "链接.rtf": (
            f"{{\\rtf1{{\\*\\template {address}/t.dot}}"
            f'{{\\field{{\\*\\fldinst INCLUDEPICTURE "{address}/rtf.png" \\\\d}}{{\\fldrslt x}}}}}}'
        ).encode(),
        "链接.fodt": (
            f'<?xml version="1.0"?><office:document {spaces} xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>'
            f"<text:p>{picture}x</text:p></office:text></office:body></office:document>"
        ).encode(),
        "链接.pdf": pdf_page(b"<< /Length 0 >>\nstream\n\nendstream", b"<< >>", b"<< /S /URI /URI (%s/pdf) >>" % address.encode()).replace(
            b"/Type /Catalog", b"/Type /Catalog /OpenAction 5 0 R"
        ),
        "链接.doc": (
            '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
            f'<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p><w:r>{wordml}<w:t>x</w:t></w:r></w:p></w:body>'
            "</w:wordDocument>"
        ).encode(),
    }


Maker = Callable[[], bytes]
