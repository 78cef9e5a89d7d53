"""What was judged stays judged: a finding is known again after retyping, moving, renaming, in other formats; not with other values."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gilint.checking import Plan, check_file
from gilint.document import Document, Paragraph, Place
from gilint.findings import Finding, Location, bare, evidence, fingerprint
from gilint.planning import Asked, Planner
from gilint.report.recognise import recognise
from gilint.rules.model import Subject
from gilint.rules.run import run_rules
from gilint.rules.specimen import parse_change, specimen_document
from tests import programs, specimens, writers

SAMPLES = Path(__file__).parents[2] / "samples"
REPORTS = sorted(path for path in SAMPLES.iterdir() if path.suffix != ".yaml")
WORD = [path for path in REPORTS if path.suffix == ".docx"]
PAGES = [path for path in REPORTS if path.suffix.startswith(".htm")]

Known = dict[tuple[str, str, str], Finding]
"""Findings by code, fingerprint and evidence."""

CANNOT_CARRY = {
    ("GI005", "docx"): "the office program splits a revision in several and so counts others",
    ("GI005", "html"): "a web page has no revisions",
    ("GI005", "txt"): "a text has no revisions",
    ("GI005", "pdf"): "of revisions a printed page shows the deleted words alone",
    ("GI209", "inner"): "a text has no pictures: the table is missing (GI201)",
    ("GI209", "selected"): "a text has no pictures: the table is missing (GI201)",
    ("GI205", "selected"): "a selection does not tell the old column labels, which are quoted, from other lines",
}


@cache
def plan() -> Plan:
    return Planner(Asked(isolated=True)).plan(Path("report.docx"))


def by_file(path: Path) -> Known:
    checked = check_file(path, plan())
    assert not checked.crash
    return _known(checked.outcome.findings)


def by_document(document: Document) -> Known:
    report = recognise(document, specimens.knowledge())
    return _known(run_rules(plan().rules, Subject("example", document=document, report=report)).findings)


def by_change(**change: Any) -> Known:
    return by_document(specimens.document(**change))


def _known(findings: tuple[Finding, ...]) -> Known:
    return {(finding.code, finding.fingerprint, evidence(finding)): finding for finding in findings}


def lost(before: Known, after: Known) -> list[tuple[str, Location]]:
    return [(key[0], finding.location) for key, finding in before.items() if key not in after]


# --- other programs and formats


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("survival")
    for kind in programs.DIFFERENT:
        programs.convert(WORD, kind, folder / kind)
    return folder


@pytest.mark.parametrize("kind", programs.DIFFERENT)
@pytest.mark.parametrize("path", WORD, ids=lambda path: path.stem)
def test_a_word_file_that_an_office_program_saves(path: Path, kind: str, converted: Path) -> None:
    gone = lost(by_file(path), by_file(converted / kind / f"{path.stem}.{kind}"))
    assert [(code, where) for code, where in gone if (code, kind) not in CANNOT_CARRY] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_that_is_copied_as_text(path: Path, tmp_path: Path) -> None:
    page = Path(shutil.copy(path, tmp_path))
    for way, text in programs.copied(page, tmp_path / "browser").items():
        copy = page.with_suffix(f".{way}.txt")
        copy.write_bytes(text)
        assert [(code, where) for code, where in lost(by_file(path), by_file(copy)) if (code, way) not in CANNOT_CARRY] == []


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_file_under_another_name_in_another_folder(path: Path, tmp_path: Path) -> None:
    there = tmp_path / "2026" / f"定稿{path.suffix}"
    there.parent.mkdir()
    shutil.copy(path, there)
    assert by_file(there).keys() == by_file(path).keys()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 broken", b"PK\x03\x04", "关于召开会议的通知".encode()])
def test_what_is_no_report_is_known_by_its_content(content: bytes, tmp_path: Path) -> None:
    one, other, changed = (tmp_path / name for name in ("一.txt", "二.txt", "一改.txt"))
    one.write_bytes(content)
    other.write_bytes(content)
    changed.write_bytes(content + b" ")
    assert by_file(one)
    assert by_file(one).keys() == by_file(other).keys()
    assert {key[1] for key in by_file(one)}.isdisjoint(key[1] for key in by_file(changed))


@pytest.mark.parametrize("path", [path for path in REPORTS if path.suffix in (".txt", ".md")], ids=lambda path: path.stem)
@pytest.mark.parametrize("way", ["gb18030", "utf-16", "lines that end as on Windows", "indented"])
def test_a_text_that_is_saved_otherwise(path: Path, way: str, tmp_path: Path) -> None:
    text = path.read_text(encoding="gb18030" if path.stem == "屏岚县司法局2023" else "utf-8")
    saved: dict[str, Callable[[], bytes]] = {
        "gb18030": lambda: text.encode("gb18030"),
        "utf-16": lambda: text.encode("utf-16"),
        "lines that end as on Windows": lambda: text.replace("\n", "\r\n").encode(),
        "indented": lambda: "\n".join(
            f"\u3000\u3000{line}" if len(line) > 40 and "\t" not in line else line for line in text.split("\n")
        ).encode(),
    }
    copy = tmp_path / path.name
    copy.write_bytes(saved[way]())
    assert lost(by_file(path), by_file(copy)) == []


@pytest.mark.parametrize("write", [writers.tab_rows, writers.html, writers.wrapped_lines])
def test_a_report_in_other_shapes(write: Callable[[Document], str], tmp_path: Path) -> None:
    document = specimens.document(
        cells={"t3.granted.total": "3", "t2.licensing.decisions": ""},
        parts={"1": ("（一）依申请公开。本年度未收到政府信息公开申请，全年编发水情简报共计关于关于12期，均在县政府门户网站及时发布。",)},
    )
    original, copy = tmp_path / "report.docx", tmp_path / "copy.txt"
    original.write_bytes(writers.docx(document))
    copy.write_text(write(document), encoding="utf-8")
    before = by_file(original)
    assert {"GI203", "GI301", "GI401", "GI609"} <= {code for code, *_ in before}
    # Where lines are wrapped, a row of a table no longer shows which of its cells is blank.
    spared = {"GI203"} if write is writers.wrapped_lines else set()
    assert [(code, where) for code, where in lost(before, by_file(copy)) if code not in spared] == []


# --- retyping

_DIGITS = {code: code + 0xFEE0 for code in range(ord("0"), ord("9") + 1)}
_LETTERS = {code: code + 0xFEE0 for code in (*range(ord("A"), ord("Z") + 1), *range(ord("a"), ord("z") + 1))}
_MARKS = str.maketrans("，；：（）！？", ",;:()!?")
_CORNERS = str.maketrans("“”‘’", "「」『』")
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")

RETYPED: dict[str, tuple[Callable[[str], str], set[str]]] = {
    "indented": (lambda text: f"\u3000\u3000{text} ", {"GI403", "GI509", "GI616", "GI619"}),
    "spaced": (lambda text: text.replace("，", "， ").replace("。", "。\xa0"), set()),
    "digits": (
        lambda text: text.translate(_DIGITS),
        {"GI106", "GI403", "GI505", "GI509", "GI510", "GI511", "GI612", "GI613", "GI614"},
    ),
    "letters": (lambda text: text.translate(_LETTERS), {"GI007", "GI008", "GI615"}),
    "marks": (lambda text: text.translate(_MARKS), {"GI610"}),
    "corners": (lambda text: text.translate(_CORNERS), set()),
    "straight": (lambda text: text.translate(_STRAIGHT), set()),
}
"""Ways of typing the same, and the rules that then find nothing (no longer): their words or marks are others, or stand elsewhere in the
line. Readers take the indentation away, so that the rules never see it."""


def examples() -> Iterator[Document]:
    """The first report of each rule on which it speaks."""
    forms = {form.edition: form for form in specimens.knowledge().forms}
    for rule in plan().rules:
        for example in rule.examples.bad[:1]:
            change, _ = parse_change(example.change)
            if change is not None and not change.fault:
                yield specimen_document(change, specimens.base(), forms)


@pytest.mark.parametrize("way", RETYPED)
def test_a_report_that_is_typed_again(way: str) -> None:
    retype, silent = RETYPED[way]
    seen = 0
    for document in examples():
        before = by_document(document)
        blocks = tuple(replace(block, text=retype(block.text)) if isinstance(block, Paragraph) else block for block in document.blocks)
        gone = lost(before, by_document(replace(document, blocks=blocks)))
        assert [(code, where) for code, where in gone if code not in silent] == []
        seen += len(before) - len(gone)
    assert seen > 80


@st.composite
def retyped(draw: st.DrawFn) -> tuple[str, str]:
    """A text and the same with blanks, widths and quotation marks of other kinds."""
    text = draw(st.text("共收到申请12件，“其中”3.5%A-b（一）：；、。\u2014", min_size=1, max_size=40))
    wide = {ord(sign): chr(ord(sign) + 0xFEE0) for sign in "0123456789AbB.%-"} | {ord("“"): '"', ord("”"): "」", ord("。"): "．"}
    narrow = {ord(wide): plain for wide, plain in zip("，（）：；", ",():;", strict=True)}
    signs = (draw(st.sampled_from([sign, sign.translate(wide), sign.translate(narrow)])) for sign in text)
    return text, "".join(sign + draw(st.sampled_from(["", " ", "\u3000", "\xa0", "\n", "\u200b", "\t"])) for sign in signs)


@given(retyped())
def test_words_typed_again_are_the_same_words(texts: tuple[str, str]) -> None:
    before, after = (Location(section=1, quote=text) for text in texts)
    assert fingerprint("GI609", before, "青屿县水务局", 2024) == fingerprint("GI609", after, "青屿县 水务局", 2024)


@given(st.text("收到申请件，。0123456789.-%", max_size=30), st.text("收到申请件，。0123456789.-%", max_size=30))
def test_other_words_and_numbers_are_others(one: str, other: str) -> None:
    assume(bare(one) != bare(other))
    found = [Finding("GI402", "", "error", "high", Location(cell="t3.new.total"), {"claimed": text}) for text in (one, other)]
    assert evidence(found[0]) != evidence(found[1])
    assert len({fingerprint("GI609", Location(section=1, quote=text), "", None) for text in (one, other)}) == 2


# --- moving and changing

SENTENCES = (
    "全年办理了关于关于供水的答复。",
    "2023年，我局主动公开政府信息86条。",
    "本年度未收到政府信息公开申请。",
    "组织学习《中华人民共和国政府信息公开条例》（国务院令第492号）。",
    "全年发布政策解读（待补充）件。",
)


@settings(max_examples=25)
@given(st.permutations(SENTENCES))
def test_paragraphs_that_move_within_their_part(order: list[str]) -> None:
    before = by_change(parts={"1": SENTENCES})
    assert {"GI005", "GI401", "GI505", "GI509", "GI609"} <= {code for code, *_ in before}
    assert lost(before, by_change(parts={"1": tuple(order)})) == []


@given(st.integers(0, 500), st.integers(0, 500))
def test_where_it_stands_in_the_file_does_not_matter(line: int, page: int) -> None:
    place = Place(line=line, page=page, paragraph=line)
    words = Location(section=5, quote="有待加强")
    assert fingerprint("GI608", replace(words, place=place), "青屿县", 2024) == fingerprint("GI608", words, "青屿县", 2024)


def test_another_part_organ_or_year_is_another_finding() -> None:
    words = Location(section=5, quote="有待加强")
    known = [("青屿县", 2024, words), ("云川市", 2024, words), ("青屿县", 2023, words), ("青屿县", 2024, replace(words, section=1))]
    assert len({fingerprint("GI608", where, agency, year) for agency, year, where in known}) == 4


@settings(max_examples=25)
@given(st.integers(4, 99), st.integers(4, 99))
def test_another_value_in_a_cell_changes_the_finding_and_not_what_it_is_known_by(one: int, other: int) -> None:
    assume(one != other)
    found = [by_change(cells={"t3.granted.total": str(value)}) for value in (one, other)]
    rows = [[key for key in known if key[0] == "GI301"] for known in found]
    assert len(rows[0]) == len(rows[1]) == 1
    assert rows[0][0][1] == rows[1][0][1]
    assert rows[0][0][2] != rows[1][0][2]


@settings(max_examples=25)
@given(st.integers(4, 99), st.integers(4, 99))
def test_another_number_in_the_text_is_not_taken_for_the_one_judged(one: int, other: int) -> None:
    assume(one != other)
    found = [by_change(append={"1": f"全年收到政府信息公开申请{value}件。"}) for value in (one, other)]
    judged = [{key for key in known if key[0] == "GI402"} for known in found]
    assert all(judged)
    assert judged[0].isdisjoint(judged[1])
