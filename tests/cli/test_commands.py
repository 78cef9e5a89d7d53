"""The commands beside `check`, help, and what importing the command line costs."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import jsonschema

from gilint import __version__
from gilint.resources import rules_folder
from gilint.rules.file_schema import file_schema
from gilint.yamlfile import read_yaml
from tests import specimens
from tests.runs import Run, write_report

EXAMPLES = """
rules:
  - code: XX001
    name: no-comet
    level: warning
    title: {zh: 没有彗星, en: No comet}
    message: {zh: 正文没有“彗星”。, en: No comet in the text.}
    advice: {zh: 写上。, en: Write it.}
    why: {zh: 只是例子。, en: An example only., clause: ""}
    check: {kind: missing-phrase, part: 6, phrases: [彗星]}
    examples:
      bad: [{name: without}]
      good: [{name: with, change: {append: {"6": 彗星}}}]
"""


def test_bare_gilint_prints_help_and_the_version_is_told(run: Run) -> None:
    bare = run()
    assert bare.returncode == 0
    assert all(command in bare.stdout for command in ("check", "extract", "explain", "profiles", "rules"))
    assert run("--version").stdout == f"gilint {__version__}\n"


def test_help_is_in_both_languages(run: Run) -> None:
    assert "法定" not in run("check", "--help", GILINT_LANG="en").stdout
    assert "Files, folders or .zip" in run("check", "--help", GILINT_LANG="en").stdout
    assert "文件夹" in run("check", "--help").stdout


def test_importing_the_command_line_is_light() -> None:
    heavy = ("rich", "textual", "yaml", "lxml", "ruamel", "chardet", "selectolax", "pydantic")
    code = f"import sys, gilint.cli.app; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "[]\n"


def test_formats_for_programs_do_not_load_rich(tmp_path: Path) -> None:
    write_report(tmp_path / "report.txt")
    command = [sys.executable, "-X", "importtime", "-m", "gilint", "check", "report.txt", "--format", "json"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert not loaded & {"textual", "ruamel", "pydantic", "rich"}


def test_extract_gives_all_cells_as_numbers(run: Run, tmp_path: Path) -> None:
    write_report(tmp_path / "report.txt", cells={"t2.fees.amount": "1.5", "t4.review.upheld": "/"})
    done = run("extract", "report.txt")
    assert done.returncode == 0
    told = json.loads(done.stdout)
    assert told["schema"] == "gilint.extract/1"
    report = told["reports"][0]
    keys = {"path", "sha256", "format", "title", "agency", "agency_level", "year", "edition", "sections", "cells", "claims", "unread"}
    assert keys <= set(report)
    assert list(report["cells"]) == list(specimens.form().addresses)
    assert report["cells"]["t2.fees.amount"] == {"text": "1.5", "value": 1.5, "place": report["cells"]["t2.fees.amount"]["place"]}
    assert report["cells"]["t4.review.upheld"]["value"] is None
    assert report["sections"][0] == {"n": 1, "title": "总体情况", "heading": "一、总体情况"}
    assert {"cell", "op", "value", "quote", "place"} <= set(report["claims"][0])


def test_extract_as_csv_is_read_by_spreadsheets_and_runs_nothing_there(run: Run, tmp_path: Path) -> None:
    write_report(tmp_path / "report.txt", cells={"t4.review.upheld": "=1+1"})
    text = run("extract", "report.txt", "--format", "csv").stdout
    assert text.startswith("\ufeffpath,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    cells = {row["address"]: row for row in rows if row["kind"] == "cell"}
    assert cells["t3.new.total"]["value"] == "3"
    assert cells["t4.review.upheld"]["text"] == "'=1+1"


def test_extract_tells_what_it_could_not_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "nothing.docx").touch()
    done = run("extract", "nothing.docx")
    assert done.returncode == 1
    assert "nothing.docx" in done.stderr
    assert json.loads(done.stdout)["reports"][0]["unreadable"] == {"reason": "empty", "detail": "0 bytes"}


def test_explain_tells_all_that_the_file_says(run: Run) -> None:
    by_code, by_name = run("explain", "gi301"), run("explain", "row-total", "--lang", "en")
    assert by_code.returncode == by_name.returncode == 0
    assert all(word in by_code.stdout for word in ("row-total", "依据", "建议", "会报告的例子", "30号"))
    assert "objects to" in by_name.stdout
    unknown = run("explain", "row-totals")
    assert (unknown.returncode, "row-total" in unknown.stderr) == (2, True)


def test_rules_are_listed_and_shown_as_written(run: Run) -> None:
    assert "GI301" in run("rules", "list").stdout
    shown = run("rules", "show", "row-total").stdout
    assert "code: GI301" in shown
    assert "code: GI302" not in shown


def test_the_schema_of_rule_files_fits_the_rules_that_ship(run: Run) -> None:
    schema = file_schema()
    assert json.loads(run("rules", "schema").stdout) == schema
    validator = jsonschema.Draft202012Validator(schema)
    for path in sorted((rules_folder() / "core").glob("*.yaml")):
        assert not [f"{path.name}: {error.json_path}: {error.message}" for error in validator.iter_errors(read_yaml(path).data)]
    assert not validator.is_valid({"rules": [{"code": "GI1"}]})


def test_examples_of_a_pack_are_tried(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(EXAMPLES, encoding="utf-8")
    assert run("rules", "test", "own.yaml").returncode == 0
    (tmp_path / "own.yaml").write_text(EXAMPLES.replace("{name: without}", "{name: without, times: 2}"), encoding="utf-8")
    failed = run("rules", "test", "own.yaml")
    assert (failed.returncode, "“without”" in failed.stdout) == (1, True)
    (tmp_path / "own.yaml").write_text(EXAMPLES.replace("append:", "apend:"), encoding="utf-8")
    faulty = run("rules", "test", "own.yaml")
    assert (faulty.returncode, "did you mean 'append'" in faulty.stdout) == (2, True)
    assert run("rules", "test", "absent.yaml").returncode == 2
