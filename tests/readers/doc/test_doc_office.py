"""Old Word files that an office program made of new ones: both are read alike."""

from __future__ import annotations

import pytest

from gilint.document import Paragraph
from gilint.readers import Limits, read
from gilint.readers.doc import read_doc
from gilint.readers.docx import read_docx
from tests.readers.doc.traps import traps

TRAPS = traps()


@pytest.mark.parametrize("name", sorted(TRAPS))
def test_the_old_file_reads_as_the_new_one(old_files: dict[str, bytes], name: str) -> None:
    old, new = read_doc(old_files[name], Limits()), read_docx(TRAPS[name], Limits())
    assert new.blocks
    assert old.blocks == new.blocks
    assert old.notes == new.notes
    assert old.margins == new.margins
    assert old.comments == new.comments


def test_it_is_read_by_whatever_name(old_files: dict[str, bytes]) -> None:
    named = [read(old_files["numbers"], name) for name in ("年报.wps", "年报.doc")]
    assert named[0] == named[1]
    assert isinstance(named[0].blocks[0], Paragraph)
    assert named[0].blocks[0].text == "一、总体情况"
