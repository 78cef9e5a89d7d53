"""GI703: an area's report that is not the sum of its organs', and the organ that explains the difference."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gilint.findings import Finding
from gilint.planning import core_folder
from gilint.report.collection import Collection, Member, Organ, Roster
from gilint.report.model import Report
from gilint.rules.model import Rule
from gilint.rules.pack import load_pack
from gilint.rules.run import run_collection_rules
from tests import specimens
from tests.runs import Run, runner, write_report

AREA = "青屿县人民政府"
COLUMNS = ("natural_person", "enterprise", "research", "public_welfare", "legal_service", "other_org")
RESULTS = ("granted", "partly_granted", "unavailable.not_held", "not_processed.repeat")

Cells = Mapping[str, int]


@cache
def rule() -> Rule:
    return next(rule for rule in load_pack(core_folder()).rules if rule.code == "GI703")


@cache
def blank() -> Report:
    return specimens.report_of(specimens.document(rows={row: _zeros(row) for row in specimens.base()["rows"]}))


def _zeros(row: str) -> str:
    return " ".join("0" for address in specimens.form().addresses if address.rpartition(".")[0] == row)


def member(agency: str, cells: Cells, year: int = 2024) -> Member:
    """A report with these numbers, 0 in all other cells."""
    filled = {
        address: replace(cell, value=cells.get(address, 0), text=str(cells.get(address, 0))) for address, cell in blank().cells.items()
    }
    report = replace(blank(), cells=filled, year=year, agency=replace(blank().agency, name=agency))
    return Member(f"{agency}{year}.docx", report)


def added(*reports: Cells) -> Cells:
    return {address: sum(report.get(address, 0) for report in reports) for report in reports for address in report}


def told(
    area: Cells, organs: Mapping[str, Cells], *further: Member, own_office: bool = False, missing: Sequence[str] = ()
) -> list[Finding]:
    office = (Organ("青屿县人民政府办公室", parent=AREA),) if own_office else ()
    below = tuple(Organ(name, parent=AREA) for name in (*organs, *missing))
    members = [member(AREA, area), *(member(name, cells) for name, cells in organs.items()), *further]
    if own_office:
        members.append(member("青屿县人民政府办公室", {}))
    collection = Collection(tuple(members), roster=Roster("名单.yaml", (Organ(AREA), *office, *below)))
    gathered = run_collection_rules([rule()], collection)
    assert not gathered.faults
    assert set(gathered.findings) <= {f"{AREA}2024.docx"}
    return list(gathered.findings.get(f"{AREA}2024.docx", ()))


def requests(counts: Mapping[tuple[str, str], int]) -> Cells:
    """Table 3 with so many requests of each result and applicant, all balances kept."""
    cells: dict[str, int] = {}
    for (result, column), count in counts.items():
        for row in (result, "new", "total"):
            for place in (column, "total"):
                cells[f"t3.{row}.{place}"] = cells.get(f"t3.{row}.{place}", 0) + count
    return cells


WATER: Cells = {"t2.licensing.decisions": 12, "t2.penalties.decisions": 3, **requests({("granted", "natural_person"): 7})}
WOODS: Cells = {
    "t2.licensing.decisions": 40,
    **requests({("granted", "natural_person"): 4, ("partly_granted", "enterprise"): 2, ("not_processed.repeat", "other_org"): 1}),
}
SCHOOLS: Cells = {"t2.penalties.decisions": 5, **requests({("unavailable.not_held", "natural_person"): 3})}
ORGANS = {"青屿县水务局": WATER, "青屿县林业局": WOODS, "青屿县教育局": SCHOOLS}
WHOLE = added(WATER, WOODS, SCHOOLS)


def test_the_sum_is_right_with_or_without_an_own_office() -> None:
    assert not told(WHOLE, ORGANS)
    assert not told(WHOLE, ORGANS, own_office=True)


def test_every_cell_is_named_with_its_sum_and_each_organ_with_its_part() -> None:
    (finding,) = told(added(WATER, SCHOOLS), ORGANS)
    assert (finding.variant, finding.severity, finding.values["organ"]) == ("left-out", "error", "青屿县林业局")
    assert set(finding.location.cells) == {address for address, value in WOODS.items() if value}
    assert (finding.location.cell, finding.actual, finding.expected) == ("t2.licensing.decisions", "12", "52")
    assert [(related.label, related.quote) for related in finding.related] == [("青屿县水务局", "12"), ("青屿县林业局", "40")]


def test_last_years_figures_taken_again_are_recognised() -> None:
    before = added(WOODS, {"t2.licensing.decisions": -9, "t3.new.natural_person": 2})
    (finding,) = told(added(WATER, before, SCHOOLS), ORGANS, member("青屿县林业局", before, 2023))
    assert (finding.variant, finding.values["organ"]) == ("last-year", "青屿县林业局")


def test_a_column_and_a_row_that_slipped_are_recognised() -> None:
    moved = {address.replace("other_org", "research"): value for address, value in WOODS.items()}
    (finding,) = told(added(WATER, moved, SCHOOLS), ORGANS)
    assert (finding.variant, finding.values["organ"]) == ("other-column", "青屿县林业局")
    moved = {address.replace("partly_granted", "refused.third_party"): value for address, value in WOODS.items()}
    (finding,) = told(added(WATER, moved, SCHOOLS), ORGANS)
    assert (finding.variant, finding.values["organ"]) == ("other-row", "青屿县林业局")


def test_an_organ_whose_own_table_fails_to_add_up_is_named() -> None:
    wrong = added(WOODS, {"t3.granted.total": 2})
    (finding,) = told(WHOLE, {**ORGANS, "青屿县林业局": wrong})
    assert (finding.variant, finding.values["organ"], finding.location.cells) == ("unbalanced", "青屿县林业局", ("t3.granted.total",))


def test_nobody_is_named_where_two_would_do() -> None:
    twins = {"青屿县水务局": WATER, "青屿县林业局": WOODS, "青屿县民政局": WOODS}
    (finding,) = told(added(WATER, WOODS), twins, own_office=True)
    assert (finding.variant, finding.severity) == ("", "error")
    assert "organ" not in finding.values


def test_what_comes_on_top_may_be_the_areas_own_unless_that_is_listed() -> None:
    own = requests({("granted", "natural_person"): 2, ("granted", "legal_service"): 1})
    (finding,) = told(added(WHOLE, own), ORGANS)
    assert (finding.variant, finding.severity) == ("own", "warning")
    (finding,) = told(added(WHOLE, own), ORGANS, own_office=True)
    assert (finding.variant, finding.severity) == ("", "error")
    (finding,) = told(added(WHOLE, {"t3.granted.natural_person": 2}), ORGANS)
    assert (finding.variant, finding.severity) == ("", "error")


def test_while_organs_are_missing_only_less_than_the_others_is_told() -> None:
    assert not told(added(WHOLE, WATER), ORGANS, missing=["青屿县民政局"])
    (finding,) = told(added(WHOLE, {"t2.licensing.decisions": -1}), ORGANS, missing=["青屿县民政局"])
    assert (finding.variant, finding.severity, finding.location.cells) == ("partial", "warning", ("t2.licensing.decisions",))
    assert "青屿县民政局" in str(finding.values["missing"])


def test_a_report_about_the_own_organ_alone_is_not_blamed() -> None:
    own = requests({("granted", "natural_person"): 5, ("partly_granted", "enterprise"): 6, ("not_processed.repeat", "other_org"): 1})
    (finding,) = told(own, ORGANS)
    assert (finding.variant, finding.severity) == ("smaller", "info")
    much = {address: 10 * value + 1 for address, value in WHOLE.items()}
    assert not told(much, ORGANS)


def test_an_organ_below_counts_with_its_own_report_only() -> None:
    station = member("青屿县河道管理站", WOODS)
    roster = Roster("名单.yaml", (Organ(AREA), Organ("青屿县水务局", parent=AREA), Organ("青屿县河道管理站", parent="青屿县水务局")))
    members = (member(AREA, WATER), member("青屿县水务局", WATER), station)
    found = run_collection_rules([rule()], Collection(members, roster=roster)).findings
    assert f"{AREA}2024.docx" not in found
    assert [finding.variant for findings in found.values() for finding in findings] == ["smaller"]


def test_a_roster_that_runs_in_a_circle_ends() -> None:
    roster = Roster("名单.yaml", (Organ("青屿县水务局", parent="青屿县林业局"), Organ("青屿县林业局", parent="青屿县水务局")))
    members = (member("青屿县水务局", WATER), member("青屿县林业局", WATER))
    assert not run_collection_rules([rule()], Collection(members, roster=roster)).findings


COUNTS = st.dictionaries(st.tuples(st.sampled_from(RESULTS), st.sampled_from(COLUMNS)), st.integers(0, 40), max_size=8)
FIGURES = st.builds(
    lambda licensing, penalties, counts: {"t2.licensing.decisions": licensing, "t2.penalties.decisions": penalties, **requests(counts)},
    st.integers(0, 300),
    st.integers(0, 300),
    COUNTS,
)
FAMILIES = st.lists(FIGURES, min_size=2, max_size=6).map(lambda figures: {f"青屿县第{n}管理所": each for n, each in enumerate(figures)})


def filled(cells: Cells) -> Cells:
    return {address: value for address, value in cells.items() if value}


@given(FAMILIES, st.booleans())
def test_an_area_that_is_the_sum_is_never_blamed(organs: dict[str, Cells], own_office: bool) -> None:
    assert not told(added(*organs.values()), organs, own_office=own_office)


@given(FAMILIES, st.data())
def test_the_one_organ_that_was_left_out_or_counted_twice_is_named(organs: dict[str, Cells], data: st.DataObject) -> None:
    """Wherever enough different numbers show that the report is the area's, and no other organ explains it as well."""
    name = data.draw(st.sampled_from(sorted(organs)))
    twice = data.draw(st.booleans())
    others = [cells for other, cells in organs.items() if other != name]
    area = added(*organs.values(), organs[name]) if twice else added(*others)
    assume(filled(organs[name]) and filled(organs[name]) not in [filled(cells) for cells in others])
    assume(len(set(filled(area).values())) >= 3)
    found = [finding for finding in told(area, organs, own_office=True) if finding.severity != "info"]
    assert found
    named = {finding.values.get("organ") for finding in found}
    assume(not any(_explains(cells, organs[name], by_table) for cells in others for by_table in ("t2", "t3")))
    assert named == {name}
    assert {finding.variant for finding in found} == {"counted-twice" if twice else "left-out"}


def _explains(cells: Cells, missing: Cells, table: str) -> bool:
    """Whether another organ has the same figures in one of the tables, or so few that moving them comes to the same."""
    mine, theirs = ({address: value for address, value in filled(each).items() if address.startswith(table)} for each in (missing, cells))
    return bool(mine) and (mine == theirs or sorted(mine.values()) == sorted(theirs.values()))


@pytest.fixture
def run(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    return runner(tmp_path, tmp_path_factory.getbasetemp() / "cache")


def test_a_folder_with_its_roster_shows_which_organ_was_left_out(run: Run, tmp_path: Path) -> None:
    write_report(tmp_path / "县政府.txt", agency=AREA)
    write_report(tmp_path / "单位" / "水务局.txt")
    write_report(tmp_path / "单位" / "林业局.txt", agency="青屿县林业局", rows={"t2.licensing": "40"})
    names = ["青屿县水务局", "青屿县林业局"]
    lines = [f"- {{name: {AREA}}}", *(f"- {{name: {name}, parent: {AREA}}}" for name in names)]
    (tmp_path / "名单.yaml").write_text("\n".join(["organs:", *lines]), encoding="utf-8")
    done = run("check", ".", "--roster", "名单.yaml", "--select", "GI703", "--format", "json")
    assert done.returncode == 1, done.stderr
    found = [finding for report in json.loads(done.stdout)["reports"] for finding in report["findings"]]
    assert [finding["code"] for finding in found] == ["GI703"]
    assert "“青屿县林业局”的数字，疑似汇总时漏了这个单位" in found[0]["message"]
