"""What to do about a file that cannot be read depends on why it cannot."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.archives import plain
from tests.hostile import compound
from tests.invoked import Invoke, invoker
from tests.runs import write_report

GENERAL = "用原来的程序打开文件，另存为 .docx 后重新提交。"


@pytest.fixture
def run(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Invoke:
    return invoker(tmp_path, tmp_path_factory.getbasetemp() / "cache", monkeypatch)


def advice(run: Invoke, name: str) -> str:
    read = json.loads(run("check", name, "--isolated", "--format", "json").stdout)
    (finding,) = read["reports"][0]["findings"]
    assert finding["code"] == "GI001"
    return str(finding["advice"])


def test_a_password_is_to_be_removed(run: Invoke, tmp_path: Path) -> None:
    (tmp_path / "报告.docx").write_bytes(compound("EncryptedPackage"))
    assert "去掉密码" in advice(run, "报告.docx")


@pytest.mark.parametrize(("name", "data"), [("报送.rar", b"Rar!\x1a\x07\x01\0" + bytes(99)), ("报送.zip", b"PK\x03\x04" + bytes(99))])
def test_an_archive_that_does_not_open_is_to_be_unpacked(run: Invoke, tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert advice(run, name).startswith("解压")


def test_what_is_no_file_is_not_to_be_unpacked(run: Invoke, tmp_path: Path) -> None:
    (tmp_path / "夹.zip").symlink_to("没有.zip")
    assert advice(run, "夹.zip") == "提交报告文件本身。"


def test_anything_else_is_to_be_saved_again(run: Invoke, tmp_path: Path) -> None:
    (tmp_path / "报告.docx").write_bytes(bytes(range(256)))
    assert advice(run, "报告.docx") == GENERAL


def test_a_drawn_table_without_lines_asks_for_the_file_that_it_was_made_from(run: Invoke) -> None:
    told = json.loads(run("explain", "GI001", "--format", "json").stdout)["rules"][0]
    unruled, copied = (next(each for each in told["findings"] if each["variant"] == variant) for variant in ("unruled", "table"))
    assert "PDF 的表格没有完整的框线" in unruled["message"]["zh"]
    assert "生成这个文件的 Word 文件" in unruled["advice"]["zh"]
    assert "框线" not in copied["message"]["zh"] + copied["advice"]["zh"]
    assert told["advice"]["zh"] == GENERAL
    assert {each["zh"] for each in told["advices"].values()} >= {unruled["advice"]["zh"].replace("PDF", "{format}"), copied["advice"]["zh"]}


def test_explaining_the_rule_gives_every_advice_once(run: Invoke) -> None:
    said = run("explain", "GI001", COLUMNS="400").stdout.splitlines()
    advised = [line for line in said if line.startswith("建议：")]
    assert len(advised) == len(set(advised)) > 3
    assert advised[0] == f"建议：{GENERAL}"


def test_archives_passed_over_are_to_be_unpacked_and_others_saved(run: Invoke, tmp_path: Path) -> None:
    write_report(tmp_path / "报告.txt")
    for name in ("一.rar", "二.7z", "三.ceb"):
        (tmp_path / name).write_bytes(b"x")
    said = run("check", ".", "--isolated", COLUMNS="200").stdout
    assert "跳过了 1 个不能读取的文件（.ceb 1）；请另存为 .docx 后再检查。" in said
    assert "跳过了 2 个不能打开的压缩包（.7z 1、.rar 1）；请先解压" in said
    (tmp_path / "三.ceb").unlink()
    assert ".docx" not in run("check", ".", "--isolated", COLUMNS="200").stdout
    assert "压缩包先解压" in run("gate", ".", "--policy", "strict-evaluator", COLUMNS="200").stdout


def test_an_archive_that_is_refused_is_told_with_its_hash(run: Invoke, tmp_path: Path) -> None:
    import hashlib

    inner = b"PK\x03\x04" + bytes(99)
    (tmp_path / "外.zip").write_bytes(plain(("内.zip", inner)))
    (tmp_path / "坏.zip").write_bytes(inner)
    for name in ("坏.zip", "外.zip!/内.zip"):
        (report,) = json.loads(run("check", name, "--isolated", "--format", "json").stdout)["reports"]
        assert report["sha256"] == hashlib.sha256(inner).hexdigest()
