"""`gilint gate`: judges by the conditions of a policy whether reports may go out."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from gilint.cli.options import BaselineFile, Config, Isolated, Lang, Packs, Previous, RosterFile
from gilint.cli.signatures import PolicyWord, SignersFile
from gilint.cli.telling import close_stdout, misused, stop, told
from gilint.wording import Language, language, say

if TYPE_CHECKING:
    from gilint.cli.judged import Prepared
    from gilint.decisions.decided import Decided
    from gilint.gate.policy import GatePolicy
    from gilint.gate.signoffs import SignOff
    from gilint.gate.verdict import Verdict
    from gilint.planning import Asked
    from gilint.results import Results

Form = Literal["text", "json", "markdown"]


def gate(
    paths: Annotated[list[Path] | None, typer.Argument(help=told("gate-paths"), readable=False, show_default=False)] = None,
    policy: PolicyWord = None,
    form: Annotated[Form, typer.Option("--format", metavar="FORMAT", help=told("gate-format"))] = "text",
    output: Annotated[Path | None, typer.Option(metavar="FILE", help=told("gate-output"))] = None,
    verify: Annotated[bool, typer.Option("--verify", help=told("gate-verify"))] = False,
    before_signing: Annotated[bool, typer.Option("--before-signing", help=told("gate-unsigned"))] = False,
    allowed_signers: SignersFile = None,
    rules: Packs = None,
    previous: Previous = None,
    roster: RosterFile = None,
    baseline: BaselineFile = None,
    config: Config = None,
    isolated: Isolated = False,
    lang: Lang = None,
    listing: Annotated[bool, typer.Option("--list", help=told("gate-list"))] = False,
) -> None:
    from gilint.cli.judged import Beside, prepared
    from gilint.cli.signatures import asked_policy
    from gilint.cli.troubles import tell_troubles
    from gilint.gate.verdict import ALL_SCOPES, judge
    from gilint.planning import Asked

    if listing:
        _list(language(lang))
        return
    asked = Asked(packs=tuple(rules or ()), lang=lang, config=config, isolated=isolated)
    opened = paths or [_home(asked)]
    ready = prepared(opened, asked, Beside(tuple(previous or ()), roster, baseline))
    if verify and before_signing:
        stop(say("usage.verify-unsigned", ready.lang))
    terms = asked_policy(policy, ready)
    _spare(output, ready, terms, allowed_signers)
    results = ready.run()
    signoffs = _signoffs(opened, results, ready, terms, allowed_signers) if _signed(terms, verify) and not before_signing else None
    scopes = ALL_SCOPES - {"signatures"} if before_signing else ALL_SCOPES
    verdict = judge(terms, results, signoffs, _decided(opened, results, ready.lang), scopes)
    try:
        _put(verdict, form, output, ready.lang)
    except BrokenPipeError:
        close_stdout()
    except OSError as fault:
        stop(say("error.write", ready.lang, where=str(output or "-"), detail=fault.strerror or str(fault)))
    tell_troubles(results, ready.lang)
    raise typer.Exit(int(verdict.code))


def _home(asked: Asked) -> Path:
    """The folder of the closest configuration, this one without any."""
    from gilint.cli.planned import planning

    config, _ = planning(asked, lambda planner: planner.config(Path("_")))
    return Path(os.path.relpath(config.file.path.parent))


def _signed(policy: GatePolicy, verify: bool) -> bool:
    return verify or any(condition.scope == "signatures" for condition in policy.conditions)


def _signoffs(opened: Sequence[Path], results: Results, ready: Prepared, policy: GatePolicy, signers: Path | None) -> dict[str, SignOff]:
    """Of each file, whether it can be read or not, and of records whose report is gone."""
    from gilint.cli.signatures import asked_signers, basis_of
    from gilint.gate.persons import now
    from gilint.gate.verifying import abandoned, verify
    from gilint.results import files_of

    reports = [Path(item.path) for item in files_of(results)]
    held = verify(reports, basis_of(ready, policy), asked_signers(signers, ready, ready.lang), now())
    return held | abandoned((path for path in opened if os.path.isdir(path)), reports)


def _decided(opened: list[Path], results: Results, lang: Language) -> Decided | None:
    """None where a decisions file cannot be read, which is told as a trouble of the run."""
    from gilint.decisions.decided import decided
    from gilint.decisions.file import DecisionsFault
    from gilint.decisions.reasons import load_reasons
    from gilint.resources import rules_folder

    try:
        return decided(opened, results, load_reasons(rules_folder() / "decisions.yaml"), lang)
    except (DecisionsFault, OSError):
        return None


def _spare(output: Path | None, ready: Prepared, policy: GatePolicy, signers: Path | None) -> None:
    """Ends the command where the output cannot be written, or would replace what it is about."""
    from gilint.cli.sparing import spare

    if output is None:
        return
    if not os.path.isdir(output.absolute().parent):
        misused("folder", ready.lang, output)
    if os.path.isdir(output):
        misused("is-folder", ready.lang, output)
    spare([output], ready, [policy.file, *([signers] if signers else [])])


def _put(verdict: Verdict, form: Form, output: Path | None, lang: Language) -> None:
    """Raises OSError."""
    from io import StringIO

    from gilint.gate import machine, markdown, page
    from gilint.output.paint import paint
    from gilint.output.terminal import in_colour, line_width
    from gilint.output.writing import replace_file

    if form == "text" and output is None:
        paint(page.page(verdict, lang, line_width(None)), sys.stdout, in_colour("auto", sys.stdout))
        sys.stdout.flush()
        return
    text = StringIO(newline="")
    if form == "text":
        paint(page.page(verdict, lang, line_width(None)), text, colour=False)
    elif form == "json":
        text.write(machine.machine(verdict, lang))
    else:
        text.writelines(line + "\n" for line in markdown.markdown(verdict, lang))
    data = text.getvalue().encode("utf-8", "backslashreplace")
    if output is not None:
        replace_file(output, data)
    else:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()


def _list(lang: Language) -> None:
    """The policies that ship with gilint, each with its conditions."""
    from gilint.gate.page import outline
    from gilint.gate.policy import load_policy, shipped
    from gilint.output.paint import paint
    from gilint.output.terminal import in_colour, line_width

    for file in shipped().values():
        paint(outline(load_policy(file).terms, lang, line_width(None)), sys.stdout, in_colour("auto", sys.stdout))
