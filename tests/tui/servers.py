"""Serves an app in a browser as people do: a server of its own, colleagues who visit it, and word of the apps that it starts."""

from __future__ import annotations

import asyncio
import json
import re
import sys
from asyncio import StreamReader, StreamWriter
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import ClientSession, ClientWebSocketResponse, CookieJar, WSMsgType

from tests.runs import environment

TOKEN = "a token of 青屿县 & more"
APP = (sys.executable, str(Path(__file__).with_name("served_app.py")))
SERVER = """
import json, sys
from gilint.tui.serving import CannotServe, serve
try:
    serve(**json.loads(sys.argv[1]), announce=lambda sentence: print(sentence, flush=True))
except CannotServe as fault:
    sys.exit(str(fault))
"""


@dataclass(frozen=True, slots=True)
class Served:
    """A server; the apps that it started tell how they were called, and at their end of file they are gone."""

    process: Process
    said: list[str]
    apps: asyncio.Queue[tuple[list[str], StreamReader]]

    @property
    def address(self) -> str:
        """With the token."""
        return re.search(r"http://\S+", self.said[0])[0]  # type: ignore[index]

    @property
    def root(self) -> str:
        """The address without path and token, with a host that is reached from here."""
        return f"http://127.0.0.1:{urlsplit(self.address).port}"


async def start(
    command: Sequence[str] = APP, lang: str = "zh", **asked: object
) -> tuple[Process, asyncio.Queue[tuple[list[str], StreamReader]]]:
    apps: asyncio.Queue[tuple[list[str], StreamReader]] = asyncio.Queue()

    async def born(reader: StreamReader, _: StreamWriter) -> None:
        await apps.put((json.loads(await reader.readline()), reader))

    lifeline = await asyncio.start_server(born, "127.0.0.1", 0)
    settings = {"command": command, "host": "127.0.0.1", "port": 0, "token": TOKEN, "lang": lang, **asked}
    environ = environment(LIFELINE=str(lifeline.sockets[0].getsockname()[1]))
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", SERVER, json.dumps(settings), stdout=PIPE, stderr=PIPE, env=environ
    )
    return process, apps


@asynccontextmanager
async def serving(command: Sequence[str] = APP, lang: str = "zh", **asked: object) -> AsyncIterator[Served]:
    process, apps = await start(command, lang, **asked)
    assert process.stdout is not None
    said: list[str] = []
    try:
        async with asyncio.timeout(60):
            while not said or "Ctrl+C" not in said[-1]:
                line = await process.stdout.readline()
                assert line, "the server ended"
                said.append(line.decode().rstrip())
            yield Served(process, said, apps)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


@asynccontextmanager
async def visitor(served: Served | None = None) -> AsyncIterator[ClientSession]:
    """A browser of a colleague; of one who opened the address with the token, where a server is given."""
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as session:
        if served is not None:
            async with session.get(served.address.replace("0.0.0.0", "127.0.0.1")) as response:
                assert response.status == 200
        yield session


async def status(session: ClientSession, address: str, **headers: str) -> int:
    async with session.get(address, headers=headers) as response:
        return response.status


async def tab(session: ClientSession, served: Served, **headers: str) -> ClientWebSocketResponse:
    return await session.ws_connect(f"{served.root}/ws?width=100&height=30", headers={"Origin": served.root, **headers})


async def painted(socket: ClientWebSocketResponse, text: str) -> None:
    """Waits until the app has written the text."""
    seen = b""
    while text.encode() not in seen:
        message = await socket.receive()
        assert message.type in (WSMsgType.BINARY, WSMsgType.TEXT), message
        seen += message.data if message.type is WSMsgType.BINARY else b""


async def ended(lifeline: StreamReader) -> None:
    assert await lifeline.read() == b""
