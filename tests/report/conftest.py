from __future__ import annotations

import pytest
import story

from transcheck.results import AuditReport


@pytest.fixture(scope="session")
def audit() -> AuditReport:
    """Five copies of a small story."""
    return story.audit()


@pytest.fixture(scope="session")
def hostile() -> AuditReport:
    """A report whose texts try to break out of every format."""
    return story.hostile()
