"""The command `gilint`: its parts, its version, and what is said when something unexpected happens."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from gilint import __version__
from gilint.cli.baseline import baseline
from gilint.cli.check import check
from gilint.cli.decisions import decisions
from gilint.cli.doctor import doctor
from gilint.cli.explain import explain
from gilint.cli.extract import extract
from gilint.cli.gate import gate
from gilint.cli.profiles import profiles
from gilint.cli.rules import rules
from gilint.cli.signoff import signoff
from gilint.cli.telling import close_stdout, debugging, tell, told
from gilint.cli.tui import offered, tui
from gilint.cli.waive import waive
from gilint.wording import language, say

app = typer.Typer(
    name="gilint",
    help=told("gilint"),
    add_completion=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(help=told("check"))(check)
app.command(help=told("tui"))(tui)
app.command(help=told("gate"))(gate)
app.command(help=told("waive"))(waive)
app.add_typer(decisions, name="decisions", help=told("decisions"))
app.add_typer(baseline, name="baseline", help=told("baseline"))
app.command(help=told("signoff"))(signoff)
app.command(help=told("extract"))(extract)
app.command(help=told("explain"))(explain)
app.command(help=told("profiles"))(profiles)
app.command(help=told("doctor"))(doctor)
app.add_typer(rules, name="rules", help=told("rules-group"))


@app.callback(invoke_without_command=True)
def gilint(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help=told("version"))] = False,
) -> None:
    if version:
        typer.echo(f"gilint {__version__}")
    elif context.invoked_subcommand is None:
        if offered():
            context.invoke(tui)
        else:
            typer.echo(context.get_help())


def main() -> None:
    """Runs the command line; ends with an exit code and never with a traceback, unless GILINT_DEBUG asks for one."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal in another encoding than UTF-8 lacks some characters; it must not make the program fail.
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    try:
        app()
    except KeyboardInterrupt:
        tell(say("error.interrupted", language()))
        sys.exit(130)
    except BrokenPipeError:
        close_stdout()
        sys.exit(2)
    except Exception as error:  # noqa: BLE001 - the last resort for whatever was not foreseen
        tell(say("error.internal", language(), detail=f"{type(error).__name__}: {error}"))
        if debugging():
            import traceback

            traceback.print_exc()
        sys.exit(2)
