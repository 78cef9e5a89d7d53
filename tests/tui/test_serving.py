"""The TUI in a browser: who gets in, what a page may fetch, and that apps come and go with their tabs."""

from __future__ import annotations

import asyncio
import re
import signal
import sys
from urllib.parse import urlsplit

import pytest
from aiohttp import ClientResponse, WSMsgType, WSServerHandshakeError

from tests.tui.chromium import CHROMIUM, page
from tests.tui.servers import APP, TOKEN, ended, painted, serving, start, status, tab, visitor

ONE_BYTE = (sys.executable, "-c", "import sys; sys.stdin.buffer.read(1)")
"""Not an app, but one that ends as soon as it hears anything; many of them start quickly."""

HANGING = """
import os, socket, time
lifeline = socket.create_connection(("127.0.0.1", int(os.environ["LIFELINE"])))
lifeline.sendall(b"[]\\n")
while True:
    time.sleep(60)
"""

PAINTED = "document.body.classList.contains('-first-byte')"

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium")


def test_without_the_token_one_sentence_in_the_language_asked_for_is_all_there_is() -> None:
    async def main() -> None:
        async with serving() as chinese, serving(lang="en") as english, visitor() as stranger:
            for address in ("/", "/?token=", "/?token=wrong", "/static/js/textual.js", "/own/page.js", "/ws", "/download/x", "/nowhere"):
                async with stranger.get(chinese.root + address) as response:
                    assert (response.status, await response.text()) == (
                        403,
                        "请使用 gilint 启动时给出的完整地址（包括 token= 及其后的内容）打开。\n",
                    )
            async with stranger.get(english.root) as response:
                assert "token=" in await response.text()
                assert (await response.text()).isascii()

    asyncio.run(main())


def test_the_token_is_given_up_for_a_cookie_that_opens_everything() -> None:
    async def main() -> None:
        async with serving() as served, visitor() as colleague:
            async with colleague.get(served.address) as response:
                (cookie,) = response.cookies.values()
                assert (cookie["httponly"], cookie["samesite"]) == (True, "Strict")
                assert TOKEN not in cookie.value
                assert 'content="0; url=/"' in await response.text()
            for address in ("/", "/static/js/textual.js", "/static/css/xterm.css", "/own/page.js", "/own/page.css"):
                assert await status(colleague, served.root + address) == 200, address
            assert await status(colleague, served.root + "/download/x") == 404
            assert await status(colleague, served.root + "/?token=wrong") == 403
            assert await status(colleague, served.root + "/own/../door.py") == 404

    asyncio.run(main())


def test_servers_of_one_machine_do_not_take_each_others_cookies() -> None:
    async def main() -> None:
        async with serving() as one, serving() as other, visitor(one) as colleague:
            assert await status(colleague, other.root) == 403
            async with colleague.get(other.address):
                pass
            assert (await status(colleague, one.root), await status(colleague, other.root)) == (200, 200)

    asyncio.run(main())


def test_a_strange_host_is_refused_where_only_this_machine_is_served() -> None:
    async def main() -> None:
        async with serving() as served, visitor(served) as colleague:
            port = urlsplit(served.root).port
            for host in ("reports.example", f"reports.example:{port}", "127.0.0.1.reports.example", "[", ""):
                assert await status(colleague, served.root, Host=host) in (400, 403), host
                assert await status(colleague, served.address, Host=host) in (400, 403), host
            for host in (f"localhost:{port}", "localhost", "[::1]:9000"):
                assert await status(colleague, served.root, Host=host) == 200, host

    asyncio.run(main())


def test_the_websocket_wants_the_cookie_and_a_page_of_ours() -> None:
    async def main() -> None:
        async with serving() as served, visitor() as stranger, visitor(served) as colleague:
            refused = [
                (stranger, {}),
                (colleague, {"Origin": "http://reports.example"}),
                (colleague, {"Origin": "null"}),
                (colleague, {"Origin": ""}),
                (colleague, {"Origin": served.root.replace("127.0.0.1", "localhost")}),
                (colleague, {"Origin": "http://127.0.0.1:1"}),
            ]
            for session, headers in refused:
                with pytest.raises(WSServerHandshakeError) as refusal:
                    await tab(session, served, **headers)
                assert refusal.value.status == 403
            assert served.apps.empty()
            async with await tab(colleague, served) as socket:
                await painted(socket, "青屿县人民政府")

    asyncio.run(main())


def test_every_answer_forbids_what_comes_from_elsewhere_and_the_page_asks_for_nothing_from_there() -> None:
    def safe(response: ClientResponse) -> bool:
        policy = response.headers["Content-Security-Policy"]
        return policy.startswith("default-src 'none'") and "http" not in policy and response.headers["Cache-Control"] == "no-store"

    async def main() -> None:
        async with serving() as served, visitor(served) as colleague, visitor() as stranger:
            for session, address in ((colleague, "/"), (colleague, "/static/js/textual.js"), (colleague, "/nowhere"), (stranger, "/")):
                async with session.get(served.root + address) as response:
                    assert safe(response), address
            async with colleague.get(served.root) as response:
                text = await response.text()
            assert '<html lang="zh-CN">' in text
            assert "<title>政府信息公开年度报告检查" in text
            assert not re.search(r"""(src|href|url)\W{1,3}(https?:)?//""", text)

    asyncio.run(main())


def test_arguments_reach_the_app_as_they_are() -> None:
    asked = ["a b", "it's", '"', "$(touch x)", "`id`", "%PATH%", "报告；2024", "*", "", "\\", "&& exit"]

    async def main() -> None:
        async with serving((*APP, *asked)) as served, visitor(served) as colleague, await tab(colleague, served):
            arguments, _ = await served.apps.get()
            assert arguments == asked

    asyncio.run(main())


def test_each_tab_has_an_app_that_ends_with_it() -> None:
    async def main() -> None:
        async with serving() as served, visitor(served) as colleague:
            first = await tab(colleague, served)
            _, life_of_first = await served.apps.get()
            async with await tab(colleague, served) as second:
                await served.apps.get()
                await painted(first, "青屿县人民政府")
                await first.close()
                await ended(life_of_first)
                await painted(second, "青屿县人民政府")

    asyncio.run(main())


def test_the_tab_ends_with_its_app() -> None:
    async def main() -> None:
        async with serving() as served, visitor(served) as colleague, await tab(colleague, served) as socket:
            _, lifeline = await served.apps.get()
            await painted(socket, "青屿县人民政府")
            await socket.send_json(["stdin", "q"])
            while not socket.closed:
                await socket.receive()
            await ended(lifeline)

    asyncio.run(main())


def test_an_app_that_cannot_start_ends_the_tab_and_the_server_tells_why() -> None:
    failing = (sys.executable, "-c", "import sys; sys.exit('青屿县 \\x1b[31m')")

    async def main() -> None:
        async with serving(failing) as served, visitor(served) as colleague:
            async with await tab(colleague, served) as socket:
                while not socket.closed:
                    await socket.receive()
            served.process.terminate()
            _, complaint = await served.process.communicate()
            assert "青屿县 ␛[31m" in complaint.decode()

    asyncio.run(main())


def test_messages_that_make_no_sense_are_passed_over() -> None:
    async def main() -> None:
        async with serving() as served, visitor(served) as colleague, await tab(colleague, served) as socket:
            await painted(socket, "青屿县人民政府")
            senseless: list[object] = [{}, [], ["stdin"], ["stdin", 3], ["resize", {"width": "wide"}], ["?"]]
            for sent in (*senseless, ["resize", {"width": -5, "height": 10**9}]):
                await socket.send_json(sent)
            await socket.send_bytes(b"\xff")
            await socket.send_json(["ping", "7"])
            while (message := await socket.receive()).type is not WSMsgType.TEXT:
                assert message.type is WSMsgType.BINARY
            assert message.json() == ["pong", "7"]

    asyncio.run(main())


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_ending_the_server_ends_all_apps(end: signal.Signals) -> None:
    async def main() -> None:
        async with serving() as served, visitor(served) as colleague:
            sockets = [await tab(colleague, served) for _ in range(3)]
            lives = [(await served.apps.get())[1] for _ in sockets]
            await painted(sockets[0], "青屿县人民政府")
            served.process.send_signal(end)
            await asyncio.gather(*(socket.receive() for socket in sockets[1:]))
            for life in lives:
                await ended(life)
            assert await served.process.wait() == 0

    asyncio.run(main())


def test_an_app_that_hangs_is_ended_by_force() -> None:
    hanging = (sys.executable, "-c", HANGING)

    async def main() -> None:
        async with serving(hanging) as served, visitor(served) as colleague:
            async with await tab(colleague, served):
                _, lifeline = await served.apps.get()
            await ended(lifeline)

    asyncio.run(main())


def test_apps_do_not_outlive_a_server_that_was_killed() -> None:
    async def main() -> None:
        async with serving() as served, visitor(served) as colleague, await tab(colleague, served) as socket:
            _, lifeline = await served.apps.get()
            await painted(socket, "青屿县人民政府")
            served.process.kill()
            await ended(lifeline)

    asyncio.run(main())


def test_only_so_many_tabs_are_open_at_a_time() -> None:
    async def main() -> None:
        async with serving(ONE_BYTE) as served, visitor(served) as colleague:
            sockets = [await tab(colleague, served) for _ in range(20)]
            async with colleague.get(served.root) as response:
                assert response.status == 503
                assert "20" in await response.text()
            with pytest.raises(WSServerHandshakeError) as refusal:
                await tab(colleague, served)
            assert refusal.value.status == 503
            await sockets[0].send_json(["stdin", "x"])
            while not sockets[0].closed:
                await sockets[0].receive()
            while await status(colleague, served.root) != 200:
                pass
            async with await tab(colleague, served):
                pass

    asyncio.run(main())


def test_what_an_app_hands_out_is_downloaded_and_never_opened_as_a_page() -> None:
    async def main() -> None:
        async with serving() as served, visitor(served) as colleague, await tab(colleague, served) as socket:
            await painted(socket, "青屿县人民政府")
            await socket.send_json(["stdin", "d"])
            while (message := await socket.receive()).type is not WSMsgType.TEXT:
                assert message.type is WSMsgType.BINARY
            kind, key = message.json()
            assert kind == "deliver_file_start"
            async with colleague.get(f"{served.root}/download/{key}") as response:
                assert await response.text() == "第一行\n"
                assert response.content_type == "application/octet-stream"
                assert response.content_disposition is not None
                assert (response.content_disposition.type, response.content_disposition.filename) == ("attachment", "青屿县 结果.txt")

    asyncio.run(main())


def test_the_address_is_announced_once_and_a_warning_where_others_can_reach_it() -> None:
    async def main() -> None:
        async with serving() as local, serving(host="0.0.0.0", token=None) as open_to_all:
            assert len(local.said) == 2
            assert "http://127.0.0.1:" in local.said[0]
            assert len(open_to_all.said) == 3
            assert "没有加密" in open_to_all.said[1]
            assert "0.0.0.0" not in open_to_all.said[0]
            async with visitor() as colleague:
                token = urlsplit(open_to_all.address).query
                assert len(token) > 30
                assert await status(colleague, f"{open_to_all.root}/?{token}", Host="reports.example") == 200

    asyncio.run(main())


def test_what_cannot_be_served_is_told() -> None:
    async def complaint(**asked: object) -> str:
        process, _ = await start(**asked)  # type: ignore[arg-type]
        _, errors = await process.communicate()
        assert process.returncode == 1
        return errors.decode().strip()

    async def main() -> None:
        assert await complaint(token="short") == "口令太短：至少要 16 个字符；不指定口令时会自动生成。"
        async with serving() as served:
            port = urlsplit(served.root).port
            told = await complaint(port=port)
        assert told.startswith(f"无法在 127.0.0.1 的端口 {port} 上提供页面：")
        assert "\n" not in told

    asyncio.run(main())


@needs_chromium
def test_a_browser_shows_the_app_which_hears_keys_and_fetches_nothing_from_elsewhere() -> None:
    async def main() -> None:
        async with serving() as served, page() as browser:
            await browser.go(served.address)
            await browser.holds(PAINTED)
            await browser.shows((0, 255, 0), 500, 300)
            assert await browser.value("location.href") == served.root + "/"
            await browser.holds("document.activeElement.className === 'xterm-helper-textarea'")
            await browser.type("r")
            await browser.shows((255, 0, 0), 500, 300)
            assert {urlsplit(asked).netloc for asked in browser.asked} == {urlsplit(served.root).netloc}
            await browser.type("q")
            await browser.holds("document.activeElement.textContent === '重新打开'")

    asyncio.run(main())


@needs_chromium
def test_a_link_in_a_page_of_elsewhere_leads_in_and_the_token_is_not_kept_in_the_history() -> None:
    async def main() -> None:
        async with serving() as served, serving() as elsewhere, page() as browser:
            # To a browser localhost and 127.0.0.1 are sites that have nothing to do with each other.
            await browser.go(elsewhere.root.replace("127.0.0.1", "localhost"))
            await browser.holds("document.readyState === 'complete' && location.hostname === 'localhost'")
            await browser.value(f"location.assign({served.address!r})")
            await browser.holds(PAINTED)
            await browser.shows((0, 255, 0), 500, 300)
            history = await browser.do("Page.getNavigationHistory")
            assert not [entry["url"] for entry in history["entries"] if "token" in entry["url"]]

    asyncio.run(main())
