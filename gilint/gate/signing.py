"""Signatures by `ssh-keygen -Y`, as git makes them. There is no cryptography here.

Sources: ssh-keygen(1), “ALLOWED SIGNERS” and the options of -Y; PROTOCOL.sshsig of OpenSSH.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from gilint.gate.armour import NotArmour, armoured
from gilint.gate.keys import Key, Signers
from gilint.gate.refused import Refused

NAMESPACE = "gilint-signoff"
"""What a signature is for: one that was made for git does not sign off a report."""
_PATIENCE = 30.0
"""Seconds to wait for a signature to be verified; that takes hundredths of one."""
_KEY = re.compile(r"\bkey (SHA256:[A-Za-z0-9+/]+)\s*$")
_TOO_OLD = re.compile(r"unknown option|illegal option|invalid option|unsupported|^usage:", re.I | re.M)
_UNSIGNABLE = (
    ("passphrase", re.compile(r"incorrect passphrase")),
    ("key-open-to-all", re.compile(r"UNPROTECTED PRIVATE KEY|are too open")),
    ("no-private-key", re.compile(r"No private key found|agent refused|signing failed")),
    ("not-a-key", re.compile(r"Couldn't load public key|invalid format|error in libcrypto|Load key")),
    ("too-old", _TOO_OLD),
)
"""What ssh-keygen says where it does not sign; the first that fits counts."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What ssh-keygen answered."""

    sound: bool
    told: str
    """Standard output."""
    complaint: str
    """Standard error."""


def sign(data: bytes, key: Key) -> bytes:
    """The signature of the data, in text form. ssh-keygen may ask at the terminal for a passphrase. Raises Refused."""
    with TemporaryDirectory(prefix="gilint-") as folder:
        paper = Path(folder, "paper")
        paper.write_bytes(data)
        if key.public:
            file = Path(folder, "key.pub")
            file.write_text(key.public + "\n", encoding="utf-8")
        else:
            file = key.file
        # A passphrase is asked for only where standard input is the person's own; so the data comes in a file.
        answer = _asked(["-Y", "sign", "-f", str(file), "-n", NAMESPACE, str(paper)], Path(folder), None)
        if not answer.sound:
            reason = next((name for name, pattern in _UNSIGNABLE if pattern.search(answer.complaint)), "sign-failed")
            raise Refused(reason, file=key.name, detail=_last(answer.complaint))
        try:
            return armoured(Path(folder, "paper.sig").read_bytes())
        except (OSError, NotArmour):
            raise Refused("sign-failed", file=key.name, detail=_last(answer.complaint)) from None


def signing_key(data: bytes, signature: bytes) -> str:
    """The fingerprint of the key that made the signature, whoever may use it. Raises Refused where it is not for these bytes."""
    with TemporaryDirectory(prefix="gilint-") as folder:
        return _key_of(_laid(signature, Path(folder)), data, Path(folder))


def verify(data: bytes, signature: bytes, who: str, when: datetime, signers: Signers) -> str:
    """The fingerprint of the key with which `who`, who could sign at that time, signed these bytes. Raises Refused."""
    with TemporaryDirectory(prefix="gilint-") as place:
        folder = Path(place)
        file = _laid(signature, folder)
        revoked = ["-r", str(signers.revoked.absolute())] if signers.revoked else []
        # Without a zone, as git has it: those who cannot read one are still in use.
        moment = f"-Overify-time={when.astimezone():%Y%m%d%H%M%S}"
        claim = ["-Y", "verify", "-f", str(signers.file.absolute()), "-I", who, "-n", NAMESPACE, "-s", str(file), moment]
        answer = _asked([*claim, *revoked], folder, data)
        found = _KEY.search(answer.told)
        if answer.sound and found:
            return found[1]
        key = _key_of(file, data, folder)
        if revoked and _asked(claim, folder, data).sound:
            raise Refused("signer-revoked", who=who, fingerprint=key)
        raise Refused(_mismatch(answer.complaint), who=who, fingerprint=key, file=str(signers.file))


def _mismatch(complaint: str) -> str:
    """Why the key, which made the signature, is not one of that person's."""
    if re.search(r"has expired|not yet valid", complaint):
        return "signer-time"
    return "signer-namespace" if "not permitted for use in signature namespace" in complaint else "signer-unknown"


def _laid(signature: bytes, folder: Path) -> Path:
    """A file with the signature. Raises Refused unless it is in the one form that this signature has."""
    try:
        sound = armoured(signature) == signature
    except NotArmour:
        sound = False
    if not sound:
        raise Refused("signature-form")
    file = folder / "paper.sig"
    file.write_bytes(signature)
    return file


def _key_of(signature: Path, data: bytes, folder: Path) -> str:
    answer = _asked(["-Y", "check-novalidate", "-n", NAMESPACE, "-s", str(signature)], folder, data)
    found = _KEY.search(answer.told)
    if answer.sound and found:
        return found[1]
    if _TOO_OLD.search(answer.complaint):
        raise Refused("too-old", detail=_last(answer.complaint))
    raise Refused("signature-purpose" if "namespace does not match" in answer.complaint else "signature-wrong")


def _asked(arguments: Sequence[str], folder: Path, data: bytes | None) -> _Answer:
    """Runs ssh-keygen, without a shell. With data it reads that; without, the person may be asked, and takes as long as it takes."""
    program = which("ssh-keygen")
    if program is None:
        raise Refused("no-ssh-keygen")
    try:
        done = subprocess.run(
            [program, *arguments], cwd=folder, input=data, capture_output=True, timeout=None if data is None else _PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise Refused("no-answer", seconds=f"{_PATIENCE:.0f}") from None
    except (OSError, ValueError) as fault:
        raise Refused("ssh-keygen-failed", detail=str(fault)) from None
    return _Answer(done.returncode == 0, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def _last(complaint: str) -> str:
    lines = [line.strip() for line in complaint.splitlines() if line.strip()]
    return lines[-1] if lines else ""
