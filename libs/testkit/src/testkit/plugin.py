"""The pytest plugin: cleans up test databases, and says loudly at the end what could not be tested."""

import asyncio
import os
from contextlib import suppress
from importlib import import_module

import pytest

from testkit import postgres

LANES = {"rabbitmq": "MAHON_TEST_AMQP_URL", "browser": "MAHON_TEST_CHROMIUM"}

FOLDERS_NAMED_LIKE_PACKAGES = ("demonstration", "deploy", "proofs")


def pytest_configure() -> None:
    """Import these first: otherwise pytest takes the folder above their tests for the package."""
    for name in FOLDERS_NAMED_LIKE_PACKAGES:
        with suppress(ModuleNotFoundError):
            import_module(name)


def pytest_sessionfinish() -> None:
    if postgres.created:
        asyncio.run(postgres.drop_created())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for lane, variable in LANES.items():
        if os.environ.get(variable) == "none":
            terminalreporter.write_line(
                f"NOT TESTED: {lane} (none could be provided on this machine)", red=True, bold=True
            )
