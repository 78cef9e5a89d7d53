"""What a PDF that some program made draws where, taken from it letter by letter: millimetres from the upper left corner of the page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

MILLIMETRES = 25.4 / 72


@dataclass(frozen=True)
class Letter:
    """`x`, `y` is the origin on the baseline."""

    text: str
    x: float
    y: float
    size: float


@dataclass(frozen=True)
class Shape:
    """Corners of one figure; `width` of the pen, nothing where the figure is filled."""

    corners: tuple[tuple[float, float], ...]
    width: float | None


@dataclass(frozen=True)
class Printed:
    """A page as it is drawn."""

    width: float
    height: float
    letters: tuple[Letter, ...]
    shapes: tuple[Shape, ...]


def printed(pdf: bytes) -> list[Printed]:
    document = pdfium.FPDF_LoadMemDocument64(pdf, len(pdf), None)
    pages = [_page(document, index) for index in range(pdfium.FPDF_GetPageCount(document))]
    pdfium.FPDF_CloseDocument(document)
    return pages


def _page(document: Any, index: int) -> Printed:
    page = pdfium.FPDF_LoadPage(document, index)
    text = pdfium.FPDFText_LoadPage(page)
    height = pdfium.FPDF_GetPageHeightF(page)
    letters = tuple(_letters(text, height))
    objects = (pdfium.FPDFPage_GetObject(page, number) for number in range(pdfium.FPDFPage_CountObjects(page)))
    shapes = tuple(
        shape for each in objects if pdfium.FPDFPageObj_GetType(each) == pdfium.FPDF_PAGEOBJ_PATH for shape in _shapes(each, height)
    )
    size = pdfium.FPDF_GetPageWidthF(page) * MILLIMETRES, height * MILLIMETRES
    pdfium.FPDFText_ClosePage(text)
    pdfium.FPDF_ClosePage(page)
    return Printed(*size, letters, shapes)


def _letters(text: Any, height: float) -> Iterator[Letter]:
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
    for index in range(pdfium.FPDFText_CountChars(text)):
        character = chr(pdfium.FPDFText_GetUnicode(text, index))
        if pdfium.FPDFText_IsGenerated(text, index) or character in "\r\n":
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        size = pdfium.FPDFText_GetFontSize(text, index) * abs(matrix.d)
        yield Letter(character, x.value * MILLIMETRES, (height - y.value) * MILLIMETRES, size * MILLIMETRES)


def _shapes(path: Any, height: float) -> Iterator[Shape]:
    fill, stroke, width, matrix = ctypes.c_int(), ctypes.c_int(), ctypes.c_float(), pdfium.FS_MATRIX()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    pdfium.FPDFPageObj_GetStrokeWidth(path, width)
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    pen = width.value * abs(matrix.a) * MILLIMETRES if stroke.value else None
    figure: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and figure:
            yield Shape(tuple(figure), pen)
            figure = []
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        across = matrix.a * x.value + matrix.c * y.value + matrix.e
        up = matrix.b * x.value + matrix.d * y.value + matrix.f
        figure.append((across * MILLIMETRES, (height - up) * MILLIMETRES))
        if pdfium.FPDFPathSegment_GetClose(segment):
            figure.append(figure[0])
    if figure and (fill.value or stroke.value):
        yield Shape(tuple(figure), pen)
