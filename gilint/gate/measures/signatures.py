"""Measures of sign-offs, which are only known once the signatures were verified."""

from __future__ import annotations

from gilint.gate.conditions import Condition
from gilint.gate.measures.model import Culprit, Material, Measured
from gilint.gate.signoffs import SignOff
from gilint.results import files_of


def signatures_least(material: Material, _: Condition) -> Measured:
    """By how many people that report is validly signed that is signed by the fewest."""
    if material.signoffs is None:
        return Measured(None, unknown="not-verified")
    signed = _signed(material)
    if not signed:
        return Measured(None, unknown="no-report")
    fewest = min(len(_signers(signoff)) for signoff in signed.values())
    return Measured(
        fewest,
        tuple(culprit for path, signoff in signed.items() if len(_signers(signoff)) == fewest for culprit in _culprits(path, signoff)),
    )


def reports_unsigned(material: Material, _: Condition) -> Measured:
    """Reports without a sign-off that holds today."""
    if material.signoffs is None:
        return Measured(None, unknown="not-verified")
    unsigned = [(path, signoff) for path, signoff in _signed(material).items() if not _signers(signoff)]
    return Measured(len(unsigned), tuple(culprit for path, signoff in unsigned for culprit in _culprits(path, signoff)))


def _signed(material: Material) -> dict[str, SignOff]:
    """The sign-off of each file: any of them may be the one that is published, also one that cannot be read (any longer).

    A record whose report is gone counts as a file that nobody signed.
    """
    signoffs = material.signoffs or {}
    return {item.path: SignOff() for item in files_of(material.results)} | dict(signoffs)


def _signers(signoff: SignOff) -> tuple[str, ...]:
    """Of a sign-off that does not hold no signature counts."""
    return () if signoff.refusals else signoff.signers


def _culprits(path: str, signoff: SignOff) -> tuple[Culprit, ...]:
    return tuple(Culprit(path, about=refusal) for refusal in signoff.refusals) or (Culprit(path, about=signoff),)
