"""Which reports are one organ's."""

from __future__ import annotations

from gilint.report.agency import classify, load_vocabulary, places_of
from gilint.report.naming import Names
from gilint.resources import rules_folder


def publisher(name: str, names: Names) -> str:
    """The same for an organ whatever it is called, and for a government and its own office, which publishes its report."""
    vocabulary = load_vocabulary(rules_folder() / "vocabulary")
    key = names.key(name)
    places = places_of(key, vocabulary)
    return "".join(places) if places and classify(key, vocabulary)[1] == "government" else key
