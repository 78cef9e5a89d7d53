"""A page in headless Chromium, driven through its DevTools."""

from __future__ import annotations

import asyncio
import base64
import itertools
import shutil
import struct
import tempfile
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

_QUIET = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage --window-size=1000,600 --remote-debugging-port=0"
).split()

Colour = tuple[int, int, int]


class Refused(Exception):
    """Chromium cannot do this now, as while it goes from one page to the next."""


class Page:
    """One tab of a browser."""

    def __init__(self, devtools: ClientWebSocketResponse) -> None:
        self._devtools = devtools
        self._numbers = itertools.count(1)
        self._session = ""
        self.asked: list[str] = []

    async def open(self) -> None:
        target = await self.do("Target.createTarget", url="about:blank")
        self._session = (await self.do("Target.attachToTarget", targetId=target["targetId"], flatten=True))["sessionId"]
        await self.do("Page.enable")
        await self.do("Network.enable")

    async def do(self, method: str, **parameters: object) -> Any:
        number = next(self._numbers)
        session = {"sessionId": self._session} if self._session else {}
        await self._devtools.send_json({"id": number, "method": method, "params": parameters, **session})
        while (answer := await self._devtools.receive_json()).get("id") != number:
            if answer.get("method") == "Network.requestWillBeSent":
                self.asked.append(answer["params"]["request"]["url"])
            elif answer.get("method") == "Network.webSocketCreated":
                self.asked.append(answer["params"]["url"])
        if "error" in answer:
            raise Refused(method, answer["error"])
        return answer["result"]

    async def go(self, address: str) -> None:
        await self.do("Page.navigate", url=address)

    async def value(self, script: str) -> Any:
        return (await self.do("Runtime.evaluate", expression=script, returnByValue=True))["result"].get("value")

    async def holds(self, script: str) -> None:
        """Waits until the script is true."""
        await _becomes(lambda: self.value(script), True)

    async def shows(self, colour: Colour, x: int, y: int) -> None:
        """Waits until the pixel has the colour."""
        await _becomes(lambda: self.pixel(x, y), colour)

    async def picture(self, **parameters: object) -> bytes:
        return base64.b64decode((await self.do("Page.captureScreenshot", format="png", **parameters))["data"])

    async def pixel(self, x: int, y: int) -> Colour:
        picture = await self.picture(clip={"x": x, "y": y, "width": 1, "height": 1, "scale": 1})
        # The first pixel has no neighbours, so whatever filter the line has, its bytes are the colour.
        pixel = zlib.decompress(b"".join(_image_data(picture)))
        return pixel[1], pixel[2], pixel[3]

    async def type(self, character: str) -> None:
        for kind in ("keyDown", "keyUp"):
            await self.do("Input.dispatchKeyEvent", type=kind, text=character, key=character, windowsVirtualKeyCode=ord(character.upper()))


async def _becomes(ask: Callable[[], Awaitable[object]], wanted: object) -> None:
    async with asyncio.timeout(60):
        while True:
            with suppress(Refused):
                if await ask() == wanted:
                    return
            await asyncio.sleep(0.02)


def _image_data(picture: bytes) -> Iterator[bytes]:
    """The compressed pixels of a PNG, which may stand in several chunks."""
    at = len(b"\x89PNG\r\n\x1a\n")
    while at < len(picture):
        size, kind = struct.unpack_from(">I4s", picture, at)
        if kind == b"IDAT":
            yield picture[at + 8 : at + 8 + size]
        at += size + 12


@asynccontextmanager
async def page() -> AsyncIterator[Page]:
    assert CHROMIUM is not None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = await asyncio.create_subprocess_exec(
            CHROMIUM,
            *_QUIET,
            f"--user-data-dir={profile}",
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            assert browser.stderr is not None
            async with asyncio.timeout(60):
                while b"DevTools listening on " not in (line := await browser.stderr.readline()):
                    assert line, "Chromium did not start"
            address = line.decode().split()[-1]
            # What Chromium complains of is read on, or it would wait for a reader one day.
            drain = asyncio.create_task(browser.stderr.read())
            async with ClientSession() as session, session.ws_connect(address, max_msg_size=0) as devtools:
                opened = Page(devtools)
                await opened.open()
                yield opened
                opened._session = ""
                await opened.do("Browser.close")
            await drain
        finally:
            if browser.returncode is None:
                browser.kill()
            await browser.wait()
