"""Rosters as offices keep them: read whatever the format, and what is wrong with one is told by line in both languages."""

from __future__ import annotations

import csv
import os
import tempfile
import zipfile
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gilint.archive.roster_entry import RosterFault
from gilint.archive.roster_file import read_roster
from gilint.report.collection import Organ, Roster
from tests import hostile

ORGANS = (
    Organ("青屿县人民政府", (), ""),
    Organ("青屿县水务局", ("青屿县水利局", "青屿县水电局"), "青屿县人民政府"),
    Organ("青屿县司法局", (), "青屿县人民政府"),
    Organ("青屿县河道管理所", ("青屿县河管所",), "青屿县水务局"),
)
TABLE = (("机关名称", "上级", "别名"), *((organ.name, organ.parent, "、".join(organ.aliases)) for organ in ORGANS))
YAML = """\
# 二〇二四年度的名录
organs:
  - name: 青屿县人民政府
    organs:
      - name: 青屿县水务局
        aliases: [青屿县水利局, 青屿县水电局]
        organs:
          - {name: 青屿县河道管理所, aliases: 青屿县河管所}
  - {名称: 青屿县司法局, 上级: 青屿县人民政府}
"""


def as_csv(rows: object, delimiter: str = ",") -> str:
    stream = StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)  # type: ignore[arg-type]
    return stream.getvalue()


def as_xlsx(rows: object, change: Callable[..., None] = lambda book: None) -> bytes:
    from openpyxl import Workbook  # type: ignore[import-untyped]

    book = Workbook()
    for row in rows:  # type: ignore[attr-defined]
        book.active.append([cell or None for cell in row])
    change(book)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(folder: Path, data: bytes | str, name: str = "roster") -> Roster:
    file = folder / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_roster(file)


def told(roster: Roster) -> set[tuple[str, tuple[str, ...], str]]:
    return {(organ.name, organ.aliases, organ.parent) for organ in roster.organs}


def fault(folder: Path, data: bytes | str) -> tuple[int, str]:
    """The line and the key of what is wrong, which both languages have a sentence for without an open place."""
    with pytest.raises(RosterFault) as caught:
        read(folder, data)
    sentences = [caught.value.told("zh"), caught.value.told("en"), str(caught.value)]
    assert all(sentence and "{" not in sentence and "\n" not in sentence for sentence in sentences)
    return caught.value.line, caught.value.key.removeprefix("roster.")


@pytest.mark.parametrize(
    "data",
    [
        as_csv(TABLE),
        as_csv(TABLE).encode("utf-8-sig"),
        as_csv(TABLE).encode("gb18030"),
        as_csv(TABLE).encode("utf-16"),
        as_csv(TABLE, "\t"),
        as_csv(TABLE, ";"),
        as_csv([("青屿县行政机关名录",), ("制表", "2024年"), *TABLE]),
        as_csv(
            [
                ("序号", "Parent", "备注", "Organ", "Former names"),
                *(("1", row[1], "无", row[0], row[2].replace("、", "; ")) for row in TABLE[1:]),
            ]
        ),
        as_xlsx(TABLE),
        as_xlsx([("青屿县行政机关名录", "", ""), *TABLE]),
        YAML,
        YAML.encode("gb18030"),
    ],
    ids=["comma", "bom", "gb18030", "utf-16", "tab", "semicolon", "title", "english", "xlsx", "xlsx-title", "yaml", "yaml-gb18030"],
)
def test_a_roster_says_the_same_in_every_format(tmp_path: Path, data: bytes | str) -> None:
    assert told(read(tmp_path, data)) == {(organ.name, organ.aliases, organ.parent) for organ in ORGANS}


@pytest.mark.parametrize(
    "data",
    [
        "青屿县水务局\n\n青屿县司法局\n",
        "1,青屿县水务局\n2,青屿县司法局\n",
        "- 青屿县水务局\n- 青屿县司法局\n",
        '["青屿县水务局", "青屿县司法局"]',
        "名录:\n- 青屿县水务局\n- 青屿县司法局",
        as_xlsx([("青屿县水务局",), ("青屿县司法局",)]),
        "机关名称\n青屿县水务局\n青屿县司法局\n青屿县水务局\n",
        "机关名称,上级,别名\n青屿县水务局,/,无\n青屿县司法局,——,\n,填表人：李某,\n",
    ],
    ids=["lines", "numbered", "yaml", "json", "key", "xlsx", "doubled", "nothing-written"],
)
def test_a_list_of_names_is_a_roster(tmp_path: Path, data: bytes | str) -> None:
    assert told(read(tmp_path, data)) == {("青屿县水务局", (), ""), ("青屿县司法局", (), "")}


def test_an_organ_knows_its_line(tmp_path: Path) -> None:
    lines = {organ.name: organ.line for organ in read(tmp_path, '名录\n\n机关,别名\n青屿县水务局,"甲\n乙"\n青屿县司法局,\n').organs}
    assert lines == {"青屿县水务局": 4, "青屿县司法局": 6}
    assert [organ.line for organ in read(tmp_path, as_xlsx([("单位",), ("青屿县水务局",), ("",), ("青屿县司法局",)])).organs] == [2, 4]
    assert [organ.line for organ in read(tmp_path, YAML).organs] == [3, 5, 8, 9]


def test_two_rows_of_one_organ_add_up(tmp_path: Path) -> None:
    (organ,) = read(tmp_path, "机关,别名\n青屿县水务局,青屿县水利局\n青屿县 水务局,青屿县水电局\n").organs
    assert organ == Organ("青屿县水务局", ("青屿县水利局", "青屿县水电局"), "", 2)


def test_the_shown_sheet_is_read_with_its_merged_cells(tmp_path: Path) -> None:
    def change(book) -> None:  # type: ignore[no-untyped-def]
        book.active.merge_cells("A2:A3")
        hidden = book.create_sheet("旧", 0)
        hidden.append(["机关名称"])
        hidden.append(["云川市水利局"])
        hidden.sheet_state = "hidden"

    data = as_xlsx([("上级", "单位"), ("青屿县人民政府", "青屿县水务局"), ("", "青屿县司法局"), ("", "青屿县人民政府")], change)
    expected = {("青屿县水务局", (), "青屿县人民政府"), ("青屿县司法局", (), "青屿县人民政府"), ("青屿县人民政府", (), "")}
    assert told(read(tmp_path, data)) == expected


def test_a_parent_may_be_named_by_an_alias(tmp_path: Path) -> None:
    roster = read(tmp_path, "机关,上级,别名\n青屿县河道管理所,青屿县水利局,\n青屿县水务局,,青屿县水利局\n")
    assert [organ.parent for organ in roster.organs] == ["青屿县水务局", ""]
    assert [organ.name for organ in roster.children(roster.organs[1])] == ["青屿县河道管理所"]


@pytest.mark.parametrize(
    ("data", "line", "key"),
    [
        ("", 0, "empty"),
        ("机关名称,上级\n,\n", 0, "empty"),
        ("organs: []", 0, "empty"),
        ("机关名称\n12345\n", 2, "not-a-name"),
        ("机关名称\n" + "水" * 101, 2, "not-a-name"),
        ("- 青屿县水务局\n- 12\n", 2, "not-a-name"),
        ("- 青屿县水务局\n- [青屿县司法局]\n", 2, "not-a-name"),
        ("- aliases: 青屿县水利局\n", 1, "no-name"),
        ("- name: 青屿县水务局\n  parrent: 青屿县人民政府\n", 2, "unknown-key"),
        ("organs: 青屿县水务局\n", 1, "no-list"),
        ("县: [青屿县水务局]\n", 1, "unknown-key"),
        ("- name: 青屿县水务局\n- name: [\n", 3, "yaml"),
        ("a: &a [*a]", 1, "yaml"),
        ("机关,上级\n青屿县水务局,青屿县人民政府\n", 2, "unknown-parent"),
        ("机关,上级\n青屿县人民政府,\n青屿县水务局,青屿县人民政俯\n", 3, "near-parent"),
        ("机关,上级\n甲局,乙局\n乙局,丙局\n丙局,甲局\n", 2, "circle"),
        ("机关,上级\n甲局,甲局\n", 2, "circle"),
        ("机关,上级\n甲局,乙局\n乙局,\n丙局,\n甲局,丙局\n", 5, "doubled"),
        ("机关,别名\n甲局,乙局\n乙局,\n", 2, "shared-name"),
        ("机关,别名\n甲局,丙局\n乙局,丙局\n", 3, "shared-name"),
        ('机关,别名\n青屿县水务局,"青屿县水利局\n', 2, "csv"),
        ("机关\n青屿县水务局\n".encode() + b"\xff\xfe\xff\n", 3, "encoding"),
        (b"%PDF-1.7 ...", 0, "other-format"),
        (hostile.compound("Book of another program"), 0, "other-format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, 0, "damaged"),
        (b"PK\x03\x04 and nothing more", 0, "damaged"),
        (as_xlsx(TABLE)[:-60], 0, "damaged"),
    ],
)
def test_what_is_wrong_is_told_by_its_line(tmp_path: Path, data: bytes | str, line: int, key: str) -> None:
    assert fault(tmp_path, data) == (line, key)


def test_what_is_too_much_is_told(tmp_path: Path) -> None:
    assert fault(tmp_path, "机关\n" + "".join(f"第{n}局\n" for n in range(50_001))) == (50_002, "too-many")
    assert fault(tmp_path, b"x" * 4_000_001) == (0, "too-large")


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, key in ((tmp_path / "none", "missing"), (tmp_path, "not-a-file"), (tmp_path / "pipe", "not-a-file")):
        with pytest.raises(RosterFault) as caught:
            read_roster(path)
        assert caught.value.key == f"roster.{key}"


def test_two_cells_at_opposite_corners_of_a_sheet_take_no_room(tmp_path: Path) -> None:
    def change(book) -> None:  # type: ignore[no-untyped-def]
        book.active["XFD1048576"] = "远"

    assert [organ.name for organ in read(tmp_path, as_xlsx([("机关名称",), ("青屿县水务局",)], change)).organs] == ["青屿县水务局"]


@pytest.mark.parametrize(
    "sheet",
    [
        lambda: "<!DOCTYPE x [<!ENTITY a 'aaaa'>]><worksheet>&a;</worksheet>",
        lambda: "<worksheet>" + " " * 50_000_000 + "</worksheet>",
        lambda: "<worksheet><sheetData>" + "<row/>" * 3_000_000 + "</sheetData></worksheet>",
        lambda: "<a>" * 10_000,
        lambda: "<worksheet><mergeCells>" + "<mergeCell ref='A1:A1048576'/>" * 100 + "</mergeCells></worksheet>",
    ],
    ids=["entity", "blanks", "rows", "deep", "merged"],
)
def test_a_hostile_sheet_is_refused(tmp_path: Path, sheet: Callable[[], str]) -> None:
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(as_xlsx(TABLE))) as book, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as hostile:
        for name in book.namelist():
            hostile.writestr(name, sheet() if name == "xl/worksheets/sheet1.xml" else book.read(name))
    assert fault(tmp_path, stream.getvalue()) == (0, "damaged")


NAMES = st.text(st.sampled_from("青屿云川霁州县市水务司法财政局委员会（）"), min_size=2, max_size=12).filter(
    lambda name: any(sign.isalpha() for sign in name) and not name.startswith("（")
)


@st.composite
def rosters(draw: st.DrawFn) -> tuple[Organ, ...]:
    names = draw(st.lists(NAMES, min_size=1, max_size=12, unique=True))
    organs: list[Organ] = []
    while names:
        aliases = tuple(names.pop() for _ in range(min(len(names) - 1, draw(st.integers(0, 2)))))
        parent = draw(st.sampled_from(["", *(organ.name for organ in organs)]))
        organs.append(Organ(names.pop(), aliases, parent))
    return tuple(organs)


@given(rosters(), st.sampled_from("/|、；"), st.sampled_from(["csv", "xlsx", "yaml"]))
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read(organs: tuple[Organ, ...], parted: str, form: str) -> None:
    from yaml import safe_dump

    rows = [("机关", "上级", "别名"), *((organ.name, organ.parent, parted.join(organ.aliases)) for organ in organs)]
    items = [{"name": organ.name, "parent": organ.parent, "aliases": list(organ.aliases)} for organ in organs]
    data = {"csv": as_csv(rows).encode(), "xlsx": as_xlsx(rows), "yaml": safe_dump(items, allow_unicode=True).encode()}[form]
    with tempfile.TemporaryDirectory() as folder:
        assert told(read(Path(folder), data)) == {(organ.name, organ.aliases, organ.parent) for organ in organs}


@given(st.binary(max_size=300) | st.text(st.sampled_from("机关名称上级,;\t\n\"'-:[]{}#&*!|>%@`局"), max_size=80).map(str.encode))
@settings(max_examples=300, deadline=None)
def test_whatever_a_file_holds_is_a_roster_or_a_fault(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        try:
            outcome = [organ.name for organ in read(Path(folder), data).organs]
        except RosterFault as found:
            outcome = [found.told("zh"), found.told("en")]
    assert outcome
    assert all(outcome)
