import os
from collections.abc import AsyncIterator

import pytest
from chassis.database import Database
from testkit.postgres import url_of


@pytest.fixture(scope="session")
async def database() -> AsyncIterator[Database]:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    made = Database(await url_of(f"mahon_test_sharing_{worker}_{os.getpid()}"), "cases", pool_size=2)
    yield made
    await made.close()
