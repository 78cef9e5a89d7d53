"""Tables of which a part may stand on pages that could not be read: what is blank there may only be lost."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from gilint.report.form import FormTable
from gilint.report.model import Unread
from gilint.report.statutory import Reading

UNREAD_PAGE = "unread-page"


def with_gaps(form: FormTable, reading: Reading, unread: Collection[int]) -> Reading:
    """The same with its blank cells taken as unread, where one of the `unread` pages lies within the table or beside what was found of it.

    A table of which every cell was found on neighbouring pages has no gap.
    """
    pages = {cell.place.page for cell in reading.cells if cell.place.page}
    if not pages or not unread:
        return reading
    first, last = min(pages), max(pages)
    whole = len(reading.cells) == len(form.addresses())
    if not any(first < page < last if whole else first - 1 <= page <= last + 1 for page in unread):
        return reading
    blank = tuple(cell.address for cell in reading.cells if cell.blank)
    kept = tuple(cell for cell in reading.cells if not cell.blank)
    lost = (Unread(blank, UNREAD_PAGE, reading.place),) if blank else ()
    return replace(reading, cells=kept, unread=(*reading.unread, *lost))
