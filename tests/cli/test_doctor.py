"""`gilint doctor` tells what this machine can read, and what is missing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gilint.doctor.samples import SAMPLES
from gilint.readers import read
from gilint.readers.formats import FORMATS
from tests.programs import OFFICE
from tests.runs import Run, environment

NEEDS_OFFICE = {"office"}


def doctor(run: Run, *words: str, **settings: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(run("doctor", "--format", "json", *words, **settings).stdout)
    return told


def abilities(told: dict[str, Any]) -> dict[str, str]:
    return {each["kind"]: each["ability"] for each in told["formats"]}


def around(told: dict[str, Any], about: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in told["around"] if each["about"] == about)
    return found


@pytest.mark.parametrize("kind", SAMPLES)
def test_each_sample_is_what_it_is_called(kind: str) -> None:
    assert read(SAMPLES[kind](), "").format == kind


def test_every_format_is_tried(run: Run) -> None:
    told = doctor(run, GILINT_LIBREOFFICE="off")
    assert abilities(told) == {kind: "optional" if kind in NEEDS_OFFICE else "reads" for kind in FORMATS}
    versions = {used["name"]: used["version"] for each in told["formats"] for used in each["by"]}
    assert versions["lxml"]
    assert told["sound"]


@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice")
def test_libreoffice_is_started_where_that_is_asked_for(run: Run) -> None:
    assert abilities(doctor(run))["office"] == "untried"
    told = doctor(run, "--deep")
    assert told["libreoffice"]["state"] == "works"
    assert told["libreoffice"]["version"][0].isdigit()
    assert abilities(told)["office"] == "reads"


def test_without_libreoffice_nothing_that_is_needed_is_missing(run: Run) -> None:
    done = run("doctor", GILINT_LIBREOFFICE="off")
    assert done.returncode == 0
    assert "已停用" in done.stdout
    assert "只是 Word 6/95 和 Works 文件读不了" in done.stdout


def test_a_setting_that_names_no_program_is_told(run: Run) -> None:
    done = run("doctor", "--lang", "en", GILINT_LIBREOFFICE="/nowhere/soffice")
    assert done.returncode == 0
    assert "/nowhere/soffice" in done.stdout
    assert "is no program" in " ".join(done.stdout.split())


def test_a_program_that_is_none_is_told(run: Run, tmp_path: Path) -> None:
    fake = tmp_path / "soffice"
    fake.write_text("#!/bin/sh\nexit 1\n")
    fake.chmod(0o755)
    told = doctor(run, GILINT_LIBREOFFICE=str(fake))
    assert (told["libreoffice"]["state"], told["sound"]) == ("fails", False)


def test_a_reader_whose_package_is_broken_is_told(tmp_path: Path) -> None:
    script = "import sys; sys.modules['olefile'] = None; from gilint.cli.app import app; app(['doctor', '--lang', 'en'])"
    own = environment(GILINT_CACHE=str(tmp_path), GILINT_LIBREOFFICE="off", COLUMNS="120")
    done = subprocess.run([sys.executable, "-c", script], env=own, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 1
    line = next(line for line in done.stdout.splitlines() if "Older Word" in line)
    assert "fails" in line
    assert not done.stderr


def test_a_configuration_that_does_not_fit_is_told(run: Run, tmp_path: Path) -> None:
    assert around(doctor(run), "config")["said"] == "config-none"
    (tmp_path / "gilint.yaml").write_text("select: [GI3]\n")
    assert around(doctor(run), "config")["values"]["path"] == str(tmp_path / "gilint.yaml")
    (tmp_path / "gilint.yaml").write_text("slect: [GI3]\n")
    done = run("doctor")
    assert done.returncode == 1
    assert "slect" in done.stdout
    assert around(doctor(run), "config")["state"] == "amiss"


def test_a_cache_that_cannot_be_written_is_worth_a_word(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    script = [sys.executable, "-m", "gilint", "doctor", "--format", "json"]
    own = environment(GILINT_CACHE=str(tmp_path / "file"))
    done = subprocess.run(script, env=own, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert around(json.loads(done.stdout), "cache")["state"] == "notice"
    assert done.returncode == 0


def test_looking_makes_nothing(tmp_path: Path) -> None:
    place = tmp_path / "none" / "yet"
    script = [sys.executable, "-m", "gilint", "doctor", "--format", "json"]
    own = environment(GILINT_CACHE=str(place))
    done = subprocess.run(script, env=own, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert around(json.loads(done.stdout), "cache")["state"] == "fine"
    assert not place.parent.exists()


def test_a_terminal_without_chinese_is_told_in_what_it_has(run: Run) -> None:
    done = run("doctor", "--lang", "en", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "has no Chinese characters" in " ".join(done.stdout.split())


def test_languages_and_misuse(run: Run) -> None:
    assert "能读的格式" in run("doctor").stdout
    assert "Formats that are read" in run("doctor", "--lang", "en").stdout
    assert run("doctor", "--format", "xml").returncode == 2


def test_lines_fit_the_terminal(run: Run) -> None:
    from rich.cells import cell_len

    for lang in ("zh", "en"):
        lines = run("doctor", "--lang", lang, COLUMNS="60").stdout.splitlines()
        assert max(map(cell_len, lines)) <= 60


def test_names_that_no_folder_is_searched_for_are_told_apart(run: Run) -> None:
    wordml = next(each for each in doctor(run)["formats"] if each["kind"] == "wordml")
    assert (wordml["suffixes"], wordml["only_named"]) == ([".xml"], [".xml"])
    assert "直接点名才读 .xml" in run("doctor", COLUMNS="200").stdout
