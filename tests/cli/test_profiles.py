"""Profiles choose what is listed and what fails, by severity and confidence; what is not listed is counted, and the closest word counts."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gilint.choices import FailOn
from gilint.configfile import ConfigError
from gilint.findings import SEVERITIES, Finding, Location
from gilint.planning import Asked, Planner, UnknownProfile
from gilint.profiles import CONFIDENCES, Profiles, load_profiles, policy
from gilint.resources import rules_folder
from tests.runs import Run, write_report

KINDS = [f"{severity}-{confidence}" for severity, confidence in product(SEVERITIES, CONFIDENCES)]
"""The names of the rules in the pack of this module, each of which objects to every report."""

RULE = """
  - code: XX{number}
    name: {severity}-{confidence}
    level: {severity}
    confidence: {confidence}
    title: {{zh: 没有彗星, en: No comet}}
    message: {{zh: 正文没有“彗星”。, en: No comet in the text.}}
    advice: {{zh: 写上。, en: Write it.}}
    why: {{zh: 只是例子。, en: An example only., clause: ""}}
    check: {{kind: missing-phrase, part: 6, phrases: [彗星]}}
    examples:
      bad: [{{name: without}}]
      good: [{{name: with, change: {{append: {{"6": 彗星}}}}}}]
"""

LISTED = {
    "draft": ["error-high", "error-medium", "error-low", "warning-high"],
    "review": KINDS[:6],
    "sign-off": KINDS[:8],
}
FAILING = {"draft": ["error-high"], "review": KINDS[:3], "sign-off": KINDS[:4]}
UNFINISHED = {"append": {"6": "全年收到申请XX件。"}}
"""A change after which only a placeholder is left to object to."""

known = load_profiles(rules_folder() / "profiles.yaml")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report to which every rule of the pack beside it objects, and no other rule."""
    rules = [
        RULE.format(number=f"{number:03}", severity=severity, confidence=confidence)
        for number, (severity, confidence) in enumerate(product(SEVERITIES, CONFIDENCES), 1)
    ]
    (tmp_path / "pack.yaml").write_text("rules:" + "".join(rules), encoding="utf-8")
    return write_report(tmp_path / "report.txt")


def check(run: Run, *arguments: str) -> CompletedProcess[str]:
    return run("check", "report.txt", "--rules", "pack.yaml", "--select", "XX", *arguments)


def findings(done: CompletedProcess[str]) -> list[dict[str, Any]]:
    return [finding for report in json.loads(done.stdout)["reports"] for finding in report["findings"]]


def finding(severity: Any, confidence: Any, code: str = "GI301") -> Finding:
    return Finding(code, "row-total", severity, confidence, Location())


@pytest.mark.parametrize("profile", LISTED)
def test_what_is_listed_and_what_fails(run: Run, report: Path, profile: str) -> None:
    told = findings(check(run, "--profile", profile, "--format", "json"))
    assert [each["name"] for each in told] == KINDS
    assert [each["name"] for each in told if each["hidden"] is None] == LISTED[profile]
    assert [each["name"] for each in told if each["fails"]] == FAILING[profile]
    concise = check(run, "--profile", profile, "--format", "concise", "--quiet").stdout
    assert [name for name in KINDS if f" {name}" in concise] == LISTED[profile]


@pytest.mark.parametrize("form", ["full", "concise", "json", "sarif", "github", "csv", "markdown"])
def test_the_exit_code_follows_the_profile_in_every_format(run: Run, report: Path, form: str) -> None:
    for gravest, codes in {"error-high": [1, 1, 1], "error-medium": [0, 1, 1], "warning-high": [0, 0, 1], "warning-low": [0, 0, 0]}.items():
        graver = ",".join(KINDS[: KINDS.index(gravest)])
        own = "--format", form, *(("--ignore", graver) if graver else ())
        assert [check(run, *own, "--profile", profile).returncode for profile in LISTED] == codes


def test_programs_are_told_everything_and_what_people_see_of_it(run: Run, report: Path) -> None:
    done = json.loads(check(run, "--profile", "draft", "--format", "json").stdout)
    assert done["reports"][0]["profile"] == "draft"
    assert {key: done["summary"][key] for key in ("profiles", "failing", "hidden", "error", "warning", "info")} == {
        "profiles": {"draft": 1},
        "failing": 1,
        "hidden": 5,
        "error": 3,
        "warning": 3,
        "info": 3,
    }
    why = {each["name"]: each["hidden"] for each in done["reports"][0]["findings"]}
    assert (why["error-low"], why["warning-low"], why["info-high"]) == (None, "confidence", "severity")
    log = json.loads(check(run, "--profile", "draft", "--format", "sarif").stdout)
    shown = [result["properties"]["hidden"] for result in log["runs"][0]["results"]]
    assert shown == [why[name] for name in KINDS]


@pytest.mark.parametrize("form", ["full", "concise", "github", "markdown"])
def test_what_is_not_listed_is_counted_by_kind(run: Run, report: Path, form: str) -> None:
    chinese = "".join(check(run, "--profile", "draft", "--format", form).stdout.split("\n"))
    assert "有 5 条没有列出：1 个警告（把握一般）、1 个警告（把握较低）、3 个提示；加 --show all 可以全部看到。" in chinese
    english = " ".join(check(run, "--profile", "draft", "--format", form, "--lang", "en").stdout.split())
    assert "5 finding(s) are not listed: 1 warning(s) of medium confidence, 1 warning(s) of low confidence, 3 note(s);" in english
    assert "没有列出" not in check(run, "--show", "all", "--format", form).stdout


def test_a_run_that_lists_nothing_still_counts(run: Run, report: Path) -> None:
    done = check(run, "--ignore", ",".join(name for name in KINDS if name != "info-high"), "--width", "120")
    assert done.returncode == 0
    assert "发现 1 个提示。\n" in done.stdout
    assert "按 --profile review，没有一条使检查不通过。\n" in done.stdout
    assert "有 1 条没有列出：1 个提示；" in done.stdout


def test_show_and_fail_on_beat_the_profile(run: Run, report: Path) -> None:
    narrow = check(run, "--profile", "sign-off", "--show", "error", "--fail-on", "warning", "--width", "120").stdout
    assert "error-low" in narrow
    assert "warning-high" not in narrow
    assert "按 --fail-on warning，有 6 条使检查不通过。" in narrow
    assert "没有列出的有 3 条使检查不通过。" in narrow
    assert check(run, "--profile", "sign-off", "--fail-on", "never").returncode == 0
    everything = check(run, "--profile", "draft", "--show", "info", "--format", "concise").stdout
    assert all(f" {name}" in everything for name in KINDS)


def test_a_draft_may_be_unfinished(run: Run, tmp_path: Path) -> None:
    write_report(tmp_path / "report.txt", **UNFINISHED)
    own = "check", "report.txt", "--profile", "draft", "--width", "120"
    done = run(*own)
    assert (done.returncode, "GI603 template-residue：" in done.stdout) == (0, False)
    assert "有 1 条没有列出：1 个待定稿后再看的问题（GI603 template-residue）；" in done.stdout
    assert "1 left until the report is finished (GI603 template-residue);" in run(*own, "--lang", "en").stdout
    assert "按 --profile draft，有 1 条没有列出" in run(*own, "--show", "error").stdout
    everything = run(*own, "--show", "all")
    assert (everything.returncode, "GI603 template-residue：" in everything.stdout) == (0, True)
    assert [run("check", "report.txt", "--profile", name).returncode for name in ("review", "sign-off")] == [1, 1]


def test_each_file_has_the_profile_of_its_folder(run: Run, tmp_path: Path) -> None:
    for name in ("drafts", "final"):
        write_report(tmp_path / name / "report.txt", **UNFINISHED)
    (tmp_path / "drafts" / "gilint.yaml").write_text("profile: draft\n", encoding="utf-8")
    done = run("check", ".", "--format", "json")
    assert done.returncode == 1
    assert [(report["profile"], report["findings"][0]["fails"]) for report in json.loads(done.stdout)["reports"]] == [
        ("draft", False),
        ("review", True),
    ]
    assert run("check", "drafts").returncode == 0
    assert run("check", "drafts", "--profile", "review").returncode == 1


@pytest.mark.parametrize(
    ("asked", "own", "base", "profile", "failing"),
    [
        ({}, "", "", "review", FAILING["review"]),
        ({}, "profile: draft", "", "draft", FAILING["draft"]),
        ({}, "profile: draft\nfail-on: never", "", "draft", []),
        ({}, "", "profile: sign-off", "sign-off", FAILING["sign-off"]),
        ({}, "profile: draft", "fail-on: warning", "draft", FAILING["draft"]),
        ({}, "fail-on: warning", "profile: draft", "draft", KINDS[:6]),
        ({"profile": "sign-off"}, "profile: draft\nfail-on: never", "", "sign-off", FAILING["sign-off"]),
        ({"fail_on": "info"}, "profile: draft\nfail-on: never", "", "draft", KINDS),
        ({"profile": "sign-off", "fail_on": "never"}, "fail-on: error", "", "sign-off", []),
    ],
)
def test_the_closest_word_counts(tmp_path: Path, asked: dict[str, Any], own: str, base: str, profile: str, failing: list[str]) -> None:
    (tmp_path / "base.yaml").write_text(base, encoding="utf-8")
    (tmp_path / "gilint.yaml").write_text(f"extends: base.yaml\n{own}\n", encoding="utf-8")
    found = Planner(Asked(**asked)).policy(tmp_path / "report.txt")
    assert found.profile == profile
    assert [name for name in KINDS if found.fails(finding(*name.split("-")))] == failing


def test_a_profile_that_there_is_not_is_told_in_one_line_with_what_was_meant(run: Run, tmp_path: Path) -> None:
    write_report(tmp_path / "report.txt")
    done = run("check", "report.txt", "--profile", "signoff")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "gilint: 没有“signoff”这个方案，可选 draft、review、sign-off；是否想写 sign-off？\n"
    (tmp_path / "empty").mkdir()
    assert run("check", "empty", "--profile", "Draft").returncode == 2
    (tmp_path / "gilint.yaml").write_text("lang: zh\nprofile: reviews\n", encoding="utf-8")
    configured = run("check", "report.txt")
    assert configured.returncode == 2
    assert "gilint.yaml:2" in configured.stderr
    assert "did you mean 'review'" in configured.stderr
    assert run("check", "report.txt", "--isolated").returncode == 0


def test_a_wrong_profile_in_what_is_extended_is_told_there(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text("profile: drft\n", encoding="utf-8")
    (tmp_path / "gilint.yaml").write_text("extends: base.yaml\nprofile: review\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"base\.yaml:1: .*did you mean 'draft'"):
        Planner(Asked()).policy(tmp_path / "report.txt")
    with pytest.raises(UnknownProfile) as caught:
        Planner(Asked(profile="xyzzy"))
    assert (caught.value.meant, caught.value.known) == ("", tuple(known.profiles))


def test_the_profiles_are_explained_in_both_languages(run: Run) -> None:
    chinese, english = run("profiles"), run("profiles", "--lang", "en", COLUMNS="60")
    assert (chinese.returncode, english.returncode) == (0, 0)
    assert all(f"\n{name}" in f"\n{done.stdout}" for name in known.profiles for done in (chinese, english))
    assert "把握高的警告" in chinese.stdout
    assert "GI005 tracked-changes" in chinese.stdout
    assert "review (default)" in english.stdout
    assert max(map(len, english.stdout.splitlines())) <= 60
    assert all(name in run("check", "--help", COLUMNS="200").stdout for name in known.profiles)


def test_the_profiles_that_ship_are_sound() -> None:
    assert isinstance(known, Profiles)
    assert known.default in known.profiles
    for profile in known.profiles.values():
        assert {*profile.shows, *profile.fails} <= set(SEVERITIES)
        assert profile.title.zh
        assert profile.purpose.en


every_finding = st.builds(finding, st.sampled_from(SEVERITIES), st.sampled_from(CONFIDENCES), st.sampled_from(["GI301", "GI005"]))


@given(every_finding)
def test_each_profile_lists_and_fails_on_all_that_the_one_before_does(found: Finding) -> None:
    policies = [policy(name, known.profiles[name], None, None) for name in ("draft", "review", "sign-off")]
    assert [each.fails(found) for each in policies] == sorted(each.fails(found) for each in policies)
    listed = [each.hides(found) is None for each in policies]
    assert listed == sorted(listed)


@given(every_finding, st.sampled_from(list(known.profiles)), st.sampled_from([None, *get_args(FailOn)]))
def test_what_fails_is_listed(found: Finding, name: str, fail_on: FailOn | None) -> None:
    judged = policy(name, known.profiles[name], fail_on, None)
    assert not (judged.fails(found) and judged.hides(found))
