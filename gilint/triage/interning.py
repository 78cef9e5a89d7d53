"""Keeps a hundred thousand rows small."""

from __future__ import annotations

from dataclasses import replace
from sys import intern

from gilint.triage.rows import Dossier, Row


def interned(dossier: Dossier) -> Dossier:
    """The same with one string for all rows that say the same: what comes from another process holds a copy for each file."""
    path, agency = intern(dossier.path), intern(dossier.agency)
    rows = tuple(
        Row(
            path=path,
            index=row.index,
            code=intern(row.code),
            name=intern(row.name),
            severity=row.severity,
            confidence=row.confidence,
            section=row.section,
            table=intern(row.table),
            cell=intern(row.cell),
            place=intern(row.place),
            message=intern(row.message),
            quote=row.quote,
            agency=agency,
            year=dossier.year,
            fingerprint=row.fingerprint,
            evidence=row.evidence,
            hidden=row.hidden,
            fails=row.fails,
            turn=row.turn,
            ordinal=row.ordinal,
            position=row.position,
        )
        for row in dossier.rows
    )
    return replace(dossier, path=path, agency=agency, rows=rows)
