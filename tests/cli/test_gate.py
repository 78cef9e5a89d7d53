"""`gilint gate` as people and pipelines run it: what it prints, in which language and form, and how it ends."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.gate.made import ERROR, WARNING, decide
from tests.runs import BROKEN_TOTAL, Run, write_report
from tests.specimens import document
from tests.writers import docx, html

SCHEMA = json.loads((Path(__file__).parents[1] / "schemas" / "gate-1.json").read_text(encoding="utf-8"))
POLICY = """\
name: trial
title: {zh: 试行, en: trial}
purpose: {zh: 供测试, en: for tests}
conditions:
  - {name: something, measure: files-checked, least: 1}
  - {name: readable, measure: unreadable-files, most: 0}
  - {name: no-error, measure: errors-open, most: 0, why: {zh: 错误要退回。, en: An error sends it back.}}
  - {name: few-warnings, measure: warnings-open, most: 1, title: {zh: 警告, en: warnings}}
"""


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    file = tmp_path / "own.yaml"
    file.write_text(POLICY, encoding="utf-8")
    return file


def told(run: Run, *arguments: str | Path, code: int) -> Any:
    done = run("gate", "--format", "json", *arguments)
    assert done.returncode == code
    data = json.loads(done.stdout)
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    assert data["passed"] == (code == 0)
    return data


def test_reports_pass(run: Run, tmp_path: Path, policy: Path) -> None:
    write_report(tmp_path / "报告.txt", **WARNING)
    done = run("gate", "报告.txt", "--policy", policy)
    assert (done.returncode, done.stderr) == (0, "")
    assert "可以放行：4 项条件全部达到。" in done.stdout
    assert re.search(r"✓ 警告 +1 +不超过 1", done.stdout)
    assert re.search(r"试行（trial，SHA-256 [0-9a-f]{12}）", done.stdout)


def test_reports_are_blocked_with_places_and_what_to_do(run: Run, tmp_path: Path, policy: Path) -> None:
    write_report(tmp_path / "年报" / "报告.txt", **BROKEN_TOTAL)
    done = run("gate", "年报", "--policy", policy)
    assert done.returncode == 1
    assert "不予放行：4 项条件中有 1 项没有达到。" in done.stdout
    assert re.search(r"✗ 未处理的错误 +2 +不超过 0", done.stdout)
    for words in ("错误要退回。", "年报/报告.txt", "GI301 row-total", "怎么办：", "gilint waive"):
        assert words in done.stdout


def test_it_speaks_english(run: Run, tmp_path: Path, policy: Path) -> None:
    write_report(tmp_path / "报告.txt", **BROKEN_TOTAL)
    done = run("gate", "报告.txt", "--policy", policy, "--lang", "en")
    assert "They may not go out: 1 of 4 conditions did not pass." in done.stdout
    assert re.search(r"✗ open errors +2 +at most 0", done.stdout)
    assert "What to do: " in done.stdout


def test_lines_fit_the_terminal_and_colour_only_adds(run: Run, tmp_path: Path, policy: Path) -> None:
    from rich.cells import cell_len

    write_report(tmp_path / "报告.txt", **BROKEN_TOTAL)
    plain = run("gate", ".", "--policy", policy, COLUMNS="60", NO_COLOR="1")
    assert max(map(cell_len, plain.stdout.splitlines())) <= 60
    colour = run("gate", ".", "--policy", policy, COLUMNS="60", FORCE_COLOR="1")
    assert "\x1b[" in colour.stdout
    assert [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", colour.stdout).splitlines()] == plain.stdout.splitlines()


def test_json_has_every_condition_with_value_limit_and_culprits(run: Run, tmp_path: Path, policy: Path) -> None:
    write_report(tmp_path / "报告.txt", **BROKEN_TOTAL)
    data = told(run, "报告.txt", "--policy", policy, code=1)
    assert [(each["name"], each["value"], each["limit"], each["passed"]) for each in data["conditions"]] == [
        ("something", 1, {"op": "least", "number": 1}, True),
        ("readable", 0, {"op": "most", "number": 0}, True),
        ("no-error", 2, {"op": "most", "number": 0}, False),
        ("few-warnings", 0, {"op": "most", "number": 1}, True),
    ]
    culprit = data["conditions"][2]["culprits"][0]
    assert (culprit["path"], culprit["code"], culprit["cell"]) == ("报告.txt", "GI301", "t3.granted.total")
    assert data["examined"]["reports"] == 1
    assert data["policy"]["name"] == "trial"


def test_json_of_all_kinds_of_culprits_fits_the_schema(run: Run, tmp_path: Path) -> None:
    write_report(tmp_path / "年报" / "报告.txt", **WARNING)
    decide(tmp_path / "年报", who="", until="", reason="同上", when="")
    (tmp_path / "年报" / "坏.docx").write_bytes(b"PK\x03\x04 no package")
    (tmp_path / "年报" / "旧.rar").write_bytes(b"")
    (tmp_path / "年报" / "gilint.yaml").write_text("ignore: [GI301]\n", encoding="utf-8")
    (tmp_path / "名单.csv").write_text("机关名称\n青屿县水务局\n青屿县司法局\n", encoding="utf-8")
    for policy in ("strict-evaluator", "county-office"):
        data = told(run, "年报", "--policy", policy, "--roster", "名单.csv", code=1)
        blocked = {each["measure"] for each in data["conditions"] if not each["passed"]}
        assert {"unreadable-files", "files-not-read", "organs-missing"} <= blocked
    markdown = run("gate", "年报", "--policy", "strict-evaluator", "--roster", "名单.csv", "--format", "markdown").stdout
    assert "GI301 row-total" in markdown
    assert "青屿县司法局" in markdown


def test_markdown_is_a_ticket_and_hostile_names_are_text(run: Run, tmp_path: Path, policy: Path) -> None:
    write_report(tmp_path / "[点我](x) <b>|@某人 #1.txt", **BROKEN_TOTAL)
    done = run("gate", ".", "--policy", policy, "--format", "markdown")
    assert done.returncode == 1
    assert done.stdout.startswith("# 放行判断\n\n**不予放行：")
    assert "| 未达到 | 未处理的错误 | 2 | 不超过 0 |" in done.stdout
    assert "\\[点我\\](x) &lt;b&gt;&#124;@" in done.stdout
    assert "<b>" not in done.stdout.replace("<br>", "")
    rows = [line for line in done.stdout.splitlines() if line.startswith("|")]
    assert {row.count("|") for row in rows} == {5}


def test_hostile_names_do_not_reach_the_terminal(run: Run, tmp_path: Path, policy: Path) -> None:
    write_report(tmp_path / "\x1b[31m坏\u202e.txt", **BROKEN_TOTAL)
    done = run("gate", ".", "--policy", policy)
    assert done.returncode == 1
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout


def test_what_cannot_be_measured_blocks(run: Run, tmp_path: Path) -> None:
    write_report(tmp_path / "报告.txt")
    data = told(run, "报告.txt", "--policy", "strict-evaluator", code=1)
    (organs,) = [each for each in data["conditions"] if each["measure"] == "organs-missing"]
    assert (organs["value"], organs["unknown"]) == (None, "no-roster")
    assert "--roster" in organs["todo"]


def test_the_default_is_the_county_office_and_wants_signatures(run: Run, tmp_path: Path) -> None:
    write_report(tmp_path / "报告.txt")
    (tmp_path / "名单.yaml").write_text("- 青屿县水务局\n", encoding="utf-8")
    data = told(run, "报告.txt", "--roster", "名单.yaml", code=1)
    assert data["policy"]["name"] == "county-office"
    assert [each["name"] for each in data["conditions"] if not each["passed"]] == ["two-signatures"]
    before = told(run, "报告.txt", "--roster", "名单.yaml", "--before-signing", code=0)
    assert before["left_out"] == ["two-signatures"]


def test_verify_wants_a_sign_off_whatever_the_policy_says(run: Run, tmp_path: Path, policy: Path) -> None:
    write_report(tmp_path / "报告.txt")
    data = told(run, "报告.txt", "--policy", policy, "--verify", code=1)
    assert [each["measure"] for each in data["conditions"] if not each["passed"]] == ["reports-unsigned"]
    assert run("gate", "报告.txt", "--policy", policy, "--verify", "--before-signing").returncode == 2


def test_a_report_that_two_people_signed_passes_until_a_byte_changes(run: Run, tmp_path: Path) -> None:
    report = write_report(tmp_path / "报告.txt")
    (tmp_path / "名单.yaml").write_text("- 青屿县水务局\n", encoding="utf-8")
    (tmp_path / "gilint.yaml").write_text("roster: 名单.yaml\nallowed-signers: signers\n", encoding="utf-8")
    signers = ""
    for who, key in (("李某", "one"), ("王某", "two")):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], cwd=tmp_path, check=True)
        signers += f"{who} {(tmp_path / key).with_suffix('.pub').read_text(encoding='utf-8')}"
    (tmp_path / "signers").write_text(signers, encoding="utf-8")
    assert run("signoff", "报告.txt", "--as", "李某", "--key", "one").returncode == 0
    (blocked,) = [each for each in told(run, "报告.txt", code=1)["conditions"] if not each["passed"]]
    assert (blocked["measure"], blocked["value"]) == ("signatures-least", 1)
    assert run("signoff", "报告.txt", "--as", "王某", "--key", "two", "--approve").returncode == 0
    assert told(run, "报告.txt", "--verify", code=0)["conditions"][-1]["value"] == 2
    report.write_bytes(report.read_bytes() + b"\n")
    (refused,) = [each for each in told(run, "报告.txt", "--verify", code=1)["conditions"] if not each["passed"]]
    assert (refused["measure"], refused["value"]) == ("signatures-least", 0)
    assert "改过" in refused["culprits"][0]["message"]


SIGNED = """\
name: signed
title: {zh: 签名, en: signed}
purpose: {zh: 每个文件都有人签名, en: somebody signs each file}
conditions:
  - {name: signed, measure: signatures-least, least: 1}
"""


@pytest.fixture
def signed(run: Run, tmp_path: Path) -> Path:
    """A report as a Word file and as a web page, both signed, below a policy that asks for nothing else."""
    folder = tmp_path / "年报"
    folder.mkdir()
    (folder / "报告.docx").write_bytes(docx(document()))
    (folder / "报告.html").write_text(html(document()), encoding="utf-8")
    (tmp_path / "signed.yaml").write_text(SIGNED, encoding="utf-8")
    (tmp_path / "gilint.yaml").write_text("policy: signed.yaml\nallowed-signers: signers\n", encoding="utf-8")
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "key"], cwd=tmp_path, check=True)
    (tmp_path / "signers").write_text(f"李某 {(tmp_path / 'key.pub').read_text(encoding='utf-8')}", encoding="utf-8")
    assert run("signoff", "年报", "--as", "李某", "--key", "key").returncode == 0
    assert told(run, "年报", "--verify", code=0)["conditions"][0]["value"] == 1
    return folder


def test_every_file_of_a_report_is_verified_since_any_may_be_published(run: Run, signed: Path) -> None:
    page = signed / "报告.html"
    page.write_text(page.read_text(encoding="utf-8").replace("保密审查", "保密检查"), encoding="utf-8")
    (refused,) = told(run, "年报", "--verify", code=1)["conditions"]
    assert refused["culprits"][0]["path"].endswith("报告.html")


def test_a_file_that_nobody_signed_is_refused(run: Run, signed: Path) -> None:
    (signed / "发布版.html").write_text(html(document()), encoding="utf-8")
    (refused,) = told(run, "年报", "--verify", code=1)["conditions"]
    assert refused["culprits"][0]["path"].endswith("发布版.html")


def test_a_signed_report_that_can_no_longer_be_read_is_refused(run: Run, signed: Path) -> None:
    (signed / "报告.docx").write_bytes(b"PK\x03\x04 and nothing more")
    (refused,) = told(run, "年报", "--verify", code=1)["conditions"]
    assert refused["culprits"][0]["path"].endswith("报告.docx")


def test_a_record_whose_report_is_gone_is_refused(run: Run, signed: Path) -> None:
    (signed / "报告.html").rename(signed / "报告.bak")
    (refused,) = told(run, "年报", "--verify", code=1)["conditions"]
    assert refused["culprits"][0]["path"].endswith("报告.html.signoff.json")


@pytest.mark.parametrize("name", ["年报/报告.docx.signoff.json", "年报/gilint-decisions.yaml", "signers", "gilint.yaml", "signed.yaml"])
def test_what_was_decided_or_signed_is_never_written_over(run: Run, signed: Path, name: str) -> None:
    file = signed.parent / name
    file.touch()
    before = file.read_bytes()
    assert run("gate", "年报", "--format", "json", "--output", name).returncode == 2
    assert file.read_bytes() == before


def test_a_configuration_further_down_does_not_decide_for_the_others(run: Run, tmp_path: Path, policy: Path) -> None:
    write_report(tmp_path / "年报" / "甲" / "报告.txt")
    write_report(tmp_path / "年报" / "乙" / "报告.txt", agency="青屿县财政局", **BROKEN_TOTAL)
    (tmp_path / "gilint.yaml").write_text(f"policy: {policy.name}\n", encoding="utf-8")
    (tmp_path / "lenient.yaml").write_text(POLICY.replace("errors-open, most: 0", "errors-open, most: 99"), encoding="utf-8")
    (tmp_path / "年报" / "乙" / "gilint.yaml").write_text("policy: ../../lenient.yaml\n", encoding="utf-8")
    assert told(run, "年报", code=1)["policy"]["name"] == "trial"


def test_the_configuration_names_the_policy_and_the_folder(run: Run, tmp_path: Path, policy: Path) -> None:
    (tmp_path / "gilint.yaml").write_text("policy: own.yaml\n", encoding="utf-8")
    write_report(tmp_path / "甲" / "报告.txt")
    (tmp_path / "乙").mkdir()
    done = run("gate", "--format", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["policy"]["name"] == "trial"
    assert json.loads(done.stdout)["examined"]["files"] == 1


def test_without_a_path_the_folder_of_the_closest_configuration_is_judged(tmp_path: Path, policy: Path) -> None:
    from tests.runs import runner

    (tmp_path / "gilint.yaml").write_text("policy: own.yaml\n", encoding="utf-8")
    write_report(tmp_path / "报告.txt", **ERROR)
    (tmp_path / "下" / "级").mkdir(parents=True)
    done = runner(tmp_path / "下" / "级", tmp_path / ".cache")("gate")
    assert done.returncode == 1
    assert "报告.txt" in done.stdout


def test_decisions_count_and_the_baseline_counts(run: Run, tmp_path: Path, policy: Path) -> None:
    write_report(tmp_path / "报告.txt", **BROKEN_TOTAL)
    told(run, "报告.txt", "--policy", policy, code=1)
    decide(tmp_path, until="2999-12-31")
    told(run, "报告.txt", "--policy", policy, code=0)


def test_nothing_to_check_is_3(run: Run, tmp_path: Path, policy: Path) -> None:
    (tmp_path / "空").mkdir()
    done = run("gate", "空", "--policy", policy)
    assert done.returncode == 3
    assert "没有检查任何报告，不予放行。" in done.stdout


def test_only_unreadable_files_are_blocked(run: Run, tmp_path: Path, policy: Path) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 no package")
    data = told(run, "坏.docx", "--policy", policy, code=1)
    assert data["conditions"][1]["value"] == 1


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (POLICY.replace("errors-open", "eror-open"), 7, "did you mean 'errors-open'"),
        (POLICY.replace("most: 1", "most: one"), 8, "a whole number"),
        (POLICY + "unwaivable: [GI3O1]\n", 9, "no rule is meant by 'GI3O1'"),
        ("conditions: [\n", 2, ""),
    ],
)
def test_a_broken_policy_is_2_with_its_line(run: Run, tmp_path: Path, text: str, line: int, words: str) -> None:
    write_report(tmp_path / "报告.txt")
    (tmp_path / "broken.yaml").write_text(text, encoding="utf-8")
    done = run("gate", "报告.txt", "--policy", "broken.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"broken.yaml:{line}: " in done.stderr
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments", [["--policy", "county-ofice"], ["--policy", "."], ["--output", "nowhere/x.md"], ["--output", "报告.txt"]]
)
def test_wrong_usage_is_2(run: Run, tmp_path: Path, arguments: list[str]) -> None:
    report = write_report(tmp_path / "报告.txt")
    before = report.read_bytes()
    done = run("gate", "报告.txt", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert report.read_bytes() == before


def test_a_path_that_is_not_there_is_2_and_never_passes(run: Run, tmp_path: Path, policy: Path) -> None:
    write_report(tmp_path / "报告.txt")
    done = run("gate", "报告.txt", "没有.docx", "--policy", policy)
    assert done.returncode == 2
    assert "可以放行" not in done.stdout
    assert "没有.docx" in done.stderr


def test_the_output_can_go_to_a_file(run: Run, tmp_path: Path, policy: Path) -> None:
    write_report(tmp_path / "报告.txt")
    for form, begin in (("markdown", "# 放行判断"), ("json", "{"), ("text", "放行标准：试行")):
        done = run("gate", "报告.txt", "--policy", policy, "--format", form, "--output", f"判断.{form}")
        assert (done.returncode, done.stdout) == (0, "")
        assert (tmp_path / f"判断.{form}").read_text(encoding="utf-8").startswith(begin)


def test_the_shipped_policies_are_listed(run: Run) -> None:
    done = run("gate", "--list", "--lang", "en")
    assert done.returncode == 0
    for words in ("county-office", "strict-evaluator", "open errors: at most 0"):
        assert words in done.stdout


def test_a_configuration_beside_the_roster_does_not_hide_who_is_missing(run: Run, tmp_path: Path) -> None:
    write_report(tmp_path / "年报" / "报告.txt")
    (tmp_path / "名录").mkdir()
    (tmp_path / "名录" / "organs.csv").write_text("机关名称\n青屿县水务局\n青屿县司法局\n", encoding="utf-8")
    (tmp_path / "名录" / "gilint.yaml").write_text("ignore: [GI706]\n", encoding="utf-8")
    missing = next(
        each for each in told(run, "年报", "--roster", "名录/organs.csv", code=1)["conditions"] if each["measure"] == "organs-missing"
    )
    assert missing["value"] == 1


def test_a_roster_that_lies_among_the_reports_is_no_report(run: Run, tmp_path: Path, policy: Path) -> None:
    write_report(tmp_path / "年报" / "报告.txt")
    (tmp_path / "年报" / "机关名录.txt").write_text("机关名称\n青屿县水务局\n", encoding="utf-8")
    assert told(run, "年报", "--roster", "年报/机关名录.txt", "--policy", policy, code=0)["examined"]["files"] == 1


def test_a_configuration_further_down_that_silences_rules_is_told(run: Run, tmp_path: Path) -> None:
    write_report(tmp_path / "年报" / "甲" / "报告.txt", **BROKEN_TOTAL)
    (tmp_path / "年报" / "甲" / "gilint.yaml").write_text("select: [GI110]\n", encoding="utf-8")
    blocked = [each["measure"] for each in told(run, "年报", code=1)["conditions"] if not each["passed"]]
    assert "rules-silenced" in blocked


def test_how_many_files_must_be_there_does_not_keep_one_from_being_signed(run: Run, tmp_path: Path) -> None:
    write_report(tmp_path / "年报" / "水务局.txt")
    write_report(tmp_path / "年报" / "财政局.txt", agency="青屿县财政局")
    (tmp_path / "two.yaml").write_text(
        SIGNED.replace("conditions:", "conditions:\n  - {name: two, measure: files-checked, least: 2}"), encoding="utf-8"
    )
    (tmp_path / "gilint.yaml").write_text("policy: two\nallowed-signers: signers\n", encoding="utf-8")
    (tmp_path / "two.yaml").rename(tmp_path / "two")
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "key"], cwd=tmp_path, check=True)
    (tmp_path / "signers").write_text(f"李某 {(tmp_path / 'key.pub').read_text(encoding='utf-8')}", encoding="utf-8")
    assert run("signoff", "年报/水务局.txt", "--as", "李某", "--key", "key").returncode == 0
    again = run("signoff", "年报", "--as", "李某", "--key", "key")
    assert again.returncode == 0, again.stderr
    assert told(run, "年报", "--verify", code=0)["conditions"][0]["value"] == 2
