"""Offers the TUI in a browser, for colleagues without a terminal."""

from __future__ import annotations

import asyncio
import os
import secrets
import signal
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress

from gilint.wording import Language, say

LEAST_TOKEN = 16
"""Characters that a token must have: whoever guesses it reads the reports and decides."""


class CannotServe(Exception):
    """The TUI cannot be offered as asked; the message is for people."""


def serve(
    command: Sequence[str],
    host: str,
    port: int,
    token: str | None,
    lang: Language,
    announce: Callable[[str], None],
) -> None:
    """Offers the TUI that the command runs until Ctrl+C; port 0 is any free port, no token makes a new one. Raises CannotServe."""
    if token is not None and len(token) < LEAST_TOKEN:
        raise CannotServe(say("serve.short-token", lang, n=LEAST_TOKEN))
    # Where the loop cannot take signals (Windows), Ctrl+C ends it this way.
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(command, host, port, token or secrets.token_urlsafe(24), lang, announce))


async def _serve(command: Sequence[str], host: str, port: int, token: str, lang: Language, announce: Callable[[str], None]) -> None:
    from aiohttp import web

    from gilint.tui.served.door import Door, address, is_loopback
    from gilint.tui.served.site import Site
    from gilint.tui.served.tab import GRACE

    local = is_loopback(host)
    application = Site(command, Door(token, local, lang), lang).application()
    # No log of accesses: it would hold the token.
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=2 * GRACE)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            raise CannotServe(say("serve.unavailable", lang, host=host, port=port, detail=_reason(error))) from error
        ended = _ended()
        announce(say("serve.address", lang, address=address(_seen_from_others(host), runner.addresses[0][1], token)))
        if not local:
            announce(say("serve.warning", lang))
        announce(say("serve.end", lang))
        await ended.wait()
    finally:
        await runner.cleanup()


def _ended() -> asyncio.Event:
    """Set when somebody ends the server or closes its terminal."""
    ended = asyncio.Event()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        with suppress(NotImplementedError, AttributeError):
            asyncio.get_running_loop().add_signal_handler(getattr(signal, name), ended.set)
    return ended


def _reason(error: OSError) -> str:
    """What the system says; asyncio's own words would tell the address again."""
    return os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror or str(error)


def _seen_from_others(host: str) -> str:
    """The host, or where it stands for all addresses of this machine, the one that others most likely reach it by."""
    if host not in ("0.0.0.0", "::"):
        return host
    family, anywhere = (socket.AF_INET6, "2001:db8::1") if host == "::" else (socket.AF_INET, "192.0.2.1")
    # Connecting a datagram socket sends nothing; it asks the system which way it would go.
    with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as asked:
        asked.connect((anywhere, 9))
        return str(asked.getsockname()[0])
    return socket.gethostname()
