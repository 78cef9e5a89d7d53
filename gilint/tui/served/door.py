"""Who is let in to the TUI in a browser."""

from __future__ import annotations

import ipaddress
import secrets
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

from gilint.wording import Language, say

HEADERS = {
    # xterm.js writes its colours and sizes into style elements.
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Sent with every answer: nothing is fetched from elsewhere, framed elsewhere or kept in a cache."""

WEBSOCKET = "/ws"


@dataclass(frozen=True, slots=True)
class Door:
    """Asks everyone for the token once, then for the cookie that was given for it."""

    token: str
    local: bool
    lang: Language
    cookie: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    @web.middleware
    async def guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        # A name of elsewhere that leads to this machine: the page of a stranger could speak to us as if it were ours.
        if self.local and not is_loopback(_host_name(request.host)):
            return self._refusal("serve.strange-host")
        given = request.query.get("token") if request.path == "/" else None
        if given is not None and _same(given, self.token):
            return self._welcome(request)
        if given is not None or not _same(request.cookies.get(_cookie_name(request), ""), self.cookie):
            return self._refusal("serve.no-token")
        if request.path == WEBSOCKET and urlsplit(request.headers.get("Origin", "")).netloc != request.host:
            return self._refusal("serve.strange-origin")
        return await handler(request)

    def _refusal(self, key: str) -> web.Response:
        return web.Response(status=403, text=say(key, self.lang) + "\n")

    def _welcome(self, request: web.Request) -> web.Response:
        """Gives the cookie and leads on to the address without the token."""
        # A redirect would not do: where another site led here, the browser keeps a strict cookie back until a page of ours asks.
        response = web.Response(content_type="text/html", text='<!DOCTYPE html><meta http-equiv="refresh" content="0; url=/">\n')
        response.set_cookie(_cookie_name(request), self.cookie, httponly=True, samesite="Strict")
        return response


async def add_headers(_: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(HEADERS)


def address(host: str, port: int, token: str) -> str:
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}/?token={quote(token, safe='')}"


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the host."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _host_name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _cookie_name(request: web.Request) -> str:
    """Cookies know no ports: two servers of one machine need two names."""
    assert request.transport is not None
    return f"gilint-{request.transport.get_extra_info('sockname')[1]}"


def _same(given: str, wanted: str) -> bool:
    return secrets.compare_digest(given.encode("utf-8", "replace"), wanted.encode())
