"""LibreOffice works for gilint: many files, broken ones, crashes, and nothing is left of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from gilint.document import Document
from gilint.readers import Limits, Unreadable
from gilint.readers.docx import read_docx
from gilint.readers.office.office import Office
from tests.readers.office import seen
from tests.readers.wordml.made import paragraph, wordml

WORDML = ("MS Word 2003 XML", ".xml")
LIMITS = Limits()
SPREADING = "<w:tbl>" + "<w:tr><w:tc>" * 40 + paragraph("深") + "</w:tc></w:tr>" * 40 + "</w:tbl>"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="looks at processes as POSIX has them")


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the temporary files of one test."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def converted(office: Office, data: bytes) -> Document:
    return read_docx(office.to_docx(data, *WORDML, LIMITS), LIMITS)


def texts(document: Document) -> list[str]:
    return [each.text for each in document.paragraphs()]


def test_one_instance_reads_many_files(kept: Office, place: Path) -> None:
    assert [texts(converted(kept, wordml(paragraph(f"第{number}份")))) for number in range(3)] == [[f"第{number}份"] for number in range(3)]
    assert len(seen.instances(place)) == 1


def test_threads_take_turns(kept: Office) -> None:
    with ThreadPoolExecutor(4) as threads:
        read = threads.map(lambda number: texts(converted(kept, wordml(paragraph(f"第{number}份")))), range(8))
        assert list(read) == [[f"第{number}份"] for number in range(8)]


@pytest.mark.parametrize(
    ("data", "infilter", "suffix"),
    [(b"\x00garbage" * 100, "MS Word 95", ".doc"), (wordml(paragraph("年报")), "MS Word 95", ".doc")],
    ids=["garbage", "another format"],
)
def test_what_is_not_the_format_is_told_and_others_go_on(data: bytes, infilter: str, suffix: str, kept: Office) -> None:
    with pytest.raises(Unreadable) as refused:
        kept.to_docx(data, infilter, suffix, LIMITS)
    assert refused.value.reason == "office-failed"
    assert texts(converted(kept, wordml(paragraph("下一份")))) == ["下一份"]


def test_a_crash_costs_no_file(kept: Office, place: Path) -> None:
    converted(kept, wordml(paragraph("上一份")))
    (instance,) = seen.instances(place)
    os.kill(instance, signal.SIGKILL)
    assert texts(converted(kept, wordml(paragraph("下一份")))) == ["下一份"]


def test_what_takes_too_long_is_ended_with_its_children(kept: Office, place: Path) -> None:
    converted(kept, wordml(paragraph("上一份")))
    before = seen.instances(place)
    assert before
    with pytest.raises(Unreadable) as refused:
        kept.to_docx(wordml(SPREADING * 300), *WORDML, replace(LIMITS, office=0))
    assert refused.value.reason == "too-slow"
    assert seen.eventually(lambda: not before & seen.instances(place))
    assert texts(converted(kept, wordml(paragraph("下一份")))) == ["下一份"]


def test_nothing_is_left_of_one_that_is_closed(program: Path, own: Path) -> None:
    office = Office(program)
    converted(office, wordml(paragraph("年报")))
    (folder,) = seen.folders(own)
    assert len(seen.instances(own)) == 1
    assert seen.socket(folder).exists()
    office.close()
    assert not seen.folders(own)
    assert not seen.socket(folder).exists()
    assert seen.eventually(lambda: not seen.instances(own))
    assert texts(converted(office, wordml(paragraph("再来")))) == ["再来"]
    office.close()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_nothing_is_left_of_a_process_that_is_killed(how: signal.Signals, program: Path, own: Path) -> None:
    """While it waits for the conversion of a file that takes long."""
    (own / "long.xml").write_bytes(wordml(SPREADING * 300))
    script = (
        "import sys\nfrom pathlib import Path\nfrom gilint.readers import Limits\nfrom gilint.readers.office.office import Office\n"
        "office = Office(Path(sys.argv[1]))\n"
        "office.to_docx(Path(sys.argv[2]).read_bytes(), 'MS Word 2003 XML', '.xml', Limits())\n"
    )
    command = [sys.executable, "-c", script, str(program), str(own / "long.xml")]
    with subprocess.Popen(command, env={**os.environ, "TMPDIR": str(own)}, start_new_session=True) as process:
        assert seen.eventually(lambda: bool(seen.instances(own)))
        (folder,) = seen.folders(own)
        os.killpg(process.pid, how)
    assert seen.eventually(lambda: not seen.instances(own))
    assert seen.eventually(lambda: not seen.folders(own))
    assert not seen.socket(folder).exists()


def test_folders_of_the_killed_go_with_the_next_start(program: Path, own: Path) -> None:
    """Also where what would have put them away was killed with it; those in use stay, and what others laid there is not followed."""
    left, elsewhere, trap = own / "gilint-office-left", own / "elsewhere", own / "gilint-office-trap"
    for folder in (left, elsewhere):
        folder.mkdir()
        (folder / "in-use").write_text("")
    trap.symlink_to(elsewhere)
    first, second = Office(program), Office(program)
    converted(first, wordml(paragraph("一")))
    left.mkdir(exist_ok=True)
    (used,) = seen.folders(own) - {left, trap}
    for folder in (left, elsewhere, used):
        os.utime(folder, (0, 0))
    converted(second, wordml(paragraph("二")))
    assert not left.exists()
    assert (elsewhere / "in-use").exists()
    assert texts(converted(first, wordml(paragraph("三")))) == ["三"]
    first.close()
    second.close()


def test_a_program_that_cannot_be_started_is_told(tmp_path: Path) -> None:
    office = Office(tmp_path / "soffice")
    with pytest.raises(Unreadable) as refused:
        office.to_docx(wordml(paragraph("年报")), *WORDML, LIMITS)
    office.close()
    assert refused.value.reason == "office-failed"


@pytest.mark.parametrize(
    "hindrance",
    [
        "resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))\nheld = []\n"
        "with suppress(OSError):\n    while True: held.append(os.open(os.devnull, os.O_RDONLY))\n"
        "for each in held[:6]: os.close(each)\n",
        "sys.executable = '/bin/false'\n",
    ],
    ids=["no process can be started", "it ends at once"],
)
def test_a_start_that_fails_leaves_nothing(hindrance: str, program: Path, own: Path) -> None:
    script = (
        "import os, resource, sys\nfrom contextlib import suppress\nfrom pathlib import Path\n"
        "from gilint.readers import Limits, Unreadable\nfrom gilint.readers.office.office import Office\n"
        f"office = Office(Path(sys.argv[1]))\n{hindrance}"
        "for _ in range(3):\n"
        "    try: office.to_docx(b'', 'MS Word 95', '.doc', Limits())\n"
        "    except Unreadable as fault: print(fault.reason)\n"
        "print(len([name for name in os.listdir(sys.argv[2]) if name.startswith('gilint-office-')]), flush=True)\n"
        "os._exit(0)\n"
    )
    command = [sys.executable, "-c", script, str(program), str(own)]
    done = subprocess.run(command, env={**os.environ, "TMPDIR": str(own)}, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["office-failed"] * 3 + ["0"]


def test_each_file_has_the_limits_of_its_own_configuration(program: Path, own: Path) -> None:
    office = Office(program)
    with pytest.raises(Unreadable):
        office.to_docx(wordml(paragraph("小")), *WORDML, replace(LIMITS, file=1000))
    assert texts(converted(office, wordml(paragraph("大")))) == ["大"]
    first = seen.instances(own)
    assert texts(converted(office, wordml(paragraph("再来")))) == ["再来"]
    assert seen.instances(own) == first
    office.close()
    assert not seen.folders(own)


def test_closing_while_a_file_is_read_waits_for_it(program: Path) -> None:
    office = Office(program)
    converted(office, wordml(paragraph("一")))
    read: list[list[str]] = []
    reading = threading.Thread(target=lambda: read.append(texts(converted(office, wordml(paragraph("二"))))))
    reading.start()
    office.close()
    reading.join()
    office.close()
    assert read == [["二"]]
