"""What each process loads when it starts: no worker the HTTP side, no API what sends and hears, no launcher either.

Each is imported in an interpreter of its own. What that takes is printed (`-rP` shows it) and is no test: machines and
versions differ, modules do not.
"""

import subprocess
import sys

import pytest
from contracts.topology import SERVICES

HTTP = {"fastapi", "starlette", "uvicorn", "httptools", "chassis.web", "chassis.app", "chassis.description"}
MESSAGES = {"aio_pika", "aiormq", "chassis.bus.rabbit", "chassis.worker", "chassis.inbox", "chassis.relay"}
ELSEWHERE = {"alembic", "httpx", "schemathesis", "pytest", "typer", "zxcvbn", "fastapi.testclient"}
"""Of migrations, clients, tests, commands, and of who sets a password."""
HEAVY = {"sqlalchemy", "pydantic", "pydantic_settings", "aio_pika", "alembic", "httpx", "cryptography", "opentelemetry"}

FORBIDDEN = (
    {f"{service}.worker": HTTP | ELSEWHERE for service in SERVICES}
    | {f"{service}.app": MESSAGES | ELSEWHERE for service in SERVICES}
    | {"deploy.apart": HTTP | MESSAGES | HEAVY | {"structlog", "rich", "typer"}}
    # Run every few seconds in each container.
    | {"chassis.healthy": HTTP | MESSAGES | HEAVY | ELSEWHERE | {"asyncio", "ssl", "urllib.request", "http.client"}}
)
BESIDE = {"deploy.apart": ("deploy.launched",)}
"""What has been imported by the time that a module is."""
SAY = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
for line in open("/proc/self/smaps_rollup"):
    if line.startswith("Pss:"):
        print(line.split()[1])
print(*sys.modules, sep="\\n")
"""


def loaded_by(*modules: str) -> tuple[float, set[str]]:
    """How many MB an interpreter takes that imported these, and all that it has imported then."""
    command = [sys.executable, "-P", "-c", SAY, *modules]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    return int(said[0]) / 1024, set(said[1:])


@pytest.mark.parametrize("module", sorted(FORBIDDEN))
def test_a_process_loads_nothing_that_only_another_needs(module: str) -> None:
    megabytes, loaded = loaded_by(*BESIDE.get(module, ()), module)
    print(f"{module}: {megabytes:.0f} MB when imported, {len(loaded)} modules")
    assert module in loaded
    assert sorted(loaded & FORBIDDEN[module]) == []


def test_what_must_not_be_loaded_is_found_where_it_is() -> None:
    _, loaded = loaded_by("cases.app", "cases.worker", "chassis.bus.rabbit", "chassis.migrations", "deploy.to_self")
    assert loaded >= (HTTP | MESSAGES | HEAVY) - {"httptools", "uvicorn", "chassis.description"}
