"""What keeps LibreOffice: a script in a process of its own, which needs nothing of gilint and ends with all that it started.

It is told by lines of JSON on its standard input: first the settings of `main`, then the arguments of `Keeper.convert` for each file; it
answers with a line, one of `done`, `failed` and `too-slow`. When its input ends, since gilint has ended, however that happened, it kills
LibreOffice and removes the folder.

LibreOffice stays for the next file only while a document is open, so it opens an anchor. What it locks that with tells that it is ready;
from then on a call of the program with the same profile hands its work over, ends when that is done, and takes a third of the time. Where
nothing takes the work over, the call does it itself.
"""

from __future__ import annotations

import hashlib
import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

DOCX = "docx:MS Word 2007 XML"
QUIET = ("--headless", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard")
NAME = "document"
_ANCHOR = "anchor.txt"
_LOCK = f".~lock.{_ANCHOR}#"
_LOOK_EVERY = 0.02
_PIPES = ("/tmp", "/var/tmp")
"""Where LibreOffice lays its socket, whatever the environment says."""


class Group:
    """A process and those that it starts."""

    def __init__(self, command: list[str], environment: dict[str, str], folder: Path) -> None:
        self._process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            process_group=None if os.name == "nt" else 0,
        )

    def runs(self) -> bool:
        return self._process.poll() is None

    def wait(self, seconds: float) -> bool:
        """Whether it ended in time."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def kill(self) -> None:
        if os.name == "nt":
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(self._process.pid)], capture_output=True, check=False)
        else:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


class Keeper:
    """LibreOffice with a profile of its own, in a folder of its own."""

    def __init__(self, program: str, folder: Path) -> None:
        self._folder = folder
        self._url = (folder / "profile").as_uri()
        self._command = [program, f"-env:UserInstallation={self._url}", *QUIET]
        self._environment = _environment(folder)
        self._resident: Group | None = None
        self._groups: list[Group] = []
        self._gate = threading.RLock()

    def convert(self, infilter: str, source: str, seconds: float) -> str:
        """Makes `document.docx` of the file in the folder `made`. An instance that breaks down is replaced once."""
        made = self._folder / "made" / f"{NAME}.docx"
        for _ in range(2):
            with suppress(FileNotFoundError):
                made.unlink()
            if not self._stand_by(seconds):
                return "failed"
            into = ["--convert-to", DOCX, f"--infilter={infilter}", "--outdir", str(made.parent)]
            asking = self._start([*self._command, *into, str(self._folder / source)])
            in_time = asking.wait(seconds)
            asking.kill()
            if not in_time:
                self._drop()
                return "too-slow"
            if made.is_file() and made.stat().st_size:
                return "done"
            if self._resident and self._resident.runs():
                return "failed"
        return "failed"

    def end(self) -> None:
        """From any thread; nothing is started afterwards."""
        self._gate.acquire()
        for group in self._groups:
            group.kill()
        self._sweep()
        for _ in range(20):  # what was killed may still be writing
            shutil.rmtree(self._folder, ignore_errors=True)
            if not self._folder.exists():
                break
            time.sleep(_LOOK_EVERY)

    def _stand_by(self, seconds: float) -> bool:
        """Whether an instance is there that takes work over."""
        if self._resident and self._resident.runs():
            return True
        self._drop()
        (self._folder / _ANCHOR).write_text("-\n", encoding="ascii")
        (self._folder / _LOCK).unlink(missing_ok=True)
        self._resident = self._start([*self._command, str(self._folder / _ANCHOR)])
        latest = time.monotonic() + seconds
        while self._resident.runs() and time.monotonic() < latest:
            if (self._folder / _LOCK).exists():
                return True
            time.sleep(_LOOK_EVERY)
        self._drop()
        return False

    def _start(self, command: list[str]) -> Group:
        with self._gate:
            self._groups = [group for group in self._groups if group.runs()]
            group = Group(command, self._environment, self._folder)
            self._groups.append(group)
            return group

    def _drop(self) -> None:
        if self._resident:
            self._resident.kill()
            self._resident = None
        self._sweep()

    def _sweep(self) -> None:
        """A killed LibreOffice leaves its socket, which is called after the profile (desktop/unx/source/start.c)."""
        if os.name == "nt":
            return
        digest = "".join(f"{byte:x}" for byte in hashlib.md5(self._url.encode("utf-16-le"), usedforsecurity=False).digest())
        for folder in _PIPES:
            with suppress(OSError):
                Path(folder, f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{digest}").unlink()


def _environment(folder: Path) -> dict[str, str]:
    """What a program needs, without the settings and the home of whoever runs it: its own files stay in the folder."""
    kept = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PROGRAMFILES", "PROGRAMDATA", "FONTCONFIG_PATH", "FONTCONFIG_FILE")
    known = {name: os.environ[name] for name in kept if name in os.environ}
    own = str(folder / "temporary")
    homes = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(folder))
    temporary = dict.fromkeys(("TMPDIR", "TMP", "TEMP", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), own)
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), "http://127.0.0.1:9")
    return {**known, **homes, **temporary, **nowhere, "LANG": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}


def _bound(memory: int, file: int) -> None:
    """For this process and those that it starts: memory that is written to, and the size of a file. Limits of time do not hold for them.

    Not the address space: how much of it LibreOffice maps without using it differs from version to version.
    """
    try:
        import resource
    except ImportError:  # Windows
        return
    limits = {resource.RLIMIT_AS: None, resource.RLIMIT_CPU: None, resource.RLIMIT_DATA: memory, resource.RLIMIT_FSIZE: file}
    for kind, most in {**limits, resource.RLIMIT_CORE: 0}.items():
        _, hard = resource.getrlimit(kind)
        wanted = hard if most is None or 0 <= hard < most else most
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (wanted, hard))


def main() -> None:
    setting = json.loads(sys.stdin.readline())
    _bound(setting["memory"], setting["file"])
    folder = Path(setting["folder"])
    for name in ("made", "temporary"):
        (folder / name).mkdir(exist_ok=True)
    keeper = Keeper(setting["program"], folder)
    asked: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(keeper, asked), daemon=True).start()
    signal.signal(signal.SIGTERM, lambda number, frame: _leave(keeper))
    try:
        while True:
            answer = keeper.convert(**json.loads(asked.get()))
            sys.stdout.write(answer + "\n")
            sys.stdout.flush()
    finally:
        _leave(keeper)


def _listen(keeper: Keeper, asked: queue.SimpleQueue[str]) -> None:
    """Ends the process as soon as the one that asks is gone, whatever is being done here."""
    try:
        for line in sys.stdin:
            asked.put(line)
    finally:
        _leave(keeper)


def _leave(keeper: Keeper) -> None:
    keeper.end()
    os._exit(0)


if __name__ == "__main__":
    main()
