"""What is told of a finding beside the document is what the frames for people tell, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from gilint.output.lines import plain
from gilint.preview.details import details
from gilint.wording import Language
from tests.preview import made
from tests.runs import write_report

RULES = {rule.code: rule for rule in made.planner().rules(made.planner().config(Path()))}


def test_all_that_there_is_to_say_of_a_sum(tmp_path: Path) -> None:
    checked = made.checked(write_report(tmp_path / "报告.txt", cells={"t3.granted.total": "3"}))
    finding = next(finding for finding in checked.outcome.findings if finding.code == "GI301")
    told = [plain(line) for line in details(finding, RULES["GI301"], checked, "zh", 100)]
    heads = ("错误 GI301 row-total：", "位置：第三部分 · 表三 · 行“（一）予以公开” · 列“总计”", "应为：", "实为：", "依据：", "建议：")
    assert [head for head in heads if not any(line.startswith(head) for line in told)] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [28, 60, 110])
def test_no_line_is_wider_than_the_pane(width: int, lang: Language) -> None:
    for path in made.SAMPLES:
        checked = made.checked(path)
        for finding in checked.outcome.findings:
            lines = details(finding, RULES[finding.code], checked, lang, width)
            assert max(cell_len(plain(line)) for line in lines) <= width
