"""The process behind one browser tab."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from contextlib import suppress

from aiohttp.web import WebSocketResponse
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from gilint.output.harmless import harmless

GRACE = 3.0
"""Seconds that an app may take to end once it was asked to."""

_READY = b"__GANGLION__\n"
_LARGEST = 1000
_CHUNK = 1 << 16


class Tab(AppService):
    """An app in a process of its own, run without a shell. It ends with its tab, and the tab with it."""

    def __init__(self, command: Sequence[str], socket: WebSocketResponse, downloads: DownloadManager) -> None:
        super().__init__(
            "",
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=self._close,
            download_manager=downloads,
        )
        self._argv = tuple(command)
        self._socket = socket

    async def _close(self) -> None:
        await self._socket.close()

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        return {**super()._build_environment(width, height), "TEXTUAL_DRIVER": "gilint.tui.served.driver:TabDriver"}

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        # A session of its own: Ctrl+C in the terminal of the server is the server's, which ends its tabs in good order.
        process = await asyncio.create_subprocess_exec(
            *self._argv,
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=self._build_environment(width, height),
            start_new_session=True,
        )
        self._process, self._stdin = process, process.stdin
        return process

    async def run(self) -> None:
        """Passes on what the app writes, until either side is gone."""
        process = self._running()
        assert process.stdout is not None
        assert process.stderr is not None
        complaints = asyncio.create_task(process.stderr.read())
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while await process.stdout.readline() not in (_READY, b""):
                pass
            while True:
                kind, size = await process.stdout.readexactly(1), await process.stdout.readexactly(4)
                await self._pass_on(kind, await process.stdout.readexactly(int.from_bytes(size, "big")))
        await self._close()
        # An app that nobody reads any more would wait for a reader and not end.
        while await process.stdout.read(_CHUNK):
            pass
        told = (await complaints).decode("utf-8", "replace")
        sys.stderr.writelines(harmless(line) + "\n" for line in told.splitlines())

    async def _pass_on(self, kind: bytes, payload: bytes) -> None:
        match kind:
            case b"D":
                await self.on_data(payload)
            case b"M":
                await self.on_meta(payload)
            case b"P":
                await self.on_packed(payload)

    async def heed(self, message: object) -> None:
        """Does what the page asks for; what is not understood is passed over."""
        match message:
            case ["stdin", str(typed)]:
                await self.send_bytes(typed.encode("utf-8", "replace"))
            case ["resize", {"width": int(width), "height": int(height)}]:
                await self.set_terminal_size(within(width), within(height))
            case ["ping", str(stamp)]:
                await self._socket.send_json(["pong", stamp])
            case ["focus"]:
                await self.focus()
            case ["blur"]:
                await self.blur()

    async def stop(self) -> None:
        """Asks the app to quit and ends it by force where it has not done so in time."""
        process = self._running()
        late = asyncio.get_running_loop().call_later(GRACE, self._kill)
        try:
            await super().stop()
            await process.wait()
        finally:
            late.cancel()
            self._kill()

    def _kill(self) -> None:
        process = self._running()
        if process.returncode is not None:
            return
        with suppress(ProcessLookupError):
            if sys.platform == "win32":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)

    def _running(self) -> Process:
        assert self._process is not None
        return self._process


def within(asked: int) -> int:
    """A width or height, in cells, that a screen may have."""
    return min(max(asked, 1), _LARGEST)
