"""A small app for the tests of the TUI in a browser. It tells the test how it was called, and the test sees when it ends."""

from __future__ import annotations

import io
import json
import os
import socket
import sys

from textual.app import App, ComposeResult
from textual.widgets import Static


class Small(App[None]):
    CSS = "Screen { background: #00ff00; } Static { height: auto; }"
    BINDINGS = [("r", "redden", "red"), ("d", "deliver", "deliver"), ("q", "quit", "quit")]  # noqa: RUF012 - as Textual has it

    def compose(self) -> ComposeResult:
        yield Static("青屿县人民政府", markup=False)

    def action_redden(self) -> None:
        self.screen.styles.background = "#ff0000"

    def action_deliver(self) -> None:
        self.deliver_text(io.StringIO("第一行\n"), save_filename="青屿县 结果.txt", open_method="browser", mime_type="text/html")


if __name__ == "__main__":
    lifeline = socket.create_connection(("127.0.0.1", int(os.environ["LIFELINE"])))
    lifeline.sendall(json.dumps(sys.argv[1:]).encode() + b"\n")
    Small().run()
