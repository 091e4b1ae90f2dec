"""A case of Amina's with a service to be asked for, and the people it may be shared with."""

import sys
from pathlib import Path

import pytest

# What the tests here share lies beside them, and with importlib mode nothing puts that on the path.
sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
async def people(database):
    from access_builders import configure

    return await configure(database)


@pytest.fixture
def desk(database, keyring, people):
    from access_builders import Desk

    return Desk(database, keyring, people)


@pytest.fixture
async def a_case(desk):
    """The id of a case that may be referred."""
    from access_builders import AGREED

    return await desk.register(**AGREED)
