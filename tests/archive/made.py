"""Reports of invented organs as members of a run."""

from __future__ import annotations

from typing import Any

from gilint.readers import read
from gilint.report.collection import Member
from gilint.report.recognise import recognise
from tests import specimens, writers
from tests.clean.word import word

OTHER_WORDS = {
    "1": ("本年度在公开栏张贴办事指南和惠农补贴名单共12次，栏目设在办事大厅门口。", "没有收到政府信息公开申请，也没有举办培训。"),
    "5": ("存在的问题是人手少、更新不及时，以后由党政办公室的两名同志轮流负责。",),
}
"""What another organ says in parts one and five."""


def member(path: str, **change: Any) -> Member:
    """The specimen with changes, written and read in the format that the path's suffix names."""
    document = specimens.document(**change)
    suffix = path.rpartition(".")[2]
    data = word(document) if suffix == "docx" else getattr(writers, _WRITERS[suffix])(document).encode()
    report = recognise(read(data, path.rpartition("/")[2]), specimens.knowledge())
    assert report is not None
    return Member(path, report)


_WRITERS = {"html": "html", "txt": "tab_rows", "md": "bar_rows"}
