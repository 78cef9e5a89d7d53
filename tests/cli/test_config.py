"""The closest configuration counts, what it extends lies below it, and every mistake is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from gilint.config import Config, Configs, load_config
from gilint.configfile import ConfigError
from gilint.planning import Asked, Planner
from tests.runs import BROKEN_TOTAL, Run, write_report


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def told(path: Path) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    return [str(fault).removeprefix(f"{path}:") for fault in caught.value.faults]


def codes(path: Path, **asked: object) -> set[str]:
    return set(Planner(Asked(**asked)).plan(path).told)  # type: ignore[arg-type]


def test_the_closest_file_counts_and_is_not_merged(tmp_path: Path) -> None:
    write(tmp_path / "gilint.yaml", "select: [GI3]\nfail-on: warning\n")
    write(tmp_path / "a" / "pyproject.toml", '[tool.gilint]\nselect = ["GI301"]\n')
    write(tmp_path / "a" / "b" / "pyproject.toml", "[tool.other]\n")
    configs = Configs()
    assert configs.closest(tmp_path / "x.docx").fail_on == "warning"
    assert configs.closest(tmp_path / "a" / "b" / "x.docx").fail_on is None
    assert "GI301" in codes(tmp_path / "a" / "b" / "x.docx")
    assert "GI302" not in codes(tmp_path / "a" / "b" / "x.docx")


def test_what_is_extended_lies_below(tmp_path: Path) -> None:
    write(tmp_path / "base" / "all.yaml", "fail-on: warning\nlang: en\nignore: [GI3]\nexclude: [old/]\n")
    path = write(tmp_path / "gilint.yaml", "extends: base/all.yaml\nlang: zh\nextend-select: [GI301]\n")
    config = load_config(path)
    assert (config.lang, [layer.fail_on for layer in config.layers()]) == ("zh", [None, "warning"])
    assert config.excludes(tmp_path / "base" / "old" / "x.docx")
    assert {"GI301"} == {code for code in codes(tmp_path / "x.docx") if code.startswith("GI3")}


def test_every_mistake_is_told_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path / "gilint.yaml", "select: GI3\nfail-on: eror\nslect: [GI3]\n")
    faults = told(path)
    assert [fault[:2] for fault in faults] == ["1:", "2:", "3:"]
    assert "expected a list" in faults[0]
    assert "did you mean 'error'" in faults[1]
    assert "did you mean 'select'" in faults[2]
    assert "allowed: extends, select" in faults[2]


def test_mistakes_in_toml_have_lines_too(tmp_path: Path) -> None:
    text = '[project]\nname = "x"\n\n[tool.gilint]\nselect = ["GI3"]\nslect = ["GI3"]\n[tool.gilint.per-file-ignore]\n"a" = []\n'
    faults = told(write(tmp_path / "pyproject.toml", text))
    assert [fault[:2] for fault in faults] == ["6:", "7:"]
    assert told(write(tmp_path / "pyproject.toml", "[tool.gilint]\nselect = [\n"))[0].startswith("3:")


DENSE = {
    "lists in lists": "[tool.gilint]\nselect = " + "[" * 900,
    "a number of too many digits": f"[tool.gilint]\nlimits = {{pages = {'9' * 900}}}\n",
    "a key of very many parts": "[tool.gilint]\n" + "a." * 20_000 + "b = 1\n",
    "very many keys": "[tool.gilint]\n" + "".join(f"a{number} = 1\n" for number in range(100_000)),
    "something else than keys": "tool.gilint = 3\n",
    "what is no text": "[tool.gilint]\nlang = '\xff'",
}


@pytest.mark.parametrize("text", DENSE.values(), ids=DENSE)
def test_a_pyproject_file_may_hold_anything(tmp_path: Path, text: str) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_bytes(text.encode("latin-1"))
    assert told(path)


def test_a_table_of_tools_that_is_none_is_no_configuration(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "tool = 3 # tool.gilint\n")
    assert Configs().closest(tmp_path / "x.docx").lang is None


@pytest.mark.parametrize("key", ["extends", "roster", "baseline", "previous", "policy"])
def test_a_path_that_no_system_takes_is_told(run: Run, tmp_path: Path, key: str) -> None:
    write_report(tmp_path / "a.txt")
    write(tmp_path / "gilint.yaml", f'{key}: "a\\0b"\n')
    done = run("gate" if key == "policy" else "check", "a.txt")
    assert done.returncode == 2
    assert "内部错误" not in done.stderr


@pytest.mark.parametrize("limit", ["seconds: 1000000000000", "office: 100000", "memory: 100000000000000000", "pages: 0"])
def test_limits_are_numbers_that_the_system_can_keep(tmp_path: Path, limit: str) -> None:
    assert "a whole number from 1 to" in told(write(tmp_path / "gilint.yaml", f"limits: {{{limit}}}\n"))[0]


def test_a_link_that_leads_to_itself_extends_nothing(tmp_path: Path) -> None:
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    with pytest.raises(ConfigError, match="no file"):
        load_config(write(tmp_path / "gilint.yaml", "extends: loop.yaml\n"))


def test_files_that_extend_each_other_are_told(tmp_path: Path) -> None:
    write(tmp_path / "a.yaml", "extends: b.yaml\n")
    write(tmp_path / "b.yaml", "extends: a.yaml\n")
    with pytest.raises(ConfigError, match="extend each other"):
        load_config(tmp_path / "a.yaml")
    with pytest.raises(ConfigError, match="no file"):
        load_config(write(tmp_path / "c.yaml", "extends: d.yaml\n"))


def test_ignores_for_some_files(tmp_path: Path) -> None:
    write(tmp_path / "gilint.yaml", "per-file-ignores:\n  归档/*: [GI3]\n  '*.md': [row-total]\n")
    assert not {code for code in codes(tmp_path / "归档" / "x.docx") if code.startswith("GI3")}
    assert {"GI301", "GI302"} & codes(tmp_path / "b" / "x.md") == {"GI302"}
    assert "GI301" in codes(tmp_path / "x.docx")


def test_a_selector_that_means_no_rule_is_told_with_its_line(tmp_path: Path) -> None:
    write(tmp_path / "gilint.yaml", "select:\n  - GI3\n  - GX3\n")
    with pytest.raises(ConfigError, match=r"gilint\.yaml:3: .*GX3"):
        codes(tmp_path / "x.docx")


def test_no_configuration_says_nothing() -> None:
    assert (Config().profile, Config().fail_on, Config().lang, Config().packs) == (None, None, None, ())


def test_a_process_with_a_wrong_configuration_ends_with_2(run: Run, tmp_path: Path) -> None:
    write_report(tmp_path / "bad.txt", **BROKEN_TOTAL)
    write(tmp_path / "gilint.yaml", "slect: [GI3]\n")
    done = run("check", "bad.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert "gilint.yaml:1" in done.stderr
    assert run("check", "bad.txt", "--isolated").returncode == 1
