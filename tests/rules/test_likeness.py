"""GI705: a text that is another organ's is told with both passages, however it was dressed up; one that many share is told once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gilint.findings import Finding, evidence
from gilint.planning import core_folder
from gilint.report.collection import Collection, Member, Organ, Roster
from gilint.rules.likeness.judging import found_in, percent
from gilint.rules.likeness.words import Text
from gilint.rules.model import Rule
from gilint.rules.pack import load_pack
from gilint.rules.run import run_collection_rules
from tests import specimens
from tests.runs import Run, runner, write_report

ACCOUNT = [
    "（一）主动公开。全年在门户网站开设河湖名录专栏，逐条登出巡河记录，并请沿岸居民评议，评议结果每季度张榜。",
    "（二）依申请公开。申请人来访的，由值班员当面讲清受理范围；来信的，三日内电话回访，把需要补充的材料一次说完。",
    "（三）政府信息管理。档案室把十年来的批复编成索引，按流域和乡镇两种办法都能查到，过期的文件另行注明。",
]
PROBLEMS = [
    "一是基层站点的公示栏更换不够勤，有的过了一个季度才换；二是群众来信反映的热点没有专人归类，答复口径前后不一。",
    "下一年将给每个站点定下换栏的日子并派人抽查；对来信每月归类一次，形成统一口径后再答复，答复要点放到网上供查阅。",
]
OTHER_ACCOUNT = [
    "林场的造林公示分十二处张贴，古树名木的位置画成了图，市民扫码就能看到养护人。",
    "松材线虫病的防治经过请记者实地看过，疑问由技术员在广播里答复，录音留在网上可以回听。",
]
OTHER_PROBLEMS = ["采伐公示里术语太多，读者看不懂，已请退休教师逐条改写，今后先给外行读过再发布。"]


@cache
def rule() -> Rule:
    return next(rule for rule in load_pack(core_folder()).rules if rule.code == "GI705")


def member(agency: str, account: Sequence[str] = ACCOUNT, problems: Sequence[str] = PROBLEMS, year: int = 2024, path: str = "") -> Member:
    document = specimens.document(agency=agency, year=year, parts={"1": tuple(account), "5": tuple(problems)})
    return Member(path or f"{agency}{year}.docx", specimens.report_of(document))


def told(members: Iterable[Member], roster: Roster | None = None) -> dict[str, Finding]:
    gathered = run_collection_rules([rule()], Collection(tuple(members), roster=roster))
    assert not gathered.faults
    assert all(len(findings) == 1 for findings in gathered.findings.values())
    return {path: findings[0] for path, findings in gathered.findings.items()}


def test_both_reports_show_the_passage_of_the_other() -> None:
    dressed = [text.replace("放到网上", "挂在林业网站") for text in PROBLEMS]
    found = told([member("青屿县水务局"), member("云川市林业局", problems=dressed)])
    own = found["云川市林业局2024.docx"]
    assert own.severity == "error"
    assert (own.values["other"], own.values["year"], own.values["percent"]) == ("青屿县水务局", "2024", "100")
    passages = [own.location.quote, *(related.quote for related in own.related)]
    assert any("挂在林业网站" in passage for passage in passages)
    assert any("放到网上" in passage for passage in passages)
    assert {related.label for related in own.related} == {"青屿县水务局2024.docx", ""}
    assert found["青屿县水务局2024.docx"].values["other"] == "云川市林业局"


def test_one_part_that_is_copied_is_told_as_that_part() -> None:
    problems = [*PROBLEMS, "三是栏目分得太细，同一件事要看三处；已把办事结果并到一页，按日期排列，旧页面保留链接。"]
    found = told([member("青屿县水务局", problems=problems), member("云川市林业局", [*OTHER_ACCOUNT, *ACCOUNT[:1]], problems)])
    finding = found["云川市林业局2024.docx"]
    assert (finding.variant, finding.severity, finding.location.section) == ("part", "error", 5)


def test_own_words_around_a_copied_passage_make_a_warning_or_nothing() -> None:
    half = told([member("青屿县水务局"), member("云川市林业局", [*OTHER_ACCOUNT, *ACCOUNT], [*OTHER_PROBLEMS, *PROBLEMS])])
    assert half["云川市林业局2024.docx"].severity == "warning"
    assert half["青屿县水务局2024.docx"].severity == "error"
    assert not told([member("青屿县水务局"), member("云川市林业局", [*OTHER_ACCOUNT, ACCOUNT[0]], OTHER_PROBLEMS)]).get(
        "云川市林业局2024.docx"
    )


def test_only_the_later_report_can_be_the_copy() -> None:
    found = told([member("青屿县水务局", year=2023), member("云川市林业局", year=2024)])
    assert list(found) == ["云川市林业局2024.docx"]
    assert found["云川市林业局2024.docx"].values["year"] == "2023"


def test_an_organ_may_repeat_itself_under_another_name() -> None:
    members = [member("青屿县水务局"), member("青屿县水利局", year=2023)]
    assert told(members)
    assert not told(members, Roster("名单.yaml", (Organ("青屿县水务局", ("青屿县水利局",)),)))


def test_of_an_organ_and_the_one_above_a_copy_is_a_warning() -> None:
    roster = Roster("名单.yaml", (Organ("青屿县水务局"), Organ("青屿县河道管理站", parent="青屿县水务局")))
    found = told([member("青屿县水务局"), member("青屿县河道管理站")], roster)
    assert {finding.severity for finding in found.values()} == {"warning"}


def test_the_closest_of_several_is_told_and_how_many_more_there_are() -> None:
    looser = [ACCOUNT[0], ACCOUNT[1], *OTHER_ACCOUNT]
    found = told([member("青屿县水务局"), member("云川市林业局", looser), member("霁州市统计局")])
    assert found["霁州市统计局2024.docx"].values["other"] == "青屿县水务局"
    assert found["霁州市统计局2024.docx"].variant == "several"
    assert found["霁州市统计局2024.docx"].values["more"] == "1"


def test_a_text_sent_out_to_many_is_told_once_and_the_copy_beside_it_as_well() -> None:
    sent = [member(f"青屿县第{n}管理所") for n in "一二三四五六七八九十"] + [member("青屿县水务局"), member("青屿县教育局")]
    pair = [member(name, OTHER_ACCOUNT * 2, OTHER_PROBLEMS) for name in ("云川市林业局", "霁州市林业局")]
    found = told([*sent, *pair])
    assert sorted(finding.variant for finding in found.values()) == ["", "", "crowd"]
    crowd = next(finding for finding in found.values() if finding.variant == "crowd")
    assert (crowd.severity, crowd.values["count"], len(crowd.related)) == ("warning", "12", 11)
    assert {path for path, finding in found.items() if not finding.variant} == {one.path for one in pair}


def test_a_sentence_that_many_reports_have_does_not_count() -> None:
    def own(n: int) -> list[str]:
        signs = "".join(chr(0x6000 + 97 * n + step) for step in range(60))
        return [f"{signs[:20]}，{signs[20:40]}。{signs[40:]}。"]

    many = [member(f"云川市第{n}处", [*ACCOUNT, *own(n)], own(n + 40)) for n in range(12)]
    apart = [member(f"霁州市第{n}处", own(n + 100), own(n + 140)) for n in range(12)]
    found = told([*many, *apart])
    assert [finding.variant for finding in found.values()] in (["crowd"], ["crowd-part"])


def test_short_and_prescribed_words_say_nothing() -> None:
    short = ["全年公开信息十二条，没有收到申请，也没有被提起复议。"]
    assert not told([member("青屿县水务局", short, short), member("云川市林业局", short, short)])
    prescribed = [
        "根据《中华人民共和国政府信息公开条例》和年度报告格式的要求，编制本单位政府信息公开工作年度报告，现将有关情况公布如下。" * 3
    ]
    assert not told([member("青屿县水务局", prescribed, OTHER_PROBLEMS), member("云川市林业局", prescribed, PROBLEMS[:1])])


def test_names_of_the_files_and_their_order_change_nothing_but_the_names() -> None:
    def known(members: Sequence[Member]) -> dict[str, tuple[str, str]]:
        agencies = {one.path: one.report.agency.name for one in members}
        return {agencies[path]: (finding.fingerprint, evidence(finding)) for path, finding in told(members).items()}

    names = ["青屿县水务局", "云川市林业局", "霁州市统计局", "望汐镇人民政府"]
    members = [member(name) for name in names]
    renamed = [member(name, path=f"{n}.docx") for n, name in enumerate(names)]
    assert known(members) == known(members[::-1])
    assert {agency: fingerprint for agency, (fingerprint, _) in known(members).items()} == {
        agency: fingerprint for agency, (fingerprint, _) in known(renamed).items()
    }


SENTENCES = st.lists(st.text("甲乙丙丁戊己庚辛壬癸", min_size=12, max_size=20), min_size=1, max_size=8, unique=True)


@given(SENTENCES, SENTENCES)
def test_what_was_taken_over_is_found_in_whatever_order_it_stands(own: list[str], taken: list[str]) -> None:
    words = (*own, *taken)
    other = tuple(reversed(taken))
    found = found_in(words, other, 100)
    text = Text("", "", 2024, (1,) * len(words), words)
    expected = sum(len(each) for each in words if each in taken) * 100 // sum(map(len, words))
    assert percent(text, found, (1,)) == expected
    assert all(other[place] == each for each, place in zip(words, found, strict=True) if place >= 0)


@given(st.text("甲乙丙丁戊己庚辛壬癸", min_size=30, max_size=60), st.integers(0, 29), st.sampled_from("子丑寅卯"))
def test_a_sentence_with_one_other_letter_is_the_same(words: str, at: int, letter: str) -> None:
    assert found_in((words,), (words[:at] + letter + words[at + 1 :],), 80) == (0,)


@pytest.fixture
def run(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    return runner(tmp_path, tmp_path_factory.getbasetemp() / "cache")


def test_a_folder_shows_its_copies(run: Run, tmp_path: Path) -> None:
    parts = {"1": tuple(ACCOUNT), "5": tuple(PROBLEMS)}
    write_report(tmp_path / "水务" / "年报.txt", parts=parts)
    write_report(tmp_path / "林业" / "年报.txt", agency="云川市林业局", parts=parts)
    done = run("check", ".", "--select", "GI705", "--format", "json")
    reports = json.loads(done.stdout)["reports"]
    assert done.returncode == 1
    assert [[finding["code"] for finding in report["findings"]] for report in reports] == [["GI705"], ["GI705"]]
    spoken = run("check", ".", "--select", "GI705", "--lang", "en")
    assert "100% of the words of parts one and five are those of 青屿县水务局's report for 2024" in " ".join(spoken.stdout.split())
    assert "水务/年报.txt" in spoken.stdout
