"""`gilint signoff` and `gilint gate --verify` as people run them, from an unsigned report to one that may go out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from gilint.cli.app import app
from gilint.gate.papers import Papers, Signed, put_papers, read_papers
from gilint.gate.record import signature_file
from tests.gate.office import APPROVER, AUTHOR, OTHER, REPORT, STRANGER, Office, write
from tests.runs import Run, runner, write_report


@pytest.fixture
def process(unsigned: Office, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A process of its own, in the office's folder."""
    return runner(unsigned.folder, tmp_path_factory.getbasetemp() / "cache")


@pytest.fixture
def run(unsigned: Office, monkeypatch: pytest.MonkeyPatch) -> Runner:
    """The same without a process."""
    monkeypatch.chdir(unsigned.folder)
    for name in ("GILINT_LANG", "GILINT_WHO", "GILINT_KEY"):
        monkeypatch.delenv(name, raising=False)
    return lambda *words, **settings: CliRunner(env=settings).invoke(app, [str(word) for word in words])


Runner = Callable[..., Result]


def names(office: Office) -> set[str]:
    return {path.relative_to(office.folder).as_posix() for path in office.folder.rglob("*")}


def test_from_an_unsigned_report_to_one_that_may_go_out(unsigned: Office, process: Run) -> None:
    write(unsigned.folder, "office/roster.yaml", "- 青屿县水务局\n")
    assert process("gate", "--verify", REPORT).returncode == 1
    signed = process("signoff", REPORT, "--as", AUTHOR, "--key", unsigned.keys / AUTHOR)
    assert (signed.returncode, signed.stderr) == (0, "")
    assert AUTHOR in signed.stdout
    assert "--approve" in signed.stdout
    waiting = process("gate", "--verify", REPORT)
    assert waiting.returncode == 1
    assert AUTHOR in waiting.stdout
    approved = process("signoff", REPORT, "--approve", "--as", APPROVER, "--key", unsigned.keys / APPROVER)
    assert (approved.returncode, approved.stderr) == (0, "")
    passed = process("gate", "--verify", REPORT)
    assert (passed.returncode, passed.stderr) == (0, "")
    with unsigned.report.open("a", encoding="utf-8") as file:
        file.write(" ")
    late = process("gate", "--verify", REPORT)
    assert late.returncode == 1
    assert "报告在审签之后改过" in late.stdout


def test_the_signature_is_one_of_ssh(unsigned: Office, run: Runner) -> None:
    """What gilint wrote can be verified without gilint."""
    run("signoff", REPORT, "--as", AUTHOR, "--key", unsigned.keys / AUTHOR)
    allowed = unsigned.folder / "office/allowed_signers"
    claim = ("-f", str(allowed), "-I", AUTHOR, "-n", "gilint-signoff", "-s", str(signature_file(unsigned.record)))
    command = ("ssh-keygen", "-Y", "verify", *claim)
    assert subprocess.run(command, input=unsigned.record.read_bytes(), capture_output=True, check=False).returncode == 0


def test_nothing_is_signed_that_the_gate_blocks(unsigned: Office, run: Runner) -> None:
    (unsigned.folder / "gilint-decisions.yaml").unlink()
    before = names(unsigned)
    blocked = run("signoff", REPORT, "--as", AUTHOR, "--key", unsigned.keys / AUTHOR)
    assert blocked.exit_code == 1
    assert "GI301" in blocked.stdout
    assert REPORT in blocked.stderr
    assert names(unsigned) == before


@pytest.mark.parametrize(
    ("who", "key", "told"),
    [
        (AUTHOR, STRANGER, "allowed_signers"),
        (STRANGER, STRANGER, "allowed_signers"),
        (AUTHOR, "locked", "locked"),
        (AUTHOR, "nobody", "nobody"),
        ("李\u202e某", AUTHOR, "签名人"),
        ("", AUTHOR, "--as"),
    ],
)
def test_who_cannot_sign_writes_nothing(unsigned: Office, run: Runner, who: str, key: str, told: str) -> None:
    before = names(unsigned)
    done = run("signoff", REPORT, "--as", who, "--key", unsigned.keys / key, SSH_ASKPASS="/bin/false", SSH_ASKPASS_REQUIRE="force")
    assert (done.exit_code, done.stdout) == (2, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert "\u202e" not in done.stderr
    assert names(unsigned) == before


def test_a_sign_off_that_holds_is_only_replaced_when_asked(unsigned: Office, run: Runner) -> None:
    unsigned.sign()
    unsigned.approve()
    before = unsigned.record.read_bytes()
    again = run("signoff", REPORT, "--as", AUTHOR, "--key", unsigned.keys / AUTHOR)
    assert again.exit_code == 0
    assert "--replace" in again.stderr
    assert unsigned.record.read_bytes() == before
    assert unsigned.refusals() == []
    replaced = run("signoff", REPORT, "--as", AUTHOR, "--key", unsigned.keys / AUTHOR, "--replace", "--lang", "en")
    assert replaced.exit_code == 0
    assert "void" in replaced.stdout
    assert not any(file.exists() for file in unsigned.papers[2:])


def test_a_report_that_was_corrected_is_signed_again(unsigned: Office, run: Runner) -> None:
    unsigned.sign()
    unsigned.approve()
    write_report(unsigned.report)
    again = run("signoff", REPORT, "--as", AUTHOR, "--key", unsigned.keys / AUTHOR)
    assert again.exit_code == 0
    assert "报告在审签之后改过" in again.stdout
    assert not unsigned.approval.exists()
    unsigned.approve()
    assert unsigned.refusals() == []


def test_nobody_approves_what_does_not_hold(unsigned: Office, run: Runner) -> None:
    def approve() -> Result:
        return run("signoff", REPORT, "--approve", "--as", APPROVER, "--key", unsigned.keys / APPROVER)

    missing = approve()
    assert missing.exit_code == 2
    unsigned.sign()
    with unsigned.report.open("a", encoding="utf-8") as file:
        file.write(" ")
    changed = approve()
    assert changed.exit_code == 1
    assert "报告在审签之后改过" in changed.stderr
    assert not unsigned.approval.exists()


@pytest.mark.parametrize("who", [AUTHOR, f"{AUTHOR} ", "李 某", APPROVER])
def test_nobody_approves_what_they_signed(unsigned: Office, run: Runner, who: str) -> None:
    """Under any name, with one key."""
    unsigned.allow(unsigned.line(AUTHOR), unsigned.line("李 某", AUTHOR), unsigned.line(APPROVER, AUTHOR))
    unsigned.sign()
    done = run("signoff", REPORT, "--approve", "--as", who, "--key", unsigned.keys / AUTHOR)
    assert done.exit_code == 2
    assert not unsigned.approval.exists()


def test_without_allowed_signers_the_signature_is_told_to_be_of_little_use(unsigned: Office, run: Runner) -> None:
    (unsigned.folder / "gilint.yaml").write_text("lang: en\n", encoding="utf-8")
    (unsigned.folder / REPORT).unlink()
    write_report(unsigned.report)
    done = run("signoff", REPORT, "--as", AUTHOR, "--key", unsigned.keys / AUTHOR, GIT_CONFIG_GLOBAL=os.devnull)
    assert done.exit_code == 0
    assert "nobody can verify" in done.stderr
    verified = run("gate", "--verify", REPORT, GIT_CONFIG_GLOBAL=os.devnull)
    assert verified.exit_code == 1
    assert "--allowed-signers" in verified.stdout
    approved = run("signoff", REPORT, "--approve", "--as", APPROVER, "--key", unsigned.keys / APPROVER, GIT_CONFIG_GLOBAL=os.devnull)
    assert approved.exit_code == 2


def test_the_environment_names_person_and_key(unsigned: Office, run: Runner) -> None:
    done = run("signoff", REPORT, GILINT_WHO=AUTHOR, GILINT_KEY=str(unsigned.keys / AUTHOR))
    assert done.exit_code == 0
    assert json.loads(unsigned.record.read_bytes())["author"]["who"] == AUTHOR


def test_several_reports_at_once(unsigned: Office, run: Runner) -> None:
    """Each by itself: one that is blocked does not keep the others from being signed."""
    (unsigned.folder / "gilint-baseline.yaml").write_text("schema: gilint.baseline/1\nfindings: []\n", encoding="utf-8")
    write_report(unsigned.report)
    done = run("signoff", REPORT, OTHER, "--as", AUTHOR, "--key", unsigned.keys / AUTHOR)
    assert done.exit_code == 1
    assert REPORT in done.stdout
    assert OTHER in done.stderr
    assert unsigned.record.exists()
    assert not (unsigned.folder / f"{OTHER}.signoff.json").exists()


@pytest.mark.parametrize(("paths", "code"), [(("none.txt",), 2), (("empty",), 3)])
def test_nothing_to_sign(unsigned: Office, run: Runner, paths: tuple[str, ...], code: int) -> None:
    (unsigned.folder / "empty").mkdir()
    assert run("signoff", *paths, "--as", AUTHOR, "--key", unsigned.keys / AUTHOR).exit_code == code


@pytest.mark.parametrize("policy", ["name: x\n", "- 1\n", "\0", "name: [\n"])
def test_a_faulty_policy_signs_nothing(unsigned: Office, run: Runner, policy: str) -> None:
    (unsigned.folder / "faulty.yaml").write_text(policy, encoding="utf-8")
    done = run("signoff", REPORT, "--as", AUTHOR, "--key", unsigned.keys / AUTHOR, "--policy", "faulty.yaml")
    assert done.exit_code == 2
    assert "faulty.yaml:" in done.stderr
    assert not unsigned.record.exists()


def test_a_link_in_the_place_of_the_record_is_not_followed(unsigned: Office, run: Runner) -> None:
    kept = unsigned.folder / "重要.json"
    kept.write_text("{}", encoding="utf-8")
    unsigned.record.symlink_to(kept)
    done = run("signoff", REPORT, "--as", AUTHOR, "--key", unsigned.keys / AUTHOR)
    assert done.exit_code == 2
    assert kept.read_text(encoding="utf-8") == "{}"


LIMITED = """
import resource, sys
from pathlib import Path
from gilint.gate.papers import Papers, Signed, put_papers
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    put_papers(Path(sys.argv[1]), Papers(Signed(b"r" * 5000, b"s" * 300)))
except OSError:
    sys.exit(7)
"""


@pytest.mark.parametrize("before", [None, Papers(Signed(b"record", b"one"), Signed(b"approval", b"two"))])
def test_on_a_full_disk_all_stays_as_it_was(tmp_path: Path, before: Papers | None) -> None:
    """The signature still fits, the record does not."""
    report = tmp_path / REPORT
    if before:
        put_papers(report, before)
    done = subprocess.run([sys.executable, "-c", LIMITED, str(report)], capture_output=True, check=False)
    assert done.returncode == 7, done.stderr
    assert read_papers(report) == before
    assert len(list(tmp_path.iterdir())) == (4 if before else 0)


def test_a_key_of_git_signs(unsigned: Office, run: Runner, tmp_path: Path) -> None:
    settings = tmp_path / "gitconfig"
    key, allowed = unsigned.keys / f"{AUTHOR}.pub", unsigned.folder / "office/allowed_signers"
    settings.write_text(
        f'[gpg]\n\tformat = ssh\n[user]\n\tsigningkey = {key}\n[gpg "ssh"]\n\tallowedSignersFile = {allowed}\n', encoding="utf-8"
    )
    (unsigned.folder / "gilint.yaml").unlink()
    write_report(unsigned.report)
    done = run("signoff", REPORT, "--as", AUTHOR, GIT_CONFIG_GLOBAL=str(settings))
    assert (done.exit_code, done.stderr) == (0, "")
    verified = run("gate", "--verify", REPORT, GIT_CONFIG_GLOBAL=str(settings))
    assert AUTHOR in verified.stdout
