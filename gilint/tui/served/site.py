"""The pages, files and tabs of the TUI in a browser."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import quote

import textual_serve
from aiohttp import WSCloseCode, WSMsgType, web
from textual_serve.download_manager import DownloadManager

from gilint.tui.served.door import WEBSOCKET, Door, add_headers
from gilint.tui.served.tab import GRACE, Tab, within
from gilint.wording import Language, say

MOST_TABS = 20

_OWN = Path(__file__).parent / "page"
_THEIRS = Path(textual_serve.__file__ or "").parent / "static"
_HEARTBEAT = 15.0
"""Seconds after which a browser that went away without a word is missed."""


class Site:
    """Knows which tabs are open."""

    def __init__(self, command: Sequence[str], door: Door, lang: Language) -> None:
        self._command = command
        self._door = door
        self._lang: Language = lang
        self._tabs: set[web.WebSocketResponse] = set()
        self._downloads = DownloadManager()

    def application(self) -> web.Application:
        application = web.Application(middlewares=[self._door.guard])
        application.add_routes(
            [
                web.get("/", self._page),
                web.get(WEBSOCKET, self._tab),
                web.get("/download/{key}", self._download),
                web.static("/own", _OWN),
                web.static("/static", _THEIRS),
            ]
        )
        application.on_response_prepare.append(add_headers)
        application.on_shutdown.append(self._close)
        return application

    async def _page(self, _: web.Request) -> web.Response:
        if self._full():
            return web.Response(status=503, text=say("serve.full", self._lang, n=MOST_TABS) + "\n")
        words = {name: escape(say(f"serve.{name}", self._lang)) for name in ("title", "opening", "ended", "again")}
        page = Template((_OWN / "index.html").read_text(encoding="utf-8"))
        return web.Response(content_type="text/html", text=page.substitute(words, lang="zh-CN" if self._lang == "zh" else "en"))

    async def _tab(self, request: web.Request) -> web.StreamResponse:
        if self._full():
            return web.Response(status=503, text=say("serve.full", self._lang, n=MOST_TABS) + "\n")
        socket = web.WebSocketResponse(heartbeat=_HEARTBEAT, timeout=GRACE)
        self._tabs.add(socket)
        try:
            await socket.prepare(request)
            tab = Tab(self._command, socket, self._downloads)
            await tab.start(_size(request, "width", 80), _size(request, "height", 24))
            try:
                async for message in socket:
                    if message.type is WSMsgType.TEXT:
                        await tab.heed(message.json())
            finally:
                await tab.stop()
        finally:
            self._tabs.discard(socket)
        return socket

    async def _download(self, request: web.Request) -> web.StreamResponse:
        """A file that an app hands out; as a download whatever it is, since a page of this address could do as the reviewer does."""
        key = request.match_info["key"]
        try:
            download = await self._downloads.get_download_metadata(key)
        except KeyError:
            raise web.HTTPNotFound from None
        response = web.StreamResponse()
        response.content_type = "application/octet-stream"
        response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(download.file_name, safe='')}"
        await response.prepare(request)
        async for chunk in self._downloads.download(key):
            await response.write(chunk)
        await response.write_eof()
        return response

    def _full(self) -> bool:
        return len(self._tabs) >= MOST_TABS

    async def _close(self, _: web.Application) -> None:
        await asyncio.gather(*(socket.close(code=WSCloseCode.GOING_AWAY) for socket in self._tabs if socket.prepared))


def _size(request: web.Request, name: str, usual: int) -> int:
    try:
        return within(int(request.query.get(name, usual)))
    except ValueError:
        return usual
