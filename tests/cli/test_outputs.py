"""Several outputs in one run, and how they look on a terminal and off."""

from __future__ import annotations

import json
from pathlib import Path

from tests.runs import BROKEN_TOTAL, Run, write_report


def test_several_outputs_in_one_run(run: Run, tmp_path: Path) -> None:
    write_report(tmp_path / "bad.txt", **BROKEN_TOTAL)
    done = run("check", "bad.txt", "--output", "sarif=a.sarif", "--output", "concise=a.txt", "--output", "json=-")
    assert done.returncode == 1
    assert json.loads(done.stdout)["schema"] == "gilint.check/1"
    assert json.loads((tmp_path / "a.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (tmp_path / "a.txt").read_text(encoding="utf-8").startswith("bad.txt:")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.sarif", "a.txt", "bad.txt"]


def test_the_summary_says_what_was_examined(run: Run, tmp_path: Path) -> None:
    write_report(tmp_path / "good.txt")
    (tmp_path / "old.rar").touch()
    text = run("check", ".", "--format", "concise", "--lang", "en").stdout
    assert "3 statutory tables, 200 cells" in " ".join(text.split())
    assert ".rar 1" in text
    assert run("check", "good.txt", "--quiet").stdout == ""


def test_notes_are_counted_and_listed_on_request(run: Run, tmp_path: Path) -> None:
    write_report(tmp_path / "report.txt", **BROKEN_TOTAL)
    own = "check", "report.txt", "--format", "concise"
    assert "GI301" in run(*own, "--show", "error").stdout
    assert "GI301" not in run(*own, "--ignore", "GI3").stdout


def test_colours_are_for_terminals_and_the_environment_has_a_say(run: Run, tmp_path: Path) -> None:
    write_report(tmp_path / "bad.txt", **BROKEN_TOTAL)
    assert "\x1b[" not in run("check", "bad.txt").stdout
    assert "\x1b[1;31m" in run("check", "bad.txt", FORCE_COLOR="1", TERM="dumb").stdout
    assert "\x1b[" not in run("check", "bad.txt", FORCE_COLOR="1", NO_COLOR="1").stdout
    assert "\x1b[1;31m" in run("check", "bad.txt", "--color", "always", NO_COLOR="1").stdout


def test_names_with_odd_characters_are_safe(run: Run, tmp_path: Path) -> None:
    for name in ("a\nb.txt", "c\x1b[31m.txt", "d,e:f%.txt", "-x.txt"):
        write_report(tmp_path / name, **BROKEN_TOTAL)
    for form in ("full", "concise", "github", "json", "sarif", "csv", "markdown"):
        done = run("check", ".", "--format", form)
        assert done.returncode == 1
        assert "\x1b" not in done.stdout
        assert "Traceback" not in done.stderr


def test_a_terminal_in_another_encoding_lacks_characters_but_gets_its_findings(run: Run, tmp_path: Path) -> None:
    write_report(tmp_path / "bad.txt", **BROKEN_TOTAL)
    for form in ("full", "concise"):
        done = run("check", "bad.txt", "--format", form, PYTHONIOENCODING="ascii")
        assert (done.returncode, done.stderr) == (1, "")
        assert "GI301 row-total" in done.stdout
    assert "政府" in run("check", "bad.txt", "--format", "json", PYTHONIOENCODING="ascii").stdout


def test_the_language_comes_from_option_environment_and_configuration(run: Run, tmp_path: Path) -> None:
    write_report(tmp_path / "bad.txt", **BROKEN_TOTAL)
    (tmp_path / "gilint.yaml").write_text("lang: en\n", encoding="utf-8")
    own = "check", "bad.txt", "--format", "concise"
    assert "error GI301" in run(*own).stdout
    assert "错误 GI301" in run(*own, GILINT_LANG="zh").stdout
    assert "error GI301" in run(*own, "--lang", "en", GILINT_LANG="zh").stdout
    assert "错误 GI301" in run(*own, "--isolated").stdout
