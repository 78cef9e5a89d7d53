"""Which findings nobody can waive, or leave for later."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gilint.cli.judged import Prepared
    from gilint.decisions.reasons import Reasons


def unwaivable_codes(reasons: Reasons, ready: Prepared) -> frozenset[str]:
    """The codes of their rules: gilint's own, and those of the policy that the configuration names.

    Ends the command where there is something wrong with the policy.
    """
    own = frozenset(reasons.unwaivable)
    if ready.config.policy is None:
        return own
    from gilint.cli.signatures import asked_policy
    from gilint.gate.policy import codes_of

    return own | codes_of(asked_policy(None, ready).terms.unwaivable, ready.planner.rules(ready.config))
