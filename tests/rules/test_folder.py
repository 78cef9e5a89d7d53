"""What only a folder shows: reports that are not there, and files of one report that do not agree."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from gilint.archive.versions import versions
from gilint.document import Document
from gilint.findings import Finding, evidence
from gilint.readers import read
from gilint.report.collection import Collection, Member, Organ, Roster
from gilint.report.recognise import recognise
from gilint.resources import rules_folder
from gilint.rules.model import Rule
from gilint.rules.reading import read_pack
from gilint.rules.run import run_collection_rules
from tests import specimens, writers
from tests.clean.report import CleanReport, clean_report
from tests.clean.shapes import SHAPES, WORD, file_name, written
from tests.runs import Run, runner, write_report


@cache
def rules() -> tuple[Rule, ...]:
    from gilint.rules.pack import pack_files

    file = rules_folder() / "core" / "gi7-folder.yaml"
    pack = read_pack(file, pack_files(file))
    assert not pack.faults
    return pack.rules


def member(path: str, **change: Any) -> Member:
    return Member(path, specimens.report_of(specimens.document(**change)))


def page(path: str, **change: Any) -> Member:
    return Member(path, specimens.report_of(replace(specimens.document(**change), format="html")))


def as_file(document: Document, shape: str, folder: str = "") -> Member:
    name = file_name(shape, 0)
    report = recognise(read(written(document, shape), name), specimens.knowledge())
    assert report is not None
    return Member(f"{folder or shape}/{name}", report)


def found(*members: Member, roster: Roster | None = None) -> dict[str, tuple[Finding, ...]]:
    gathered = run_collection_rules(rules(), Collection(members, versions(members, roster), roster))
    assert not gathered.faults
    return dict(gathered.findings)


def shapes_of(report: CleanReport) -> list[str]:
    """Wrapped text has no place for words among the values, which the older form has."""
    return [shape for shape in (*WORD, *SHAPES) if shape != "txt wrapped" or report.clerk.figures.form.edition != "2019"]


@pytest.mark.parametrize("seed", range(12))
def test_one_report_in_every_format_has_no_differences(seed: int) -> None:
    report = clean_report(seed)
    members = [as_file(report.document(), shape) for shape in shapes_of(report)]
    assert [len(files) for files in versions(members, None)] == [len(members)]
    assert found(*members) == {}


@pytest.mark.parametrize("seed", range(12, 24))
def test_another_number_in_a_cell_is_found_in_every_format(seed: int) -> None:
    report, random = clean_report(seed), Random(seed)
    address = random.choice(list(report.cells))
    changed = report.document({address: str(7000 + seed)})
    first = as_file(report.document(), "docx", "报送")
    for shape in random.sample([shape for shape in shapes_of(report) if shape not in WORD], 4):
        other = as_file(changed, shape, "草稿/退回")
        ((path, (finding,)),) = found(first, other).items()
        assert path == other.path
        assert (finding.severity, finding.location.cells) == ("error", (address,))
        assert finding.location.place == other.report.cells[address].place
        assert finding.related[0].label.startswith(first.file)
        assert finding.related[0].quote == report.cells[address]


def test_cells_and_sentences_that_differ_are_one_finding() -> None:
    first, other = page("a", append={"1": "另外处理投诉3件。"}), member("b", cells={"t2.licensing.decisions": "13"})
    ((path, (finding,)),) = found(first, other).items()
    assert (path, finding.severity, finding.location.cell) == ("b", "error", "t2.licensing.decisions")
    assert [related.quote for related in finding.related] == ["12", "另外处理投诉3件"]


def test_a_sentence_in_other_words_is_told_with_its_counterpart() -> None:
    first = page("a", append={"1": "全年处理投诉3件，均已办结。", "5": "办公经费不足。"})
    other = member("b", append={"1": "全年处理投诉5件，均已办结。"})
    ((finding,),) = found(first, other).values()
    assert (finding.severity, finding.variant, finding.location.section) == ("warning", "changed", 1)
    assert (finding.values["here"], finding.values["there"]) == ("全年处理投诉5件，均已办结", "全年处理投诉3件，均已办结")
    assert finding.location.context == "全年处理投诉5件，均已办结。"
    assert [related.quote for related in finding.related] == ["全年处理投诉3件，均已办结", "办公经费不足"]


def test_what_is_missing_is_told_where_it_is_missing() -> None:
    first, other = page("a", append={"5": "办公经费不足，影响工作。"}), member("b")
    ((finding,),) = found(first, other).values()
    part = other.report.part(5)
    assert part is not None
    assert (finding.variant, finding.location.section, finding.location.place) == ("dropped", 5, part.heading.place)


def test_a_text_that_is_told_in_another_part_is_there() -> None:
    moved = "办公经费不足，影响工作。"
    assert found(page("a", append={"5": moved}), member("b", append={"6": moved})) == {}


def test_two_files_of_one_format_are_two_drafts() -> None:
    changed = {"cells": {"t2.licensing.decisions": "13"}}
    assert found(page("a"), page("草稿/a", **changed)) == {}
    assert list(found(page("a"), page("草稿/a", **changed), member("b", **changed))) == ["b"]


def test_the_finding_stays_the_same_when_the_files_are_renamed() -> None:
    changed = {"cells": {"t2.licensing.decisions": "13"}}
    one, two = found(page("a"), member("b", **changed)), found(page("2024/网页"), member("2024/年报", **changed))
    assert [finding.fingerprint for finding in one["b"]] == [finding.fingerprint for finding in two["2024/年报"]]


def test_cells_of_two_editions_are_not_compared() -> None:
    new, old = page("a"), member("b", edition="2019", cells={"t2.normative_documents.issued": "9"})
    assert not [finding for finding in found(new, old).get("b", ()) if finding.severity == "error"]


@pytest.mark.parametrize(
    ("organs", "reports", "missing"), [(2, 1, 1), (3, 1, 2), (4, 1, 0), (5, 1, 0), (5, 2, 3), (10, 2, 8), (11, 2, 0), (20, 4, 16)]
)
def test_who_is_missing_is_told_once_there_are_some_reports(organs: int, reports: int, missing: int) -> None:
    names = [f"青屿县第{n}中学" for n in range(organs)]
    roster = Roster("名录", tuple(Organ(name, line=n) for n, name in enumerate(names, 2)))
    told = found(*(member(name, agency=name) for name in names[:reports]), roster=roster).get("名录", ())
    errors = [finding for finding in told if finding.severity == "error"]
    assert [finding.values["organ"] for finding in errors] == names[reports:] * bool(missing)
    assert [finding.location.place.line for finding in errors] == [n + 2 for n in range(reports, organs)] * bool(missing)
    assert len({finding.fingerprint for finding in told}) == len(told)
    assert len(told) - len(errors) == (reports > 1 and not missing)


def test_a_stray_report_of_another_year_makes_nobody_missing() -> None:
    names = ["青屿县水务局", "青屿县司法局", "青屿县财政局"]
    roster = Roster("名录", tuple(map(Organ, names)))
    now = [member(name, agency=name) for name in names]
    assert found(*now, member("2019", agency=names[0], year=2019), roster=roster) == {}
    told = found(*now, *(member(f"2023/{name}", agency=name, year=2023) for name in names[:2]), roster=roster)
    assert [(finding.values["organ"], finding.values["year"]) for finding in told["名录"]] == [("青屿县财政局", "2023")]


OFFICE: dict[str, dict[str, Any]] = {
    "2024/水务局/草稿/青屿县水务局.txt": {"cells": {"t2.licensing.decisions": "13"}},
    "2024/司法局.txt": {"agency": "云川市青屿县司法局"},
    "2024/财政局.txt": {"agency": "青屿县财政局机关"},
    "2023/司法局.txt": {"agency": "青屿县司法局", "year": 2023},
}


@pytest.fixture
def run(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    for name, change in OFFICE.items():
        write_report(tmp_path / name, **change)
    (tmp_path / "2024/水务局/年报.html").write_text(writers.html(specimens.document()), encoding="utf-8")
    (tmp_path / "名录.csv").write_text("机关名称\n青屿县水务局\n青屿县司法局\n青屿县财政局\n青屿县民政局\n", encoding="gb18030")
    return runner(tmp_path, tmp_path_factory.mktemp("cache"))


def test_a_folder_as_an_office_keeps_it(run: Run) -> None:
    done = run("check", ".", "--roster", "名录.csv", "--select", "GI706,GI714", "--format", "json")
    assert done.returncode == 1, done.stderr
    told = {
        (report["path"], finding["location"].get("line"), finding["code"], finding["location"].get("cell"))
        for report in json.loads(done.stdout)["reports"]
        for finding in report["findings"]
    }
    assert {(Path(path).name, line, code) for path, line, code, cell in told if not cell} == {
        ("名录.csv", 4, "GI706"),
        ("名录.csv", 5, "GI706"),
    }
    assert {(Path(path).parent.name, code, cell) for path, _, code, cell in told if cell} == {("草稿", "GI714", "t2.licensing.decisions")}


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ["没有找到青屿县财政局2024年的报告；“财政局.txt”的机关是“青屿县财政局机关”", "“行政许可·本年处理决定数量”13（12）"]),
        ("en", ["There is no report of 青屿县民政局 for 2024.", "This file and “年报.html” are one report"]),
    ],
)
def test_people_are_told_in_their_language(run: Run, lang: str, words: list[str]) -> None:
    done = run("check", ".", "--roster", "名录.csv", "--select", "GI706,GI714", "--lang", lang, "--format", "concise")
    assert all(word in done.stdout for word in words), done.stdout


def test_a_faulty_roster_is_told_with_its_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "名录.yaml").write_text("- 青屿县水务局\n- name: 青屿县司法局\n  parrent: 青屿县水务局\n", encoding="utf-8")
    done = run("check", ".", "--roster", "名录.yaml", "--lang", "zh")
    assert (done.returncode, done.stdout) == (2, "")
    assert "名录.yaml:3: 不认识“parrent”" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_a_message_cannot_list_is_evidence_as_well() -> None:
    """A waiver of four cells that differ is none of a fifth, nor of another value in the last of them."""
    rows = {"t2.licensing": "99", "t2.penalties": "99", "t2.fees": "99.0"}

    def told(**more: str) -> Finding:
        (finding,) = found(page("a.html"), member("a.txt", rows={**rows, "t2.normative_documents": "1 0 99", **more}))["a.txt"]
        return finding

    assert told().fingerprint == told(**{"t2.coercion": "99"}).fingerprint
    assert len({evidence(told()), evidence(told(**{"t2.coercion": "99"})), evidence(told(**{"t2.coercion": "98"}))}) == 3
