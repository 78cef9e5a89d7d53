"""Archives: which members are listed and by which names, what is unpacked, and what is refused before it does harm."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gilint.opening import content
from gilint.readers import Limits, Unreadable
from gilint.zipped import container, containers, is_archive, is_inside, member, members
from gilint.zipped.names import cleaned, told_apart
from tests import archives, specimens, writers
from tests.archives import LINK, PIPE, SECRET, STORED, UTF8, Packed, plain

REPORT = "青屿县水务局2024年政府信息公开工作年度报告".encode()


USUAL = Limits()


def listed(file: Path, limits: Limits = USUAL) -> list[str]:
    """The reports, without the archive's own path."""
    return [str(path.relative_to(f"{file}!")) for path in members(file, limits).reports]


def why(path: Path, limits: Limits = USUAL) -> str:
    with pytest.raises(Unreadable) as refused:
        content(path, limits)
    return refused.value.reason


@pytest.fixture
def put(tmp_path: Path) -> Callable[..., Path]:
    def put(data: bytes, name: str = "a.zip") -> Path:
        file = tmp_path / name
        file.write_bytes(data)
        return file

    return put


def test_members_are_listed_as_a_folder_would_be_and_read_one_by_one(put: Callable[..., Path]) -> None:
    wanted = ["云川市/b.DOC", "云川市/深/c.html", "a.docx", "d.wps"]
    others = ["__MACOSX/._a.docx", ".DS_Store", "~$a.docx", "Thumbs.db", ".git/x.txt", "云川市/.x.txt", "e.png", "node_modules/f.md"]
    file = put(plain(*((name, name.encode()) for name in (*others, *wanted, "空/"))))
    assert listed(file) == sorted(wanted)
    for report in members(file, Limits()).reports:
        assert is_inside(report)
        assert container(report) == file
        assert content(report, Limits())[0].decode() == str(report.relative_to(f"{file}!"))


def test_what_belongs_to_a_saved_page_is_no_report(put: Callable[..., Path]) -> None:
    beside = ["报告_files/frame.html", "云川市/年报.files/a.txt"]
    alone = ["通知_files/x.html", "_files/y.txt"]
    file = put(plain(*((name, b"x") for name in ("报告.html", "云川市/年报.HTM", *beside, *alone))))
    assert set(listed(file)) == {"报告.html", "云川市/年报.HTM", *alone}


def test_formats_that_are_not_read_are_counted(put: Callable[..., Path]) -> None:
    found = members(put(plain(("a.docx", b"x"), ("b.rar", b"x"), ("c/d.RAR", b"x"), ("__MACOSX/e.rar", b"x"))), Limits())
    assert (len(found.reports), found.skipped) == (1, {".rar": 2})


def test_an_unpacked_report_is_told_to_be_none(put: Callable[..., Path]) -> None:
    file = put(plain(("x.docx/word/a.html", b"x"), ("x.docx/b.txt", b"x")))
    assert listed(file) == ["x.docx"]
    assert why(members(file, Limits()).reports[0]) == "not-a-file"


@pytest.mark.parametrize("flags", [0, UTF8])
@pytest.mark.parametrize("name", ["青屿县水务局.docx", "云川市/镕喆办 年报.docx", "plain.docx"])
def test_names_in_utf8_are_read_whether_they_say_so_or_not(put: Callable[..., Path], name: str, flags: int) -> None:
    assert listed(put(archives.archive([Packed(name.encode(), flags=flags)]))) == [name]


def test_names_of_chinese_windows_are_read(put: Callable[..., Path]) -> None:
    names = ["司法局.docx", "镕喆办/联通公司.docx", "年度报告（定稿）.docx"]
    assert listed(put(archives.archive(Packed(name.encode("gb18030")) for name in names))) == sorted(names)


def test_a_name_in_unicode_beside_another_counts_if_it_was_made_for_it(put: Callable[..., Path]) -> None:
    raw, name = b"????.docx", "司法局.docx".encode()

    def extra(other: bytes) -> bytes:
        return struct.pack("<HHBL", 0x7075, 5 + len(name), 1, zlib.crc32(other)) + name

    assert listed(put(archives.archive([Packed(raw, extra=extra(raw))]))) == ["司法局.docx"]
    assert listed(put(archives.archive([Packed(raw, extra=extra(b"x"))]), "b.zip")) == ["????.docx"]


@pytest.mark.skipif(shutil.which("zip") is None, reason="needs Info-ZIP")
def test_an_archive_that_a_program_made(tmp_path: Path) -> None:
    for name in ("云川市/报告.docx", "b.txt", "c.txt"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes(REPORT)
    for file, options in (("plain.zip", ["-r"]), ("secret.zip", ["-r", "-P", "qy"])):
        subprocess.run(["zip", "-q", *options, str(tmp_path / file), "."], cwd=tmp_path / "in", check=True)
    assert listed(tmp_path / "plain.zip") == ["b.txt", "c.txt", "云川市/报告.docx"]
    assert content(tmp_path / "plain.zip!" / "云川市" / "报告.docx", Limits())[0] == REPORT
    assert why(tmp_path / "secret.zip") == "encrypted"


def test_the_large_form_and_members_written_to_a_pipe(tmp_path: Path) -> None:
    """ZIP64, and sizes that stand behind the bytes that they are of."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as made, made.open("云川市.txt", "w", force_zip64=True) as stream:
        stream.write(REPORT)
    assert content(tmp_path / "a.zip!" / "云川市.txt", Limits())[0] == REPORT


def test_an_archive_that_unpacks_itself(put: Callable[..., Path]) -> None:
    file = put(archives.archive([Packed(b"a.txt", REPORT)], before=b"MZ" + bytes(3000)))
    assert listed(file) == ["a.txt"]
    assert content(Path(f"{file}!/a.txt"), Limits())[0] == REPORT


CLEANED = [
    ("../../etc/a.docx", "etc/a.docx"),
    ("/etc/a.docx", "etc/a.docx"),
    ("C:\\年报\\a.docx", "年报/a.docx"),
    ("..\\..\\a.docx", "a.docx"),
    ("a//./b/.././c.docx", "a/b/c.docx"),
    ("坏\n名\x1b[31m.docx", "坏\n名\x1b[31m.docx"),
    ("a.zip!/b.docx", "a.zip！/b.docx"),
    ("a\0b.docx", "a\ufffdb.docx"),
    ("..", ""),
]


@pytest.mark.parametrize(("said", "name"), CLEANED)
def test_no_name_leaves_the_archive(said: str, name: str) -> None:
    assert cleaned(said) == name


@given(st.text(st.one_of(st.sampled_from("/\\.:!C~\0 报告\n"), st.characters()), max_size=600))
def test_any_name_stays_below_and_is_itself_when_cleaned_again(said: str) -> None:
    name = cleaned(said)
    assert cleaned(name) == name
    path = Path(f"a.zip!/{name}")
    assert os.path.abspath(path).startswith(os.path.abspath("a.zip!"))
    if name:
        assert path.parts == ("a.zip!", *name.split("/"))
        assert not {"..", "."} & set(path.parts)
        assert list(containers(path)) == [Path("a.zip")]


@given(st.lists(st.sampled_from(["a.docx", "a (2).docx", "a (3).docx", "b/a.docx", "a", "a (2)"])))
def test_two_members_of_one_name_are_told_apart(names: list[str]) -> None:
    own = list(told_apart(names))
    assert len(set(own)) == len(names)
    assert all(PurePosixPath(name).suffix == PurePosixPath(before).suffix for name, before in zip(own, names, strict=True))


@given(st.lists(st.binary(min_size=1, max_size=40), max_size=20))
def test_names_of_any_bytes_give_a_member_each(tmp_path_factory: pytest.TempPathFactory, names: list[bytes]) -> None:
    file = tmp_path_factory.mktemp("names") / "a.zip"
    told = [name.replace(b"/", b"_").replace(b"\\", b"_").lstrip(b".~ ") or b"x" for name in names]
    file.write_bytes(archives.archive(Packed(b"r" + name + b".txt", name) for name in told))
    found = members(file, Limits()).reports
    assert sorted(member(path, Limits()) for path in found) == sorted(told)


def test_two_members_of_one_name_are_both_read(put: Callable[..., Path]) -> None:
    file = put(plain(("../a.txt", b"1"), ("a.txt", b"2"), ("./a.txt", b"3")))
    assert {name: member(Path(f"{file}!/{name}"), Limits()) for name in listed(file)} == {
        "a.txt": b"1",
        "a (2).txt": b"2",
        "a (3).txt": b"3",
    }


def test_links_and_pipes_are_no_reports(put: Callable[..., Path]) -> None:
    odd = [Packed(b"link.txt", b"/etc/passwd", kind=LINK), Packed(b"pipe.txt", kind=PIPE), Packed(b"a.txt", kind=0o100644)]
    assert listed(put(archives.archive(odd))) == ["a.txt"]


def test_offsets_that_lead_out_of_the_file(put: Callable[..., Path]) -> None:
    """The directory says that it stands elsewhere, so that its members would have to begin before the file does."""
    file = put(plain(("a.txt", b"x"))[:-6] + b"\xff\xff\xff\x00\0\0")
    assert why(Path(f"{file}!/a.txt")) == "damaged"


def test_archives_in_archives(put: Callable[..., Path]) -> None:
    word = writers.docx(specimens.document())
    innermost = plain(("c.txt", b"3"))
    inner = plain(("b.txt", b"2"), ("deep.zip", innermost))
    file = put(plain(("a.txt", b"1"), ("县/inner.zip", inner), ("报告.zip", word), ("odd.zip", b"PK\x03\x04")))
    assert listed(file) == ["a.txt", "odd.zip", "县/inner.zip!/b.txt", "县/inner.zip!/deep.zip", "报告.zip"]
    assert member(Path(f"{file}!/县/inner.zip!/b.txt"), Limits()) == b"2"
    assert why(Path(f"{file}!/县/inner.zip!/deep.zip")) == "too-deep"
    assert why(Path(f"{file}!/odd.zip")) == "damaged"
    assert content(Path(f"{file}!/报告.zip"), Limits())[0] == word
    assert "县/inner.zip!/deep.zip!/c.txt" in listed(file, Limits(nesting=3))


def test_an_archive_holds_itself_without_end(put: Callable[..., Path]) -> None:
    """Each level is called like the one above it."""
    data = plain(("a.txt", b"x"))
    for _ in range(30):
        data = plain(("a.zip", data))
    assert listed(put(data), Limits(nesting=5)) == ["a.zip!/" * 4 + "a.zip"]


def test_documents_that_are_zipped_are_no_archives(put: Callable[..., Path]) -> None:
    word = writers.docx(specimens.document())
    assert not is_archive(put(word, "a.docx"), Limits())
    assert not is_archive(put(word, "a.zip"), Limits())
    assert not is_archive(put(plain(("mimetype", b"application/vnd.oasis.opendocument.text")), "b.zip"), Limits())
    assert not is_archive(put(plain(("OFD.xml", b"")), "c.zip"), Limits())
    assert not is_archive(put(b"<html><body>", "d.zip"), Limits())
    assert is_archive(put(plain(("word/a.docx", word), ("pdf/a.pdf", b"")), "e.zip"), Limits())
    assert is_archive(put(plain(("a.docx", word)), "材料.docx"), Limits())


def test_what_is_on_disk_is_no_member(tmp_path: Path, put: Callable[..., Path]) -> None:
    file = put(plain(("b.txt", b"packed")))
    (tmp_path / "a.zip!").mkdir()
    (tmp_path / "a.zip!" / "b.txt").write_bytes(b"on disk")
    path = tmp_path / "a.zip!" / "b.txt"
    assert not is_inside(path)
    assert container(path) == path
    assert content(path, Limits())[0] == b"on disk"
    path.unlink()
    assert content(Path(f"{file}!/b.txt"), Limits())[0] == b"packed"


def test_an_archive_that_is_written_anew_is_read_anew(put: Callable[..., Path]) -> None:
    file = put(plain(("a.txt", b"1")))
    assert listed(file) == ["a.txt"]
    os.utime(put(plain(("b.txt", b"2"))), ns=(1, 1))
    assert listed(file) == ["b.txt"]


def _quoted() -> bytes:
    """As D. Fifield's archive has it: the bytes of the first member are the head and the bytes of the next one."""
    inner = archives.archive([Packed(b"b.txt", bytes(10**6))])
    first = Packed(b"a.txt", inner[: inner.index(b"PK\x01\x02")], method=STORED)
    return archives.archive([first, Packed(b"b.txt", bytes(10**6), at=30 + len(first.name))])


REFUSED: dict[str, tuple[str, Callable[[], bytes], Limits]] = {
    "half of it": ("damaged", lambda: plain(("a.txt", os.urandom(5000)))[:4000], Limits()),
    "a directory of nonsense": ("damaged", lambda: plain(("a.txt", b"x")).replace(b"PK\x01\x02", b"PK\x01\x07"), Limits()),
    "a directory beyond the limit": ("bomb", lambda: plain(("a.txt", b"x")), Limits(part=20)),
    "all secret": ("encrypted", lambda: archives.archive(Packed(name, b"x", SECRET) for name in (b"a.txt", b"b.docx")), Limits()),
    "the last of several parts": ("unsupported", lambda: archives.archive([Packed(b"a.txt", b"x")], part=3), Limits()),
    "members over each other": (
        "bomb",
        lambda: archives.archive([Packed(b"a.txt", bytes(10**6)), Packed(b"b.txt", bytes(10**6), at=0)]),
        Limits(),
    ),
    "quoted members": ("bomb", _quoted, Limits()),
    "100,001 members": ("bomb", lambda: archives.archive(Packed(b"%d.png" % n, method=STORED) for n in range(100_001)), Limits()),
    "5,001 reports": ("bomb", lambda: archives.archive(Packed(b"%d.txt" % n, method=STORED) for n in range(5_001)), Limits()),
    "more than may be unpacked": ("bomb", lambda: plain(("a.txt", b"x" * 600), ("b.txt", b"x" * 600)), Limits(unpacked=1000)),
    "more than may be opened": ("too-large", lambda: plain(("a.txt", b"x" * 600)), Limits(unpacked=100)),
    "more than may be unpacked, inside": (
        "bomb",
        lambda: plain(("a.zip", plain(("a.txt", b"x" * 600))), ("b.zip", plain(("b.txt", b"x" * 600)))),
        Limits(unpacked=1000),
    ),
    "a name that is no text": ("damaged", lambda: archives.archive([Packed(b"\xff\xfe.txt", b"x", UTF8)]), Limits()),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_as_a_whole(put: Callable[..., Path], name: str) -> None:
    reason, make, limits = REFUSED[name]
    file = put(make())
    assert is_archive(file, limits)
    assert why(file, limits) == reason


DAMAGED: dict[str, tuple[str, Callable[[], Packed], Limits]] = {
    "a wrong checksum": ("damaged", lambda: Packed(b"a.txt", REPORT, checksum=1), Limits()),
    "a size too small": ("damaged", lambda: Packed(b"a.txt", bytes(10**8), size=1000, checksum=0), Limits()),
    "a size too large": ("damaged", lambda: Packed(b"a.txt", REPORT, size=10**6), Limits()),
    "no stream": ("damaged", lambda: Packed(b"a.txt", REPORT, raw=b"\xff" * 100), Limits()),
    "half a stream": ("damaged", lambda: Packed(b"a.txt", REPORT, raw=b"\x4b"), Limits()),
    "blanks": ("bomb", lambda: Packed(b"a.txt", b" " * 50_000_000), Limits()),
    "blanks that are told to be many": ("bomb", lambda: Packed(b"a.txt", b"x", size=0xFFFF_FFFE), Limits()),
    "beyond the limit": ("too-large", lambda: Packed(b"a.txt", b"x" * 101), Limits(file=100)),
    "packed beyond the limit": ("too-large", lambda: Packed(b"a.txt", b"x", raw=b"x" * 101), Limits(file=100)),
    "a password": ("encrypted", lambda: Packed(b"a.txt", REPORT, SECRET), Limits()),
    "another method": ("unsupported", lambda: Packed(b"a.txt", REPORT, method=14), Limits()),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_member_that_cannot_be_read_is_alone_in_that(put: Callable[..., Path], name: str) -> None:
    reason, bad, limits = DAMAGED[name]
    file = put(archives.archive([Packed(b"c.txt", b"good"), bad()]))
    assert listed(file, limits) == ["a.txt", "c.txt"]
    assert why(Path(f"{file}!/a.txt"), limits) == reason
    assert content(Path(f"{file}!/c.txt"), limits)[0] == b"good"


def test_a_pipe_or_a_link_in_a_circle_that_is_called_an_archive_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.zip")
    os.mkfifo(tmp_path / "a.docx")
    (tmp_path / "loop.zip").symlink_to("loop.zip")
    assert [why(tmp_path / name) for name in ("a.zip", "a.docx", "b.zip", "loop.zip")] == ["not-a-file"] * 4


@given(data=st.data())
def test_whatever_the_bytes_are_only_unreadable_is_raised(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    good = bytearray(plain(("云川市/a.txt", REPORT), ("b.zip", plain(("c.txt", REPORT)))))
    for at, byte in data.draw(st.lists(st.tuples(st.integers(0, len(good) - 1), st.integers(0, 255)), max_size=8)):
        good[at] = byte
    cut = data.draw(st.integers(0, len(good)))
    file = tmp_path_factory.mktemp("any") / "a.zip"
    file.write_bytes(good[:cut] if data.draw(st.booleans()) else good)
    with suppress(Unreadable):
        reports = members(file, Limits()).reports if is_archive(file, Limits()) else (file,)
        for report in reports:
            with suppress(Unreadable):
                content(report, Limits())
