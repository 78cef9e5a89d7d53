"""What is large, or in a format that cannot be bounded otherwise, is read in a process that ends when it takes too much."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from gilint.readers import Limits, Unreadable, read
from tests import specimens, writers

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


_FORKING = """
import os, signal, subprocess, sys, threading
from pathlib import Path
from gilint.readers import Limits, read

def reads():
    listed = subprocess.run(["ps", "-A", "-ww", "-o", "ppid=,args="], capture_output=True, text=True, check=True).stdout
    return any(line.split()[0] == str(os.getpid()) and "processes/child.py" in line for line in listed.splitlines())

long, short = (Path(name).read_bytes() for name in sys.argv[1:])
reading = threading.Thread(target=read, args=(long, "a.docx", Limits(light=1, seconds=60)))
reading.start()
while not reads():
    pass
child = os.fork()
if not child:
    signal.alarm(60)
    os._exit(0 if read(short, "a.docx", Limits(light=1)).blocks else 1)
busy = reading.is_alive()
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), busy)
reading.join()
"""
"""A process that is copied while a thread of it waits for a file to be read."""


def _docx(body: str) -> bytes:
    """A Word file of one part, packed without compression, so that only its size is remarkable."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
    return stream.getvalue()


def test_a_large_file_reads_as_a_small_one_does() -> None:
    data = writers.docx(specimens.document())
    assert read(data, "a.docx", Limits(light=1)) == read(data, "a.docx")


def test_a_refusal_comes_back_with_its_reason() -> None:
    with pytest.raises(Unreadable) as refused:
        read(_docx("<w:p>"), "a.docx", Limits(light=1))
    assert (refused.value.reason, refused.value.detail) == ("damaged", "word/document.xml")


def test_what_takes_too_long_is_ended_and_the_next_file_is_read() -> None:
    long = _docx("<w:p><w:r><w:t>一</w:t></w:r></w:p>" * 150_000)
    with pytest.raises(Unreadable) as refused:
        read(long, "a.docx", Limits(light=1, seconds=1))
    assert refused.value.reason == "too-slow"
    assert read(writers.docx(specimens.document()), "a.docx", Limits(light=1)).blocks


def test_what_takes_too_much_memory_is_ended_and_the_next_file_is_read() -> None:
    large = _docx("<w:p/>" * 1_900_000)
    with pytest.raises(Unreadable) as refused:
        read(large, "a.docx", Limits(light=1, memory=300 * 1024 * 1024))
    assert refused.value.reason == "too-much-memory"
    assert read(writers.docx(specimens.document()), "a.docx", Limits(light=1)).blocks


def test_more_text_than_any_report_has_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        read("青屿县水务局".encode() * 1000, "a.txt", Limits(characters=5000))
    assert refused.value.reason == "too-large"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not copied here")
def test_a_copy_of_the_process_waits_for_nobody(tmp_path: Path) -> None:
    long, short = tmp_path / "long.docx", tmp_path / "short.docx"
    long.write_bytes(_docx("<w:p><w:r><w:t>一</w:t></w:r></w:p>" * 150_000))
    short.write_bytes(writers.docx(specimens.document()))
    command = [sys.executable, "-c", _FORKING, str(long), str(short)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=True)
    assert done.stdout.split() == ["0", "True"]
