"""Pages saved from a browser: in one file with all that they show, or with a folder of files beside them."""

from __future__ import annotations

import base64
from collections.abc import Callable

import pytest

from gilint.document import Document
from tests.readers.html.conftest import Form

Read = Callable[..., Document]
Placed = Callable[[Document], dict[str, tuple[int, int, int]]]

PAGE = (
    "<!DOCTYPE html>{opening}<meta charset=utf-8><title>青溪县司法局2023年度报告</title>{style}</head><body>"
    "<div class=header><ul><li><a href='/'>首页</a></li><li><a href='/zw'>政务公开</a></li></ul></div>{above}"
    "<div class=article><h1>青溪县司法局2023年度报告</h1>{article}</div><div class=footer>版权所有</div></body></html>"
)
SINGLE_FILE = (
    "<html lang=zh style><!--\n Page saved with SingleFile \n url: https://192.0.2.1/art/2024/1/5/art_1.html \n saved date: "
    "Fri Jan 05 2024 10:00:00 GMT+0800 (中国标准时间)\n--><head>"
)


def page(form: Form, *, opening: str = "<html><head>", style: str = "", above: str = "") -> str:
    return PAGE.format(opening=opening, style=style, above=above, article=form.article())


def test_all_in_one_file(form: Form, read: Read, placed: Placed) -> None:
    megabytes = base64.b64encode(bytes(range(256)) * 8000).decode()
    font = f"<style>@font-face{{font-family:fs;src:url(data:font/woff2;base64,{megabytes})}}.article{{font-family:fs}}</style>"
    picture = f'<img src="data:image/png;base64,{megabytes}" alt=横幅><div style="background:url(data:image/png;base64,{megabytes})"></div>'
    frame = f'<iframe sandbox srcdoc="&lt;p&gt;广告&lt;/p&gt;"></iframe><iframe src="data:text/html;base64,{megabytes}"></iframe>'
    saved = read(page(form, opening=SINGLE_FILE, style=font, above=picture + frame))
    plain = read(page(form))
    assert placed(saved) == placed(plain) == form.values()
    assert [each.text for each in saved.paragraphs()] == [each.text for each in plain.paragraphs()]
    assert not list(saved.attachments())


def test_with_a_folder_beside_it(form: Form, read: Read, placed: Placed) -> None:
    marked = "<html><!-- saved from url=(0044)https://192.0.2.1/art/2024/1/5/art_1.html --><head>"
    beside = '<link rel=stylesheet href="./年报_files/main.css"><script src="./年报_files/jquery.js.下载"></script>'
    saved = read(page(form, opening=marked, style=beside, above='<img src="./年报_files/banner.jpg">'))
    assert placed(saved) == form.values()
    assert [each.text for each in saved.paragraphs()] == [each.text for each in read(page(form)).paragraphs()]


@pytest.mark.parametrize(
    "above",
    [
        lambda: f'<div style="{"a" * 400_000}"></div>',
        lambda: f'<div style="{"-a " * 200_000}"></div>',
        lambda: f'<a href="data:,{"%E4%B8%80" * 300_000}">下载</a>',
        lambda: f'<a href="/download?{"a" * 2_000_000}">下载</a>',
    ],
    ids=["letters", "words", "signs", "address"],
)
def test_attributes_of_megabytes(form: Form, read: Read, placed: Placed, above: Callable[[], str]) -> None:
    assert placed(read(page(form, above=above()))) == form.values()


def test_a_title_of_megabytes(form: Form, read: Read, placed: Placed) -> None:
    article = page(form).replace("<title>", f"<title>{' -' * 500_000}")
    assert placed(read(article)) == form.values()
