"""What the doctor found, for programs."""

from __future__ import annotations

from typing import Any

from gilint import __version__
from gilint.choosing import only_named
from gilint.doctor.health import Around, Health, Readable
from gilint.output.harmless import encodable

SCHEMA = "gilint.doctor/1"


def health_data(health: Health) -> dict[str, Any]:
    office = health.office
    return {
        "schema": SCHEMA,
        "version": __version__,
        "sound": health.sound,
        "formats": [_format(each) for each in health.formats],
        "libreoffice": {
            "state": office.state,
            "path": encodable(str(office.path)) if office.path else None,
            "version": office.version or None,
            "detail": office.detail,
        },
        "around": [_around(each) for each in health.around],
    }


def _format(each: Readable) -> dict[str, Any]:
    by = [{"name": used.name, "version": used.version or None} for used in each.by]
    names = {"suffixes": list(each.suffixes), "only_named": only_named(each.suffixes)}
    return {"kind": each.kind, **names, "by": by, "ability": each.ability, "detail": each.detail}


def _around(each: Around) -> dict[str, Any]:
    values = {name: encodable(value) for name, value in each.values.items()}
    return {"about": each.about, "state": each.state, "said": each.said, "values": values}
