"""Tries each format on a tiny file, and LibreOffice where that is asked for."""

from __future__ import annotations

import os
import subprocess
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from gilint.doctor.health import Ability, OfficeProgram, OfficeState, Readable, Used
from gilint.doctor.samples import SAMPLES, SENTENCE
from gilint.document import Document
from gilint.readers import Limits, Unreadable, read
from gilint.readers.formats import FORMATS
from gilint.readers.office.program import located, wanted

OFFICE = "LibreOffice"
_PATIENCE = 60.0
"""Seconds for the first start of a program that size, from a slow disk."""
_ABILITIES: dict[OfficeState, Ability] = {
    "works": "reads",
    "untried": "untried",
    "fails": "fails",
    **dict.fromkeys(("absent", "misnamed", "off"), "optional"),
}


def examined_formats(office: OfficeProgram) -> tuple[Readable, ...]:
    return tuple(_examined(kind, office) for kind in FORMATS)


def examined_office(*, deep: bool) -> OfficeProgram:
    """Where it is and which it is; `deep` has it convert a file."""
    path = located()
    if path is None:
        word = wanted()
        return OfficeProgram("misnamed", Path(word)) if word else OfficeProgram("absent" if word is None else "off")
    told = _version(path)
    if not told:
        return OfficeProgram("fails", path, detail="--version")
    if not deep:
        return OfficeProgram("untried", path, told)
    fault = _conversion(path)
    return OfficeProgram("fails" if fault else "works", path, told, fault)


def _examined(kind: str, office: OfficeProgram) -> Readable:
    found = FORMATS[kind]
    suffixes = tuple(sorted(found.suffixes, key=lambda suffix: (suffix != f".{kind}", suffix not in found.usual, suffix)))
    by = tuple(Used(name, office.version if name == OFFICE else _installed(name)) for name in found.by)
    if OFFICE in found.by:
        return Readable(kind, suffixes, by, _ABILITIES[office.state], office.detail)
    lacking = [used.name for used in by if not used.version]
    if lacking:
        return Readable(kind, suffixes, by, "lacks", " ".join(lacking))
    if kind not in SAMPLES:
        return Readable(kind, suffixes, by, "untried")
    fault = _fault(kind)
    return Readable(kind, suffixes, by, "fails" if fault else "reads", fault)


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _fault(kind: str) -> str:
    """What keeps the sample from being read as it was written; empty where nothing does."""
    try:
        return "" if _says_it(read(SAMPLES[kind](), "")) else "other text"
    except Unreadable as fault:
        return str(fault)
    except Exception as fault:  # noqa: BLE001 - whatever is wrong with the installation is what is asked for here
        return f"{type(fault).__name__}: {fault}"


def _conversion(program: Path) -> str:
    """The same of a file that goes through LibreOffice."""
    from gilint.readers.docx import read_docx
    from gilint.readers.office.office import office

    try:
        docx = office(program).to_docx(SAMPLES["rtf"](), "Rich Text Format", ".rtf", Limits())
        return "" if _says_it(read_docx(docx, Limits())) else "other text"
    except Unreadable as fault:
        return str(fault)


def _says_it(document: Document) -> bool:
    return [paragraph.text for paragraph in document.paragraphs()] == [SENTENCE]


def _version(program: Path) -> str:
    """In words such as `7.4.7.2`; empty where the program does not run."""
    with tempfile.TemporaryDirectory(prefix="gilint-doctor-", ignore_cleanup_errors=True) as folder:
        command = [str(program), f"-env:UserInstallation={Path(folder, 'profile').as_uri()}", "--headless", "--version"]
        environment = {**os.environ, "SAL_USE_VCLPLUGIN": "svp"}
        try:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE, check=True, env=environment)
        except (OSError, ValueError, subprocess.SubprocessError):
            return ""
    words = done.stdout.decode("utf-8", "replace").split()
    return next((word for word in words if word[:1].isdigit()), "")
