"""Writes small PDF files by hand, for what no program makes any more, and for what is made to do harm."""

from __future__ import annotations

from collections.abc import Sequence

FONTS = "/F1 5 0 R/F2 6 0 R"
"""Helvetica, and a Chinese font that is not in the file."""
_FONTS = (
    b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[7 0 R]>>",
    b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000"
    b"/FontDescriptor 8 0 R>>",
    b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/StemV 93>>",
)


def pdf(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """A file of objects that are numbered from 1; the first is the catalogue."""
    written = bytearray(b"%PDF-1.7\n")
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer.encode(), start)
    return bytes(written)


def stream(content: bytes, said: str = "") -> bytes:
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (said.encode(), len(content), content)


def page(content: str | bytes, said: str = "", resources: str = "", more: Sequence[bytes] = (), catalogue: str = "") -> bytes:
    """A file of one page, 600 by 800 points; the objects in `more` are numbered from 9."""
    drawn = content.encode() if isinstance(content, str) else content
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R%b>>" % catalogue.encode(),
            b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 600 800]>>",
            f"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<<{FONTS}>>{resources}>>{said}>>".encode(),
            stream(drawn),
            *_FONTS,
            *more,
        ]
    )


def pages(count: int) -> bytes:
    """A file of blank pages."""
    kids = " ".join(f"{number} 0 R" for number in range(3, count + 3))
    tree = f"<</Type/Pages/Kids[{kids}]/Count {count}/MediaBox[0 0 600 800]>>".encode()
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", tree, *[b"<</Type/Page/Parent 2 0 R>>"] * count])


def form(content: str, resources: str = "") -> bytes:
    """A drawing that is used as one object."""
    return stream(content.encode(), f"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<<{FONTS}>>{resources}>>")


def picture(said: str = "") -> bytes:
    """A picture of one grey dot."""
    return stream(b"\x80", f"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8{said}")


def text(words: str, x: float = 100, y: float = 700, size: float = 12, set_so: str = "") -> str:
    """Words in one line; `set_so` stands before them, as a colour."""
    font, shown = ("F1", f"({words})") if words.isascii() else ("F2", f"<{words.encode('utf-16-be').hex()}>")
    return f"BT {set_so} /{font} {size} Tf 1 0 0 1 {x} {y} Tm {shown} Tj ET\n"
