"""The verdict: each condition of a policy with its value, and whether the reports may go out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import get_args

from gilint.decisions.decided import Decided
from gilint.gate.conditions import Condition, Scope
from gilint.gate.measures.known import MEASURES
from gilint.gate.measures.model import Culprit, Material, Measured
from gilint.gate.policy import GatePolicy, check_rules, codes_of
from gilint.gate.signoffs import SignOff
from gilint.results import HARMLESS, ExitCode, Results, files_of, nothing_checked

ALL_SCOPES: frozenset[Scope] = frozenset(get_args(Scope))
_SIGNED = Condition("sign-offs-hold", "reports-unsigned", most=0)


@dataclass(frozen=True, slots=True)
class Judged:
    """A condition and what was measured. What could not be measured has not passed."""

    condition: Condition
    measured: Measured

    @property
    def value(self) -> int | None:
        return self.measured.value

    @property
    def culprits(self) -> tuple[Culprit, ...]:
        return self.measured.culprits

    @property
    def passed(self) -> bool:
        return self.value is not None and self.condition.holds(self.value)


@dataclass(frozen=True, slots=True)
class Verdict:
    """`results` are as the policy has them judged; conditions that were `left_out` say nothing, and do not block."""

    policy: GatePolicy
    results: Results
    conditions: tuple[Judged, ...]
    left_out: tuple[Condition, ...] = ()

    @property
    def idle(self) -> bool:
        """Whether no file was looked at at all; what the roster misses is no file."""
        return nothing_checked(tuple(files_of(self.results)))

    @property
    def unread(self) -> bool:
        """Whether no report was checked, though there may be files."""
        return not any(item.report and item.outcome.ran for item in self.results.checked)

    @property
    def hindered(self) -> bool:
        """Whether gilint could not do its whole job."""
        return any(trouble.kind not in HARMLESS for trouble in self.results.troubles)

    @property
    def passed(self) -> bool:
        """Whatever the conditions say, nothing passes where no report was checked, or where gilint could not do its job."""
        return not self.unread and not self.hindered and all(judged.passed for judged in self.conditions)

    @property
    def code(self) -> ExitCode:
        if self.hindered:
            return ExitCode.MISUSE
        if self.idle:
            return ExitCode.NOTHING
        return ExitCode.CLEAN if self.passed else ExitCode.FINDINGS


def judge(
    policy: GatePolicy,
    results: Results,
    signoffs: Mapping[str, SignOff] | None = None,
    decided: Decided | None = None,
    scopes: frozenset[Scope] = ALL_SCOPES,
) -> Verdict:
    """The conditions of the `scopes` measured; where there are `signoffs`, all have to hold whatever the policy says.

    Raises PolicyFault where the policy names a rule that is not known.
    """
    stricter = _under(policy, results)
    material = Material(stricter, decided, signoffs)
    kept = [condition for condition in policy.conditions if condition.scope in scopes]
    wanted = kept if signoffs is None or any(map(_wants_signed, kept)) else [*kept, _SIGNED]
    judged = tuple(Judged(condition, MEASURES[condition.measure](material, condition)) for condition in wanted)
    return Verdict(policy, stricter, judged, tuple(each for each in policy.conditions if each not in kept))


def _under(policy: GatePolicy, results: Results) -> Results:
    """The results with what the policy says on waivers and on the profile."""
    rules = [rule for pack in results.packs for rule in pack.rules]
    check_rules(policy, rules)
    return replace(
        results,
        unwaivable=results.unwaivable | codes_of(policy.terms.unwaivable, rules),
        policies=dict.fromkeys(results.policies, policy.profile) if policy.profile else results.policies,
    )


def _wants_signed(condition: Condition) -> bool:
    """Whether no report without a sign-off that holds meets the condition."""
    if condition.measure == "signatures-least":
        return not condition.holds(0)
    return condition.measure == "reports-unsigned" and not condition.holds(1)
