"""Reports in archives through the whole program, and folders as hostile as they come: every file is told, and nothing stops the others."""

from __future__ import annotations

import ctypes
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from gilint.decisions.baseline import NAME as BASELINE
from gilint.decisions.file import NAME as DECISIONS
from tests import archives, specimens, writers
from tests.archives import SECRET, STORED, Packed, plain
from tests.runs import BROKEN_TOTAL, Run, environment

GOOD = writers.tab_rows(specimens.document()).encode()
BAD = writers.tab_rows(specimens.document(**BROKEN_TOTAL)).encode()
OTHER = writers.tab_rows(specimens.document(agency="云川市民政局")).encode()
FORMATS = ("full", "concise", "github", "json", "sarif", "csv", "markdown")


def reports(done: subprocess.CompletedProcess[str]) -> dict[str, list[str]]:
    """The codes of errors by path."""
    assert "Traceback" not in done.stderr
    listed = json.loads(done.stdout)["reports"]
    return {each["path"]: sorted({found["code"] for found in each["findings"] if found["severity"] == "error"}) for each in listed}


def check(run: Run, *words: str | Path) -> dict[str, list[str]]:
    """Invented reports share their words, which GI705 would tell."""
    return reports(run("check", *words, "--format", "json", "--isolated", "--ignore", "GI705"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inner = archives.archive([Packed("云川市.txt".encode("gb18030"), OTHER)])
    (tmp_path / "报送.zip").write_bytes(plain(("2024/青屿县.txt", BAD), ("inner.zip", inner)))
    (tmp_path / "c.txt").write_bytes(GOOD)
    return tmp_path


INNER = "报送.zip!/inner.zip!/云川市.txt"
MEMBER = "报送.zip!/2024/青屿县.txt"


@pytest.mark.parametrize("named", [".", "报送.zip", MEMBER])
def test_each_member_is_a_report_with_its_own_path(run: Run, folder: Path, named: str) -> None:
    found = check(run, named)
    assert found[MEMBER] == ["GI301", "GI303"]
    assert list(found) == {".": ["c.txt", MEMBER, INNER], "报送.zip": [MEMBER, INNER], MEMBER: [MEMBER]}[named]
    assert found.get(INNER, []) == []


def test_a_member_that_is_not_there_is_wrong_usage(run: Run, folder: Path) -> None:
    done = run("check", "报送.zip!/x.txt", "c.txt")
    assert done.returncode == 2
    assert "报送.zip!/x.txt" in done.stderr


def test_word_files_under_other_names_are_told_by_content(run: Run, tmp_path: Path) -> None:
    word = writers.docx(specimens.document())
    (tmp_path / "a.zip").write_bytes(word)
    (tmp_path / "材料.docx").write_bytes(plain(("word/b.docx", word), ("pdf/c.docx", word)))
    done = run("check", ".", "--format", "json", "--isolated")
    assert list(reports(done)) == ["a.zip", "材料.docx!/pdf/c.docx", "材料.docx!/word/b.docx"]
    assert all(each["examined"]["cells"] == 200 for each in json.loads(done.stdout)["reports"])


def test_extract_reads_members(run: Run, folder: Path) -> None:
    done = run("extract", "报送.zip")
    assert done.returncode == 0
    assert {each["path"]: len(each["cells"]) for each in json.loads(done.stdout)["reports"]} == {MEMBER: 200, INNER: 200}


def test_addresses_that_other_programs_can_use(run: Run, folder: Path) -> None:
    told = json.loads(run("check", "报送.zip", "--format", "sarif").stdout)["runs"][0]
    assert [unquote(each["location"]["uri"]) for each in told["artifacts"]] == [MEMBER, INNER]
    # GitHub shows what is told of a file of the change, and of no other.
    for line in run("check", "报送.zip", "--format", "github").stdout.splitlines():
        if ",line=" in line:
            assert "file=报送.zip,line=1," in line
            assert "[2024/青屿县.txt" in line or "[inner.zip!/云川市.txt" in line


def test_configuration_decisions_and_baseline_are_those_beside_the_archive(run: Run, folder: Path) -> None:
    assert run("waive", "GI301", "报送.zip", "--reason", "来源文件如此，已电话核实", "--as", "李某").returncode == 0
    assert (folder / DECISIONS).is_file()
    assert run("baseline", "create", "报送.zip").returncode == 0
    assert (folder / BASELINE).is_file()
    (folder / BASELINE).unlink()
    for text, left in (
        ("", ["GI303"]),
        ("per-file-ignores: {'报送.zip': [GI303]}\n", []),
        ("per-file-ignores: {'报送.zip!/2024/*.txt': [GI303]}\n", []),
        ("per-file-ignores: {'青屿县.txt': [GI303]}\n", []),
        ("per-file-ignores: {'报送.zip!/*.txt': [GI1]}\n", ["GI303"]),
    ):
        (folder / "gilint.yaml").write_text(f"ignore: [GI705]\n{text}", encoding="utf-8")
        done = json.loads(run("check", "报送.zip", "--format", "json").stdout)["reports"][0]
        open_ = [found["code"] for found in done["findings"] if found["severity"] == "error" and found["state"] == "open"]
        assert open_ == left, text


@pytest.mark.parametrize(
    ("pattern", "left", "out"),
    [("报送.zip", ["c.txt"], 1), ("inner.zip", ["c.txt", MEMBER], 1), ("云川市.txt", ["c.txt", MEMBER], 1), ("2024", ["c.txt", INNER], 1)],
)
def test_what_is_excluded_stays_out(run: Run, folder: Path, pattern: str, left: list[str], out: int) -> None:
    (folder / "gilint.yaml").write_text(f"exclude: ['{pattern}']\n", encoding="utf-8")
    done = run("check", ".", "--format", "json")
    assert list(reports(done)) == left
    assert f"略过 {out} 个文件" in run("check", ".", "--show", "error").stdout


def test_no_output_replaces_the_archive(run: Run, folder: Path) -> None:
    before = (folder / "报送.zip").read_bytes()
    done = run("check", "报送.zip", "--output", "json=报送.zip")
    assert done.returncode == 2
    assert "报送.zip" in done.stderr
    assert (folder / "报送.zip").read_bytes() == before


def test_the_year_before_may_be_packed(run: Run, folder: Path) -> None:
    last = writers.tab_rows(specimens.document(year=2023)).encode()
    (folder / "去年.zip").write_bytes(plain(("旧/报告.txt", last)))
    done = run("check", "c.txt", "--previous", "去年.zip", "--format", "json")
    assert json.loads(done.stdout)["reports"][0]["previous"] == "去年.zip!/旧/报告.txt"


def test_nothing_in_an_archive_is_signed_and_the_gate_says_why(run: Run, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    key = tmp_path_factory.mktemp("keys") / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True, capture_output=True)
    for words in (["报送.zip"], ["."], [MEMBER, "--approve"]):
        done = run("signoff", *words, "--as", "李某", "--key", key)
        assert (done.returncode, done.stdout) == (2, "")
        assert len(done.stderr.splitlines()) == 1
        assert "请先解开压缩包" in done.stderr
    assert sorted(path.name for path in folder.iterdir()) == ["c.txt", "报送.zip"]
    done = run("gate", ".", "--verify", "--lang", "en")
    assert done.returncode == 1
    assert "unpack it first" in " ".join(done.stdout.split())


def test_many_members_are_checked_in_several_processes(run: Run, tmp_path: Path) -> None:
    names = [f"{number:03}.txt" for number in range(60)]
    (tmp_path / "a.zip").write_bytes(plain(*((name, BAD if name == "041.txt" else b"") for name in names)))
    found = check(run, "a.zip")
    assert list(found) == [f"a.zip!/{name}" for name in names]
    assert found["a.zip!/041.txt"] == ["GI301", "GI303"]
    assert {*map(tuple, found.values())} == {("GI001",), ("GI301", "GI303")}


def test_archives_without_reports_are_told_as_folders_are(run: Run, tmp_path: Path) -> None:
    (tmp_path / "空.zip").write_bytes(plain())
    (tmp_path / "图.zip").write_bytes(plain(("a.png", b"x"), ("b.rar", b"x")))
    done = run("check", "空.zip", "图.zip")
    assert done.returncode == 3
    assert "空.zip" in done.stderr
    assert "图.zip" in done.stderr
    assert ".rar 1" in done.stdout


def _nested(depth: int) -> bytes:
    data = plain(("a.txt", GOOD))
    for _ in range(depth):
        data = plain(("b.zip", data))
    return data


HARMFUL: dict[str, tuple[Callable[[], bytes], str]] = {
    "half of it": (lambda: plain(("a.txt", os.urandom(9000)))[:5000], ""),
    "100,000 members": (lambda: archives.archive(Packed(b"%d.docx" % n, method=STORED) for n in range(100_000)), ""),
    "members over each other": (
        lambda: archives.archive([Packed(b"a.txt", bytes(10**7)), *(Packed(b"%d.txt" % n, bytes(10**7), at=0) for n in range(200))]),
        "",
    ),
    "all secret": (lambda: archives.archive([Packed(b"a.txt", GOOD, SECRET), Packed(b"b.txt", GOOD, SECRET)]), ""),
    "blanks": (lambda: archives.archive([Packed(b"a.txt", bytes(10**8))]), "!/a.txt"),
    "a lie about the size": (lambda: archives.archive([Packed(b"a.txt", bytes(10**8), size=500)]), "!/a.txt"),
    "a wrong checksum": (lambda: archives.archive([Packed(b"a.txt", GOOD, checksum=7)]), "!/a.txt"),
    "another method": (lambda: archives.archive([Packed(b"a.txt", GOOD, method=12)]), "!/a.txt"),
    "archives in archives": (lambda: _nested(9), "!/b.zip!/b.zip"),
    "a bomb in an archive": (lambda: plain(("b.zip", archives.archive([Packed(b"a.txt", bytes(10**8))]))), "!/b.zip!/a.txt"),
    "an archive that is a bomb": (
        lambda: archives.archive([Packed(b"b.zip", archives.archive([Packed(b"a.txt", bytes(10**8), method=STORED)]))]),
        "!/b.zip",
    ),
}
"""How it is made, and what of it is told."""


def _limited() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (1024**3, 1024**3))


@pytest.mark.skipif(os.name == "nt", reason="memory is bounded as POSIX has it")
@pytest.mark.parametrize("name", HARMFUL)
def test_what_does_harm_is_one_finding_and_the_others_are_checked(tmp_path: Path, name: str) -> None:
    make, where = HARMFUL[name]
    (tmp_path / "坏.zip").write_bytes(make())
    (tmp_path / "好.zip").write_bytes(plain(("好.txt", BAD)))
    command = [sys.executable, "-m", "gilint", "check", ".", "--format", "json", "--isolated"]
    done = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False, preexec_fn=_limited)
    assert done.returncode == 1
    assert reports(done) == {f"坏.zip{where}": ["GI001"], "好.zip!/好.txt": ["GI301", "GI303"]}


def test_a_good_member_beside_bad_ones_is_checked(run: Run, tmp_path: Path) -> None:
    bad = [Packed(b"a.txt", GOOD, checksum=7), Packed(b"b.txt", GOOD, SECRET), Packed(b"../../c.txt", BAD), Packed(b"C:\\d\\e.txt", GOOD)]
    (tmp_path / "a.zip").write_bytes(archives.archive(bad))
    found = check(run, ".")
    assert found == {
        "a.zip!/a.txt": ["GI001"],
        "a.zip!/b.txt": ["GI001"],
        "a.zip!/c.txt": ["GI301", "GI303"],
        "a.zip!/d/e.txt": [],
    }
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_odd_names_are_safe_in_every_format(run: Run, tmp_path: Path) -> None:
    odd = ["坏\n名\x1b[31m.txt", "\u202etxt.txt", "d,e:f%.txt", "长" * 3000 + ".txt", "深/" * 500 + "a.txt", "::error::x.txt"]
    (tmp_path / "a.zip").write_bytes(plain(*((name, BAD) for name in odd)))
    (tmp_path / os.fsdecode(b"\xff\xfe.zip")).write_bytes(plain(("b.txt", BAD)))
    (tmp_path / "c\nd.zip").write_bytes(b"PK\x03\x04")
    for form in FORMATS:
        done = run("check", ".", "--format", form)
        assert done.returncode == 1, done.stderr
        assert "\x1b" not in done.stdout
        assert "Traceback" not in done.stderr
        assert not any(line.startswith(("::error::", "名")) for line in done.stdout.splitlines())
    assert len(check(run, ".")) == len(odd) + 2
    assert run("extract", ".").returncode == 1
    assert run("extract", "a.zip", "--format", "csv").returncode == 0


def test_saved_pages_are_one_report_each(run: Run, tmp_path: Path) -> None:
    for name in ("报告.html", "报告_files/frame.html", "年报.htm", "年报.files/a.htm", "通知_files/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(writers.html(specimens.document()), encoding="utf-8")
    assert list(check(run, ".")) == ["年报.htm", "报告.html", "通知_files/x.txt"]


def test_pipes_sockets_and_links_in_circles_are_told_and_not_opened(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "good.txt").write_bytes(GOOD)
    os.mkfifo(tmp_path / "pipe.docx")
    os.mkfifo(tmp_path / "pipe.zip")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    (tmp_path / "device.txt").symlink_to("/dev/zero")
    (tmp_path / "again").symlink_to(tmp_path)
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.doc")
        found = check(run, ".")
    odd = ["device.txt", "gone.txt", "loop.txt", "pipe.docx", "pipe.zip", "socket.doc"]
    assert found == {"good.txt": [], **{name: ["GI001"] for name in odd}}


def _without_power() -> None:
    """Takes from the superuser, once a program is started, the right to open what is closed to all."""
    if os.geteuid() == 0:
        for capability in (1, 2):
            ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)


def _powerless(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "gilint", *words],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=_without_power,
    )


ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="rights are taken as Linux has it")


@ON_LINUX
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_may_not_be_read_is_told(tmp_path: Path, lang: str) -> None:
    (tmp_path / "good.txt").write_bytes(GOOD)
    for name in ("closed.txt", "closed.zip"):
        (tmp_path / name).write_bytes(plain(("a.txt", GOOD)))
        (tmp_path / name).chmod(0)
    (tmp_path / "closed").mkdir(mode=0)
    command = ("check", ".", "--isolated", "--lang", lang)
    try:
        done = _powerless(tmp_path, *command, "--format", "json")
        assert done.returncode == 1
        assert reports(done) == {"good.txt": [], "closed": ["GI001"], "closed.txt": ["GI001"], "closed.zip": ["GI001"]}
        told = " ".join(_powerless(tmp_path, *command).stdout.split())
        assert told.count({"zh": "没有读取权限", "en": "permission to read it is missing"}[lang]) == 3
    finally:
        (tmp_path / "closed").chmod(0o700)


@ON_LINUX
def test_what_may_not_be_read_keeps_nothing_else_that_is_named_from_being_checked(tmp_path: Path) -> None:
    for name in ("closed.txt", "good.txt"):
        (tmp_path / name).write_bytes(GOOD)
    (tmp_path / "closed.txt").chmod(0)
    done = _powerless(tmp_path, "check", "closed.txt", "good.txt", "--format", "json")
    assert (done.returncode, reports(done)) == (1, {"closed.txt": ["GI001"], "good.txt": []})
    before = _powerless(tmp_path, "check", "good.txt", "--previous", "closed.txt", "--lang", "zh")
    assert "上一年度的报告读不出来" in before.stderr


@ON_LINUX
@pytest.mark.parametrize("command", ["check", "gate", "extract", "baseline create"])
def test_a_folder_that_can_be_listed_but_not_entered_stops_nothing(tmp_path: Path, command: str) -> None:
    listed = tmp_path / "listed"
    listed.mkdir()
    for file in (tmp_path / "good.txt", listed / "a.txt"):
        file.write_bytes(GOOD)
    listed.chmod(0o444)
    try:
        done = _powerless(tmp_path, *command.split(), ".", "listed", "listed/a.txt", "--lang", "en")
    finally:
        listed.chmod(0o700)
    assert "internal" not in done.stderr
    assert done.returncode == (0 if command == "baseline create" else 1), done.stderr


@ON_LINUX
def test_decisions_hold_beside_a_folder_that_cannot_be_entered(tmp_path: Path) -> None:
    (tmp_path / "listed").mkdir()
    (tmp_path / "listed" / "a.txt").write_bytes(GOOD)
    (tmp_path / "bad.txt").write_bytes(BAD)
    waived = _powerless(tmp_path, "waive", "GI301", "bad.txt", "--reason", "经核实，情况属实，下一年度更正", "--as", "李某")
    assert waived.returncode == 0, waived.stderr
    (tmp_path / "listed").chmod(0o444)
    try:
        done = _powerless(tmp_path, "check", ".", "--format", "json")
    finally:
        (tmp_path / "listed").chmod(0o700)
    assert (done.returncode, done.stderr) == (1, "")
    states = [finding["state"] for each in json.loads(done.stdout)["reports"] for finding in each["findings"] if finding["code"] == "GI301"]
    assert set(states) == {"waived"}


def test_a_folder_of_very_many_files_is_looked_through(tmp_path: Path) -> None:
    from gilint.discovery import discover

    for number in range(20_000):
        (tmp_path / f"{number}.png").touch()
    (tmp_path / "a.txt").touch()
    found: Any = discover([tmp_path], lambda path: False)
    assert found.files == (tmp_path / "a.txt",)
