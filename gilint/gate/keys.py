"""Which key signs, and who may: what the command line names, else what git uses, else what lies in the usual place."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gilint.gate.refused import Refused

_USUAL = ("id_ed25519", "id_ed25519_sk", "id_ecdsa", "id_ecdsa_sk", "id_rsa")
_PATIENCE = 10.0
_LITERAL = "key::"


@dataclass(frozen=True, slots=True)
class Key:
    """A private key in a file, the public one of a key that an agent holds, or such a public key itself, in one line."""

    file: Path = Path()
    public: str = ""

    @property
    def name(self) -> str:
        return " ".join(self.public.split()[1:2]) if self.public else str(self.file)


@dataclass(frozen=True, slots=True)
class Signers:
    """The file of those who may sign, in the form of ssh-keygen, and the one of keys that no longer count."""

    file: Path
    revoked: Path | None = None


def chosen_key(asked: Path | None, folder: Path, environment: Mapping[str, str] = os.environ) -> Key:
    """The key asked for, else GILINT_KEY, else git's where that signs with ssh, else the only one of this person. Raises Refused."""
    word = str(asked) if asked else environment.get("GILINT_KEY") or _git_key(folder)
    if word.startswith((_LITERAL, "ssh-", "ecdsa-", "sk-")) and " " in word:
        return Key(public=word.removeprefix(_LITERAL).strip())
    file = Path(os.path.expanduser(word)).absolute() if word else _only_one()
    if not os.path.isfile(file):
        raise Refused("no-key-file", file=str(file))
    return Key(file)


def known_signers(asked: Path | None, configured: Path | None, folder: Path) -> Signers | None:
    """Those whom the command line names, else the configuration, else git. Beside them may lie a file with `.revoked` after its name.

    Raises Refused where there is no such file.
    """
    named = asked or configured
    word = str(named) if named else _git(folder, "--type=path", "gpg.ssh.allowedSignersFile")
    if not word:
        return None
    file = Path(os.path.expanduser(word)).absolute()
    if not os.path.isfile(file):
        raise Refused("no-signers-file", file=str(file))
    beside = file.with_name(f"{file.name}.revoked")
    by_git = "" if named or os.path.exists(beside) else _git(folder, "--type=path", "gpg.ssh.revocationFile")
    return Signers(file, beside if os.path.exists(beside) else Path(by_git).absolute() if by_git else None)


def _git_key(folder: Path) -> str:
    if _git(folder, "gpg.format") != "ssh":
        return ""
    word = _git(folder, "user.signingkey")
    return word if word.startswith((_LITERAL, "ssh-")) else _git(folder, "--type=path", "user.signingkey")


def _only_one() -> Path:
    found = [file for file in (Path(os.path.expanduser("~/.ssh"), name) for name in _USUAL) if os.path.isfile(file)]
    if len(found) != 1:
        raise Refused("several-keys" if found else "no-key")
    return found[0]


def _git(folder: Path, *words: str) -> str:
    """A setting of git's, empty where there is none, or no git."""
    command = ["git", "-C", str(folder.absolute()), "config", "--get", *words]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE, check=False)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else ""
