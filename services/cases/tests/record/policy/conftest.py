"""Rules about people and records in memory."""

import pytest


@pytest.fixture(autouse=True)
def configuration():
    """No database here: each test says which forms there are."""
