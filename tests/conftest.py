"""What holds for all tests."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

# No test depends on how busy the machine is.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

MAKERS = frozenset({"test_conversions.py", "test_survival.py"})
"""Modules whose files other programs make; so do the folders of the readers."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that share such files stay in one process, so that the files are made once."""
    for item in items:
        if item.path.name in MAKERS or item.path.parent.parent.name == "readers":
            maker = item.path if item.path.name in MAKERS else item.path.parent
            item.add_marker(pytest.mark.xdist_group(maker.stem))
