"""What the two README files show is so: the same blocks in both languages, and blocks that gilint takes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.packaging.conftest import ROOT
from tests.runs import runner, write_report

READMES = ("README.md", "README.zh.md")


def blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def plain(block: str) -> list[str]:
    """The lines without their comments and without what stands for something else."""
    return [re.sub(r" +# .*|<.*>", "", line) for line in block.splitlines()]


@pytest.mark.parametrize("language", ["sh", "yaml"])
def test_both_languages_show_the_same(language: str) -> None:
    english, chinese = ([plain(block) for block in blocks(name, language)] for name in READMES)
    assert english
    assert english == [[line.replace("lang: zh", "lang: en") for line in block] for block in chinese]


@pytest.mark.parametrize("name", READMES)
def test_the_rule_and_the_configuration_work(name: str, tmp_path: Path) -> None:
    config = next(block for block in blocks(name, "yaml") if "fail-on" in block)
    rule = next(block for block in blocks(name, "yaml") if "OUR001" in block)
    work = tmp_path / "work"
    (work / "our-rules").mkdir(parents=True)
    (work / "our-rules" / "wording.yaml").write_text(rule, encoding="utf-8")
    (work / "gilint.yaml").write_text(config, encoding="utf-8")
    (tmp_path / "gilint.yaml").write_text("fail-on: error\n", encoding="utf-8")
    write_report(work / "年报.txt", append={"1": "政务公开工作成效显著。"})
    run = runner(work, tmp_path / "cache")

    tested = run("rules", "test", "our-rules")
    assert tested.returncode == 0, tested.stdout + tested.stderr
    checked = run("check", ".", "--format", "concise")
    assert checked.returncode == 1, checked.stdout + checked.stderr
    assert "OUR001 empty-praise" in checked.stdout


def test_the_files_that_are_linked_are_there() -> None:
    for name in (*READMES, "CONTRIBUTING.md"):
        links = re.findall(r"\]\(([^)#:]+)\)", (ROOT / name).read_text(encoding="utf-8"))
        assert links
        assert not [link for link in links if not (ROOT / link).exists()]
