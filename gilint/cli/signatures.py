"""What signing and verifying need from the command line: the policy, who may sign, and all that a sign-off rests on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gilint.cli.telling import stop, told
from gilint.wording import Language, say

if TYPE_CHECKING:
    from gilint.cli.judged import Prepared
    from gilint.gate.drawing import Basis
    from gilint.gate.keys import Signers
    from gilint.gate.policy import GatePolicy

PolicyWord = Annotated[str | None, typer.Option("--policy", metavar="NAME|FILE", help=told("policy"))]
SignersFile = Annotated[Path | None, typer.Option("--allowed-signers", metavar="FILE", help=told("allowed-signers"), readable=False)]


def asked_policy(word: str | None, ready: Prepared) -> GatePolicy:
    """The policy asked for, else the configuration's, else the default. Ends the command where there is none that can be used."""
    from gilint.cli.known import suggested
    from gilint.gate.policy import DEFAULT, PolicyFault, UnknownPolicy, check_rules, find_policy, load_policy

    lang = ready.lang
    try:
        policy = load_policy(find_policy(word or ready.config.policy or DEFAULT))
        check_rules(policy, ready.planner.rules(ready.config))
    except UnknownPolicy as fault:
        known = say("comma", lang).join(fault.known)
        stop(say("signoff.unknown-policy", lang, word=str(fault), known=known, suggestion=suggested(fault.meant, lang)))
    except (PolicyFault, OSError) as fault:
        stop(say("signoff.policy", lang, detail=str(fault)))
    return policy


def basis_of(ready: Prepared, policy: GatePolicy) -> Basis:
    from gilint.gate.drawing import basis

    return basis(ready.planner.asked, ready.surroundings, policy)


def asked_signers(file: Path | None, ready: Prepared, lang: Language) -> Signers | None:
    """Those who may sign. Ends the command where the file named is not there."""
    from gilint.gate.keys import known_signers
    from gilint.gate.refused import Refused
    from gilint.zipped import container

    folder = container(ready.listed[0].path).parent if ready.listed else Path()
    try:
        return known_signers(file, ready.config.allowed_signers, folder)
    except Refused as refused:
        stop(refused.refusal.told(lang))
