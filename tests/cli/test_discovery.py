"""Which files are taken: those named, and reports in folders; never locks, hidden things or other people's packages."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from gilint.choosing import ARCHIVES, NOT_READ, SUFFIXES
from gilint.discovery import discover
from gilint.globs import matches
from gilint.readers.formats import FORMATS
from tests.runs import Run, write_report


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def test_folders_give_reports_in_order_and_nothing_else(tmp_path: Path) -> None:
    wanted = ["A.DOCX", "b.docx", "sub/c.html", "sub/d.htm", "sub/deep/e.md", "sub/f.txt", "t.docm"]
    unwanted = ["~$b.docx", ".hidden.txt", "._b.docx", ".git/x.txt", "node_modules/x.md", ".venv/x.txt", "venv/x.txt", "x.yaml", "y.csv"]
    unwanted += ["z.xml"]
    make(tmp_path, *wanted, *unwanted)
    found = [path.relative_to(tmp_path).as_posix() for path in discover([tmp_path], lambda path: False).files]
    assert sorted(found) == wanted
    assert found == [path.relative_to(tmp_path).as_posix() for path in discover([tmp_path], lambda path: False).files]


def test_named_files_are_taken_whatever_they_are_called_and_once(tmp_path: Path) -> None:
    make(tmp_path, "a.docx", "odd.xyz", "~$a.docx")
    paths = [tmp_path / "odd.xyz", tmp_path / "~$a.docx", tmp_path, tmp_path / "." / "a.docx"]
    assert [path.name for path in discover(paths, lambda path: True).files] == ["odd.xyz", "~$a.docx", "a.docx"]


def test_what_is_missing_or_holds_nothing_is_told(tmp_path: Path) -> None:
    make(tmp_path, "empty/x.rar", "empty/y.7Z", "empty/settings.xml")
    found = discover([tmp_path / "absent", tmp_path / "empty"], lambda path: False)
    assert (found.missing, found.barren, found.files) == ((tmp_path / "absent",), (tmp_path / "empty",), ())
    assert found.skipped == {".7z": 1, ".rar": 1}


def test_a_folder_named_like_a_report_is_taken_as_a_file(tmp_path: Path) -> None:
    make(tmp_path, "x.docx/word/document.xml", "x.docx/readme.txt")
    assert [path.name for path in discover([tmp_path], lambda path: False).files] == ["x.docx"]
    assert [path.name for path in discover([tmp_path / "x.docx"], lambda path: False).files] == ["x.docx"]


def test_what_is_excluded_is_left_out_of_folders(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "old/b.txt")
    assert [path.name for path in discover([tmp_path], lambda path: path.name == "old").files] == ["a.txt"]


def test_links_in_circles_end(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert len(discover([tmp_path], lambda path: False).files) == 1


def test_readers_know_every_suffix_that_is_looked_for() -> None:
    assert frozenset().union(*(form.suffixes for form in FORMATS.values())) >= SUFFIXES
    assert SUFFIXES.isdisjoint(NOT_READ | ARCHIVES)


@pytest.mark.parametrize(
    ("pattern", "fits", "fits_not"),
    [
        ("*.md", ["a.md", "b/a.md"], ["a.txt"]),
        ("草稿", ["草稿/a.txt", "b/草稿/a.txt"], ["草稿本/a.txt"]),
        ("old/", ["old/a.txt"], ["older/a.txt"]),
        ("2021/*.txt", ["2021/a.txt"], ["b/2021/a.txt", "2021/a.md"]),
        ("**/2021/*", ["2021/a.txt", "b/2021/a.txt"], ["b/2022/a.txt"]),
        ("./a/b", ["a/b/c.txt", "a/b"], ["b/a/b"]),
    ],
)
def test_patterns(pattern: str, fits: list[str], fits_not: list[str]) -> None:
    assert all(matches(PurePosixPath(path), pattern) for path in fits)
    assert not any(matches(PurePosixPath(path), pattern) for path in fits_not)


def test_what_is_excluded_is_counted(run: Run, tmp_path: Path) -> None:
    write_report(tmp_path / "报告.txt")
    write_report(tmp_path / "旧" / "2019" / "报告.txt")
    write_report(tmp_path / "草稿.txt")
    (tmp_path / "gilint.yaml").write_text("exclude: [旧, 草稿.txt]\n", encoding="utf-8")
    assert "略过 2 个文件" in run("check", ".").stdout
