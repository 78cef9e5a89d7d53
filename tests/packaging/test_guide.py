"""The guide is so: its commands, copied one after the other into an empty folder, do what the page says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.conftest import ROOT
from tests.runs import environment

GUIDE = ROOT / "docs" / "guide"
NEEDED = ("bash", "ssh-keygen")

pytestmark = pytest.mark.skipif(not all(map(shutil.which, NEEDED)), reason=f"needs {' and '.join(NEEDED)}")


def blocks(lang: str) -> list[tuple[str, str]]:
    """Kind and text of each block, in order."""
    return re.findall(r"^```(\w+)\n(.*?)^```$", (GUIDE / f"{lang}.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_commands_do_what_the_page_says(lang: str, tmp_path: Path) -> None:
    own = environment(GILINT_CACHE=str(tmp_path / "cache"), GILINT_LANG=lang, HOME=str(tmp_path), SAMPLES=str(ROOT / "samples"))
    own["PATH"] = os.pathsep.join((str(Path(sys.executable).parent), own["PATH"]))
    folder = tmp_path / "office"
    folder.mkdir()
    said = ""
    for kind, text in blocks(lang):
        if kind == "sh":
            done = subprocess.run(["bash", "-e", "-c", text], cwd=folder, env=own, capture_output=True, encoding="utf-8", check=False)
            said = done.stdout + done.stderr
            assert done.returncode == 0, f"{text}\n{said}"
        elif kind == "text":
            assert not [line for line in text.splitlines() if line.strip() and line not in said], said


def test_both_languages_show_the_same_commands() -> None:
    zh, en = ([text for kind, text in blocks(lang) if kind in ("sh", "yaml")] for lang in ("zh", "en"))
    assert [re.sub("<.*>", "", text) for text in zh] == [re.sub("<.*>", "", text) for text in en]


def test_the_files_that_are_linked_are_there() -> None:
    for lang in ("zh", "en"):
        links = re.findall(r"\]\(([^)#:]+)\)", (GUIDE / f"{lang}.md").read_text(encoding="utf-8"))
        assert links
        assert not [link for link in links if not (GUIDE / link).exists()]
