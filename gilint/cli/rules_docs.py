"""`gilint rules docs`: writes the reference pages of rules, or tells which of them are not as they would be written."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated

import typer

from gilint.cli.options import Lang
from gilint.cli.rules_test import TestedPacks
from gilint.cli.telling import stop, told
from gilint.wording import language, say

Folder = Annotated[Path, typer.Option(metavar="FOLDER", help=told("docs-output"))]
Check = Annotated[bool, typer.Option("--check", help=told("docs-check"))]


def docs(packs: TestedPacks = None, output: Folder = Path("docs/rules"), check: Check = False, lang: Lang = None) -> None:
    from gilint.cli.packs import opened
    from gilint.output.pages import pages

    spoken = language(lang)
    rules, bench, faulty = opened(packs or (), spoken)
    if faulty:
        raise typer.Exit(2)
    if not rules:
        raise typer.Exit(3)
    made = pages(rules, bench)
    amiss = list(_amiss(made, output, () if packs else _own(output)))
    if check:
        sys.stdout.writelines(say(f"docs.{word}", spoken, page=str(output / name)) + "\n" for word, name in amiss)
        sys.stdout.write(say("docs.checked", spoken, pages=len(made), amiss=len(amiss)) + "\n")
        raise typer.Exit(1 if amiss else 0)
    try:
        for word, name in amiss:
            if word == "superfluous":
                (output / name).unlink()
            else:
                (output / name).parent.mkdir(parents=True, exist_ok=True)
                (output / name).write_text(made[name], encoding="utf-8", newline="\n")
    except OSError as fault:
        stop(say("error.write", spoken, where=fault.filename or str(output), detail=fault.strerror or str(fault)))
    sys.stdout.write(say("docs.written", spoken, pages=len(made), changed=len(amiss), folder=str(output)) + "\n")


def _own(folder: Path) -> Iterator[str]:
    """The pages of gilint's own rules that are there. Whatever else stands in the folder is somebody else's."""
    from gilint.output.pages import LANGUAGES
    from gilint.rules.reading import OWN

    for lang in LANGUAGES:
        for place in sorted((folder / lang).glob("*.md")):
            if OWN.fullmatch(place.stem):
                yield place.relative_to(folder).as_posix()


def _amiss(made: Mapping[str, str], folder: Path, own: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with each page, and its path: `missing`, `stale`, or `superfluous` where it is one of `own` and no rule has it."""
    for name, text in made.items():
        place = folder / name
        if not place.is_file():
            yield "missing", name
        elif place.read_bytes().replace(b"\r\n", b"\n") != text.encode():
            yield "stale", name
    yield from (("superfluous", name) for name in own if name not in made)
