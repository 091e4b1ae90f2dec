"""Rules about people and records in memory."""

import pytest
from cases.record.policy import fields


@pytest.fixture(autouse=True)
def configuration():
    """No database here: each test says which forms there are."""


@pytest.fixture(autouse=True)
def nothing_remembered():
    """What one test asked is not answered to the next from memory: each goes through the rules."""
    fields._needs.cache_clear()
    fields._field_access.cache_clear()
