"""What pdfium is asked for, as Python values. Its handles are pointers that nobody else keeps: each is closed where it was opened.

Positions are those of the page as it is stored: points, y upwards, not turned.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as c  # type: ignore[import-untyped]

from gilint.readers.paged.matrix import Matrix
from gilint.readers.pdf.geometry import Area, around
from gilint.readers.unreadable import Reason, Unreadable

Handle = Any

TEXT: Final[int] = c.FPDF_PAGEOBJ_TEXT
PATH: Final[int] = c.FPDF_PAGEOBJ_PATH
PICTURE: Final[int] = c.FPDF_PAGEOBJ_IMAGE
FORM: Final[int] = c.FPDF_PAGEOBJ_FORM
LINE: Final[int] = c.FPDF_SEGMENT_LINETO

_REASONS: Final[dict[int, Reason]] = {c.FPDF_ERR_PASSWORD: "encrypted", c.FPDF_ERR_SECURITY: "encrypted"}
_LONGEST_NAME: Final = 2000


@dataclass(frozen=True, slots=True)
class Colour:
    """Each of them from 0 to 255."""

    red: int
    green: int
    blue: int
    alpha: int

    @property
    def lightness(self) -> int:
        return min(self.red, self.green, self.blue)


@contextmanager
def opened(data: bytes) -> Iterator[Handle]:
    """A document. Raises Unreadable: encrypted, damaged."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        raise Unreadable(_REASONS.get(fault.err_code, "damaged")) from None
    try:
        yield document.raw
    finally:
        document.close()


@contextmanager
def page_of(document: Handle, index: int) -> Iterator[Handle]:
    """Raises Unreadable: damaged."""
    page = c.FPDF_LoadPage(document, index)
    if not page:
        raise Unreadable("damaged", f"page {index + 1}")
    try:
        yield page
    finally:
        c.FPDF_ClosePage(page)


@contextmanager
def text_of(page: Handle) -> Iterator[Handle | None]:
    text = c.FPDFText_LoadPage(page)
    try:
        yield text or None
    finally:
        if text:
            c.FPDFText_ClosePage(text)


def page_count(document: Handle) -> int:
    return int(c.FPDF_GetPageCount(document))


def page_area(page: Handle) -> Area | None:
    """What of the page is shown."""
    box = c.FS_RECTF()
    if not c.FPDF_GetPageBoundingBox(page, box):
        return None
    return around([(box.left, box.bottom), (box.right, box.top)])


def quarter_turns(page: Handle) -> int:
    """How often the page is turned to the right before it is shown."""
    return max(0, int(c.FPDFPage_GetRotation(page))) % 4


def kind_of(drawn: Handle) -> int:
    return int(c.FPDFPageObj_GetType(drawn))


def address_of(drawn: Handle) -> int:
    """What tells one drawn object from another."""
    return ctypes.addressof(drawn.contents)


def child_count(page: Handle) -> int:
    return max(0, int(c.FPDFPage_CountObjects(page)))


def children(page: Handle) -> Iterator[Handle]:
    return filter(None, (c.FPDFPage_GetObject(page, index) for index in range(child_count(page))))


def child_count_of_form(form: Handle) -> int:
    return max(0, int(c.FPDFFormObj_CountObjects(form)))


def children_of_form(form: Handle) -> Iterator[Handle]:
    return filter(None, (c.FPDFFormObj_GetObject(form, index) for index in range(child_count_of_form(form))))


def matrix_of(drawn: Handle) -> Matrix:
    raw = c.FS_MATRIX()
    return _matrix(raw) if c.FPDFPageObj_GetMatrix(drawn, raw) else Matrix()


def matrix_of_letter(text: Handle, index: int) -> Matrix:
    raw = c.FS_MATRIX()
    return _matrix(raw) if c.FPDFText_GetMatrix(text, index, raw) else Matrix()


def _matrix(raw: Any) -> Matrix:
    return Matrix(raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)


def fill_of(drawn: Handle) -> Colour | None:
    """None where a pattern fills it."""
    return _colour(c.FPDFPageObj_GetFillColor, drawn)


def stroke_of(drawn: Handle) -> Colour | None:
    return _colour(c.FPDFPageObj_GetStrokeColor, drawn)


def _colour(getter: Any, drawn: Handle) -> Colour | None:
    parts = [ctypes.c_uint() for _ in range(4)]
    return Colour(*(part.value for part in parts)) if getter(drawn, *parts) else None


def is_filled(path: Handle) -> bool:
    return _drawing(path)[0]


def is_stroked(path: Handle) -> bool:
    return _drawing(path)[1]


def _drawing(path: Handle) -> tuple[bool, bool]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    known = c.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(known and fill.value), bool(known and stroke.value)


def segment_count(path: Handle) -> int:
    return max(0, int(c.FPDFPath_CountSegments(path)))


def segments(path: Handle) -> Iterator[tuple[int, float, float, bool]]:
    """Kind, end, and whether the figure closes there."""
    for index in range(segment_count(path)):
        segment = c.FPDFPath_GetPathSegment(path, index)
        yield (int(c.FPDFPathSegment_GetType(segment)), *_point(segment), bool(c.FPDFPathSegment_GetClose(segment)))


def clips(drawn: Handle) -> Iterator[tuple[int, Iterator[tuple[float, float]]]]:
    """The figures outside of which nothing of it is seen: how many points each has, and these."""
    path = c.FPDFPageObj_GetClipPath(drawn)
    for figure in range(c.FPDFClipPath_CountPaths(path) if path else 0):
        count = max(0, int(c.FPDFClipPath_CountPathSegments(path, figure)))
        yield count, (_point(c.FPDFClipPath_GetPathSegment(path, figure, index)) for index in range(count))


def _point(segment: Handle) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    c.FPDFPathSegment_GetPoint(segment, x, y)
    return x.value, y.value


def is_transparent(drawn: Handle) -> bool:
    return bool(c.FPDFPageObj_HasTransparency(drawn))


def is_invisible(text_object: Handle) -> bool:
    return bool(c.FPDFTextObj_GetTextRenderMode(text_object) == c.FPDF_TEXTRENDERMODE_INVISIBLE)


def is_plainly_filled(text_object: Handle) -> bool:
    return bool(c.FPDFTextObj_GetTextRenderMode(text_object) == c.FPDF_TEXTRENDERMODE_FILL)


def title_of(document: Handle) -> str:
    return wide(lambda buffer, size: c.FPDF_GetMetaText(document, b"Title", buffer, size))


def attachment_names(document: Handle, most: int) -> Iterator[str]:
    for index in range(min(most, c.FPDFDoc_GetAttachmentCount(document))):
        if attachment := c.FPDFDoc_GetAttachment(document, index):
            yield wide(lambda buffer, size, named=attachment: c.FPDFAttachment_GetName(named, buffer, size))


def wide(getter: Any, most: int = _LONGEST_NAME) -> str:
    """A text that pdfium writes into a buffer as UTF-16; the getter takes the buffer and its size and says how many bytes it needs.

    Empty where it is longer than `most` characters.
    """
    size = int(getter(None, 0))
    if not 0 < size <= 2 * most:
        return ""
    buffer = ctypes.create_string_buffer(size + 2)
    getter(ctypes.cast(buffer, ctypes.POINTER(c.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le", "replace").split("\x00", 1)[0].strip()
