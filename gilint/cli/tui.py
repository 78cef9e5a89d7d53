"""`gilint tui`: opens folders of reports for review, in the terminal or in a browser."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gilint.cli.options import Config, Isolated, Lang, Packs
from gilint.cli.telling import misused, stop, tell, told
from gilint.cli.who import signer
from gilint.wording import Language, language, say

if TYPE_CHECKING:
    from gilint.planning import Asked
    from gilint.triage.session import Session


def tui(
    paths: Annotated[list[Path] | None, typer.Argument(help=told("tui-paths"), readable=False, show_default=False)] = None,
    profile: Annotated[str | None, typer.Option(metavar="NAME", help=told("profile"))] = None,
    rules: Packs = None,
    config: Config = None,
    isolated: Isolated = False,
    lang: Lang = None,
    who: Annotated[str | None, typer.Option("--as", metavar="NAME", help=told("as"))] = None,
    theme: Annotated[str | None, typer.Option(metavar="NAME", help=told("theme"))] = None,
    serve: Annotated[bool, typer.Option("--serve", help=told("serve"))] = False,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help=told("host"))] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, metavar="N", help=told("port"))] = 8173,
    token: Annotated[str | None, typer.Option(metavar="TOKEN", help=told("token"))] = None,
) -> None:
    from gilint.cli.planned import planning
    from gilint.planning import Asked
    from gilint.zipped import is_inside

    opened = tuple(paths or [Path()])
    spoken = language(lang or os.environ.get("GILINT_LANG"))
    missing = next((path for path in opened if not os.path.lexists(path) and not is_inside(path)), None)
    if missing is not None:
        misused("no-path", spoken, missing)
    in_browser = bool(os.environ.get("TEXTUAL_DRIVER"))
    if not (serve or in_browser or _at_terminal()):
        stop(say("usage.terminal", spoken))
    asked = Asked(packs=tuple(rules or ()), profile=profile, lang=lang, config=config, isolated=isolated)
    first = opened[0] / "_" if os.path.isdir(opened[0]) else opened[0]
    (configured, _), _ = planning(asked, lambda planner: (planner.config(first).lang, planner.plan(first)))
    spoken = language(lang or os.environ.get("GILINT_LANG") or configured)
    if serve:
        named = [word for option, value in (("--as", who), ("--theme", theme)) if value for word in (option, value)]
        _serve(opened, asked, spoken, named, host, port, token or os.environ.get("GILINT_TOKEN"))
    else:
        _open(opened, asked, spoken, _signer(who, in_browser), theme)


def offered() -> bool:
    """Whether somebody at a terminal, in a folder with reports, wants to open them."""
    if not _at_terminal():
        return False
    from gilint.choosing import ARCHIVES, SUFFIXES

    # Here and one folder down: whoever types `gilint` in a home folder must not wait for all of it.
    near = (path for pattern in ("*", "*/*") for path in Path().glob(pattern))
    found = sum(path.suffix.lower() in SUFFIXES | ARCHIVES and not path.name.startswith((".", "~$")) for path in near)
    return found > 0 and typer.confirm(say("tui.offer", language(), n=found), default=True)


def _at_terminal() -> bool:
    """The screen is drawn on standard error, as Textual does."""
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)) and os.environ.get("TERM") != "dumb"


def _open(paths: tuple[Path, ...], asked: Asked, lang: Language, who: str, theme: str | None) -> None:
    from gilint.batch.pool import Pool
    from gilint.batch.spool import Spool
    from gilint.cli.known import tell_pack_faults
    from gilint.cli.planned import planning
    from gilint.decisions.reasons import load_reasons
    from gilint.resources import rules_folder
    from gilint.triage.session import Opening, Session
    from gilint.tui.ambiguous import draws_wide
    from gilint.tui.app import TriageApp
    from gilint.tui.themes import theme_for

    chosen = theme_for(theme, os.environ)
    if chosen is None:
        misused("theme", lang, theme)
    reasons = load_reasons(rules_folder() / "decisions.yaml")
    session = Session(Opening(paths, asked, lang, who, unwaivable=frozenset(reasons.unwaivable)), Spool(), Pool())
    try:
        # Whatever is wrong with a configuration further down is told before the screen is taken as well.
        planning(asked, lambda planner: session.discover())
        tell_pack_faults(session.planner, lang)
        _read_decisions(session, lang)
        session.begin()
        plain_signs = _at_terminal() and draws_wide()
        app = TriageApp(session, reasons, chosen, plain_signs)
        app.run()
    finally:
        session.close()
    if app.return_code:
        raise typer.Exit(app.return_code)


def _read_decisions(session: Session, lang: Language) -> None:
    from gilint.decisions.file import DecisionsFault

    try:
        session.read_decisions()
    except (DecisionsFault, OSError) as fault:
        stop(say("usage.decisions", lang, detail=str(fault)))


def _serve(paths: tuple[Path, ...], asked: Asked, lang: Language, named: list[str], host: str, port: int, token: str | None) -> None:
    """Each tab of a browser runs the same command without `--serve`; `named` are its options that are not in `asked`."""
    from gilint.tui.serving import CannotServe, serve

    command = [sys.executable, "-m", "gilint", "tui", "--lang", lang, *named]
    command += [word for pack in asked.packs for word in ("--rules", str(pack))]
    command += ["--profile", asked.profile] if asked.profile else []
    command += ["--config", str(asked.config)] if asked.config else []
    command += ["--isolated"] if asked.isolated else []
    try:
        serve([*command, "--", *map(str, paths)], host, port, token, lang, tell)
    except CannotServe as fault:
        stop(str(fault))


def _signer(asked: str | None, in_browser: bool) -> str:
    """Who decides; in a browser everybody works under the server's login, which then says nothing."""
    return asked or os.environ.get("GILINT_WHO") or "" if in_browser else signer(asked)
