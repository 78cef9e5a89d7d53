"""`gilint signoff`: signs reports off that the gate lets pass, or approves what somebody else signed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gilint.cli.options import BaselineFile, Config, Isolated, Lang, Packs, Paths, Previous, RosterFile
from gilint.cli.signatures import PolicyWord, SignersFile
from gilint.cli.telling import stop, tell, told
from gilint.wording import Language, say

if TYPE_CHECKING:
    from gilint.cli.judged import Prepared
    from gilint.gate.drawing import Basis
    from gilint.gate.signing_off import SignedOff, Signer
    from gilint.gate.verdict import Verdict


def signoff(
    paths: Paths,
    who: Annotated[str | None, typer.Option("--as", metavar="NAME", help=told("signoff-as"))] = None,
    key: Annotated[Path | None, typer.Option(metavar="FILE", help=told("signoff-key"), readable=False)] = None,
    approve: Annotated[bool, typer.Option("--approve", help=told("signoff-approve"))] = False,
    anew: Annotated[bool, typer.Option("--replace", help=told("signoff-replace"))] = False,
    policy: PolicyWord = None,
    allowed_signers: SignersFile = None,
    rules: Packs = None,
    previous: Previous = None,
    roster: RosterFile = None,
    baseline: BaselineFile = None,
    config: Config = None,
    isolated: Isolated = False,
    lang: Lang = None,
) -> None:
    from gilint.cli.judged import Beside, prepared
    from gilint.cli.signatures import asked_policy, basis_of
    from gilint.planning import Asked

    asked = Asked(packs=tuple(rules or ()), lang=lang, config=config, isolated=isolated)
    ready = prepared(paths, asked, Beside(tuple(previous or ()), roster, baseline))
    _refuse(ready)
    on = basis_of(ready, asked_policy(policy, ready))
    signer = _signer(who, key, allowed_signers, ready)
    if signer.signers is None and not approve:
        tell(say("signoff.nobody-may", ready.lang))
    codes = [_one(task.path, on, signer, ready.lang, approve=approve, anew=anew) for task in ready.listed]
    raise typer.Exit(max(codes))


def _refuse(ready: Prepared) -> None:
    """Ends the command where a path or a rule pack is not what it should be, where there is nothing to sign, or no place for signatures."""
    from gilint.cli.known import tell_pack_faults
    from gilint.gate.signoffs import in_archive
    from gilint.zipped import container, is_inside

    for path in ready.discovered.missing:
        tell(say("trouble.missing", ready.lang, where=str(path)))
    tell_pack_faults(ready.planner, ready.lang)
    if ready.discovered.missing or ready.planner.pack_faults():
        raise typer.Exit(2)
    if not ready.listed:
        stop(say("summary.nothing", ready.lang), 3)
    packed = dict.fromkeys(container(task.path) for task in ready.listed if is_inside(task.path))
    for file in packed:
        tell(say("signoff.refused", ready.lang, report=str(file), why=in_archive(file).told(ready.lang)))
    if packed:
        raise typer.Exit(2)


def _signer(who: str | None, key: Path | None, allowed_signers: Path | None, ready: Prepared) -> Signer:
    """Not the name of the login: whoever signs says so, and in the words of the allowed signers."""
    from gilint.cli.signatures import asked_signers
    from gilint.gate.keys import chosen_key
    from gilint.gate.persons import is_name, now
    from gilint.gate.refused import Refused
    from gilint.gate.signing_off import Signer
    from gilint.output.harmless import harmless

    name = (who or os.environ.get("GILINT_WHO") or "").strip()
    if not name:
        stop(say("signoff.no-who", ready.lang))
    if not is_name(name):
        stop(say("signoff.bad-who", ready.lang, who=harmless(name)))
    signers = asked_signers(allowed_signers, ready, ready.lang)
    try:
        return Signer(name, chosen_key(key, ready.listed[0].path.parent), now(), signers)
    except Refused as refused:
        stop(harmless(refused.refusal.told(ready.lang)))


def _one(report: Path, on: Basis, signer: Signer, lang: Language, *, approve: bool, anew: bool) -> int:
    """One report signed or approved; the exit code is 1 where it is not fit for that, 2 where that cannot be done."""
    from gilint.cli.put import put_lines
    from gilint.cli.troubles import tell_troubles
    from gilint.gate.policy import PolicyFault
    from gilint.gate.refused import Refused
    from gilint.gate.signing_off import Blocked, Broken, approve_report, sign_report
    from gilint.output.harmless import encodable, harmless
    from gilint.yamlfile import YamlFault

    name = harmless(encodable(str(report)))
    try:
        done = (approve_report if approve else sign_report)(report, on, signer, anew)
    except Blocked as blocked:
        _show(blocked.verdict, lang)
        tell_troubles(blocked.verdict.results, lang)
        tell(say("signoff.blocked", lang, report=name, policy=blocked.verdict.policy.name))
        return int(blocked.verdict.code)
    except Broken as broken:
        tell(say("signoff.broken", lang, report=name))
        for refusal in broken.refusals:
            tell(harmless(refusal.told(lang)))
        return 1
    except Refused as refused:
        tell(say("signoff.refused", lang, report=name, why=harmless(refused.refusal.told(lang))))
        # Who signs a folder again after a report came in means the new one.
        return 0 if refused.refusal.key == "signed-already" else 2
    except OSError as fault:
        tell(say("error.write", lang, where=harmless(str(fault.filename or report)), detail=fault.strerror or str(fault)))
        return 2
    except (PolicyFault, YamlFault) as fault:
        tell(say("signoff.refused", lang, report=name, why=harmless(str(fault))))
        return 2
    put_lines([say("signoff.approved" if approve else "signoff.signed", lang, report=name), *_lines(done, on, signer, lang, approve)])
    return 0


def _show(verdict: Verdict, lang: Language) -> None:
    """What blocks, as the gate shows it."""
    from gilint.gate.page import page
    from gilint.output.paint import paint
    from gilint.output.terminal import in_colour, line_width

    paint(page(verdict, lang, line_width(None)), sys.stdout, in_colour("auto", sys.stdout))
    sys.stdout.flush()


def _lines(done: SignedOff, on: Basis, signer: Signer, lang: Language, approve: bool) -> Iterator[str]:
    """What was written and on what grounds, and what is left to do."""
    from gilint.output.harmless import encodable, harmless

    record = done.record
    yield "  " + say("signoff.record", lang, file=harmless(encodable(done.file.name)))
    yield "  " + say("signoff.by", lang, who=signer.who, fingerprint=done.key)
    counts = {"conditions": len(record.conditions), "findings": len(record.findings), "waivers": len(record.waivers)}
    yield "  " + say("signoff.what", lang, policy=record.policy.name, **counts)
    for refusal in done.lapsed:
        yield "  " + say("signoff.lapsed", lang, why=harmless(refusal.told(lang)))
    if done.void:
        yield "  " + say("signoff.void", lang)
    signatures = (condition.limit for condition in on.policy.conditions if condition.measure == "signatures-least")
    if not approve and any(bound != "most" and number > 1 for bound, number in signatures):
        yield "  " + say("signoff.second", lang)
