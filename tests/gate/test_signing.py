"""Signatures by the ssh-keygen of this machine: which key signs, who may, and what is said where one of them is not as it should be."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from gilint.gate.keys import Key, Signers, chosen_key, known_signers
from gilint.gate.persons import now
from gilint.gate.refused import Refused
from gilint.gate.signing import sign, signing_key, verify
from tests.gate.office import AUTHOR, STRANGER, make_key, public

DATA = "记录\n".encode()


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home of its own, without keys, settings and agents of whoever runs the tests."""
    (tmp_path / "home").mkdir()
    for name in ("GILINT_KEY", "SSH_AUTH_SOCK", "SSH_ASKPASS", "DISPLAY", "WAYLAND_DISPLAY", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


def refused(reason: pytest.ExceptionInfo[Refused]) -> str:
    told = (reason.value.refusal.told("zh"), reason.value.refusal.told("en"))
    assert not any("{" in text or "}" in text for text in told)
    return reason.value.refusal.key


def signers_of(folder: Path, who: str, key: Path, options: str = "") -> Signers:
    file = folder / "allowed"
    file.write_text(f'"{who}" {options} {public(key)}\n', encoding="utf-8")
    return Signers(file)


def program(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / "ssh-keygen"
    file.write_text(text, encoding="utf-8")
    file.chmod(0o755)
    return folder


def test_what_was_signed_is_verified(keys: Path, tmp_path: Path) -> None:
    signature = sign(DATA, Key(keys / AUTHOR))
    key = verify(DATA, signature, AUTHOR, now(), signers_of(tmp_path, AUTHOR, keys / AUTHOR))
    assert key == signing_key(DATA, signature)
    told = subprocess.run(["ssh-keygen", "-l", "-f", str(keys / AUTHOR)], capture_output=True, check=True, encoding="utf-8").stdout
    assert key in told


@pytest.mark.parametrize("name", ["-f", "- x", "钥匙 一号.key", "$(id)"])
def test_names_are_only_names(keys: Path, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of keys, of the file of signers, and of people."""
    monkeypatch.chdir(tmp_path)
    key = tmp_path / name
    key.write_bytes((keys / AUTHOR).read_bytes())
    key.chmod(0o600)
    signature = sign(DATA, chosen_key(Path(name), tmp_path))
    allowed = signers_of(tmp_path, name, keys / AUTHOR)
    file = allowed.file.rename(tmp_path / f"{name} allowed")
    assert verify(DATA, signature, name, now(), Signers(file))


@pytest.mark.parametrize("kind", ["ecdsa", "rsa"])
def test_other_kinds_of_keys(tmp_path: Path, kind: str) -> None:
    subprocess.run(["ssh-keygen", "-q", "-t", kind, "-N", "", "-f", str(tmp_path / "key")], check=True, capture_output=True)
    signature = sign(DATA, Key(tmp_path / "key"))
    assert verify(DATA, signature, AUTHOR, now(), signers_of(tmp_path, AUTHOR, tmp_path / "key"))


def test_the_term_of_a_signer_counts_when_it_was_signed(keys: Path, tmp_path: Path) -> None:
    signature = sign(DATA, Key(keys / AUTHOR))
    allowed = signers_of(tmp_path, AUTHOR, keys / AUTHOR, 'valid-after="20250101",valid-before="20260101"')
    assert verify(DATA, signature, AUTHOR, datetime.fromisoformat("2025-06-30T12:00:00+08:00"), allowed)
    for when in ("2024-12-30T12:00:00+08:00", "2026-01-03T00:00:00+08:00"):
        with pytest.raises(Refused) as reason:
            verify(DATA, signature, AUTHOR, datetime.fromisoformat(when), allowed)
        assert refused(reason) == "signer-time"


def test_a_passphrase_is_asked_for(keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for passphrase, wanted in (("青屿", ""), ("云川", "passphrase")):
        asking = tmp_path / "asking"
        asking.write_text(f"#!/bin/sh\necho '{passphrase}'\n", encoding="utf-8")
        asking.chmod(0o755)
        monkeypatch.setenv("SSH_ASKPASS", str(asking))
        monkeypatch.setenv("SSH_ASKPASS_REQUIRE", "force")
        if wanted:
            with pytest.raises(Refused) as reason:
                sign(DATA, Key(keys / "locked"))
            assert refused(reason) == wanted
        else:
            assert signing_key(DATA, sign(DATA, Key(keys / "locked")))


@pytest.fixture
def agent(keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Holds the author's key."""
    socket = tmp_path / "agent"
    held = subprocess.Popen(["ssh-agent", "-D", "-a", str(socket)], stdout=subprocess.PIPE)
    assert held.stdout
    held.stdout.readline()
    monkeypatch.setenv("SSH_AUTH_SOCK", str(socket))
    subprocess.run(["ssh-add", "-q", str(keys / AUTHOR)], check=True, capture_output=True)
    yield
    held.terminate()
    held.wait()


@pytest.mark.usefixtures("agent")
def test_an_agent_signs_for_a_public_key(keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = tmp_path / "author.pub"
    alone.write_text(public(keys / AUTHOR) + "\n", encoding="utf-8")
    allowed = signers_of(tmp_path, AUTHOR, keys / AUTHOR)
    assert verify(DATA, sign(DATA, Key(alone)), AUTHOR, now(), allowed)
    for word in (f"key::{public(keys / AUTHOR)}", public(keys / AUTHOR)):
        monkeypatch.setenv("GILINT_KEY", word)
        assert verify(DATA, sign(DATA, chosen_key(None, tmp_path)), AUTHOR, now(), allowed)


def test_a_public_key_alone_signs_nothing(keys: Path, tmp_path: Path) -> None:
    alone = tmp_path / "author.pub"
    alone.write_text(public(keys / AUTHOR) + "\n", encoding="utf-8")
    with pytest.raises(Refused) as reason:
        sign(DATA, Key(alone))
    assert refused(reason) == "no-private-key"


def test_what_is_no_key_signs_nothing(keys: Path, tmp_path: Path) -> None:
    text = tmp_path / "报告.txt"
    text.write_text("不是密钥\n", encoding="utf-8")
    text.chmod(0o600)
    cut = tmp_path / "cut"
    cut.write_bytes((keys / AUTHOR).read_bytes()[:200])
    cut.chmod(0o600)
    for file in (text, cut):
        with pytest.raises(Refused) as reason:
            sign(DATA, Key(file))
        assert refused(reason) == "not-a-key"


def test_a_key_that_others_can_read_signs_nothing(keys: Path, tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_bytes((keys / AUTHOR).read_bytes())
    file.chmod(0o644)
    with pytest.raises(Refused) as reason:
        sign(DATA, Key(file))
    assert refused(reason) == "key-open-to-all"


def test_without_ssh_keygen(keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    signature = sign(DATA, Key(keys / AUTHOR))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused) as reason:
        sign(DATA, Key(keys / AUTHOR))
    assert refused(reason) == "no-ssh-keygen"
    with pytest.raises(Refused) as reason:
        verify(DATA, signature, AUTHOR, now(), signers_of(tmp_path, AUTHOR, keys / AUTHOR))
    assert refused(reason) == "no-ssh-keygen"


def test_with_an_ssh_keygen_that_cannot_sign_yet(keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says what those before OpenSSH 8.0 say."""
    signature = sign(DATA, Key(keys / AUTHOR))
    old = program(tmp_path / "old", "#!/bin/sh\necho 'unknown option -- Y' >&2\necho 'usage: ssh-keygen [-q]' >&2\nexit 1\n")
    monkeypatch.setenv("PATH", f"{old}{os.pathsep}{os.environ['PATH']}")
    for asked in (lambda: sign(DATA, Key(keys / AUTHOR)), lambda: signing_key(DATA, signature)):
        with pytest.raises(Refused) as reason:
            asked()
        assert refused(reason) == "too-old"


def test_an_ssh_keygen_that_only_says_yes_signs_nothing(keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{program(tmp_path / 'yes', '#!/bin/sh' + chr(10))}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(Refused) as reason:
        sign(DATA, Key(keys / AUTHOR))
    assert refused(reason) == "sign-failed"


def test_which_key_signs(keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one named, else that of the environment, else git's, else the only one in its usual place."""
    with pytest.raises(Refused) as reason:
        chosen_key(None, tmp_path)
    assert refused(reason) == "no-key"
    usual = tmp_path / "home/.ssh"
    usual.mkdir()
    first, second = make_key(usual / "id_ed25519"), make_key(usual / "id_ecdsa")
    with pytest.raises(Refused) as reason:
        chosen_key(None, tmp_path)
    assert refused(reason) == "several-keys"
    second.unlink()
    assert chosen_key(None, tmp_path) == Key(first)
    settings = f"[user]\n\tsigningkey = {keys / STRANGER}\n"
    (tmp_path / "home/.gitconfig").write_text(settings, encoding="utf-8")
    assert chosen_key(None, tmp_path) == Key(first)
    (tmp_path / "home/.gitconfig").write_text(f"{settings}[gpg]\n\tformat = ssh\n", encoding="utf-8")
    assert chosen_key(None, tmp_path) == Key(keys / STRANGER)
    monkeypatch.setenv("GILINT_KEY", "~/.ssh/id_ed25519")
    assert chosen_key(None, tmp_path) == Key(first)
    assert chosen_key(keys / AUTHOR, tmp_path) == Key(keys / AUTHOR)
    with pytest.raises(Refused) as reason:
        chosen_key(tmp_path / "none", tmp_path)
    assert refused(reason) == "no-key-file"


def test_who_may_sign(tmp_path: Path) -> None:
    """Those named, else those of the configuration, else git's; with the keys that no longer count, where a file of them lies beside."""
    assert known_signers(None, None, tmp_path) is None
    mine, theirs, gits = (tmp_path / name for name in ("mine", "theirs", "gits"))
    for file in (mine, theirs, gits):
        file.touch()
    (tmp_path / "home/.gitconfig").write_text(
        f'[gpg "ssh"]\n\tallowedSignersFile = {gits}\n\trevocationFile = {theirs}\n', encoding="utf-8"
    )
    assert known_signers(None, None, tmp_path) == Signers(gits, theirs)
    assert known_signers(None, theirs, tmp_path) == Signers(theirs)
    assert known_signers(mine, theirs, tmp_path) == Signers(mine)
    (tmp_path / "mine.revoked").touch()
    assert known_signers(mine, None, tmp_path) == Signers(mine, tmp_path / "mine.revoked")
    with pytest.raises(Refused) as reason:
        known_signers(tmp_path / "none", None, tmp_path)
    assert refused(reason) == "no-signers-file"
