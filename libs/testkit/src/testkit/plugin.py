"""The pytest plugin: cleans up test databases, and says loudly at the end what could not be tested."""

import asyncio
from collections import Counter
from contextlib import suppress
from importlib import import_module

import pytest
from _pytest.nodeid import NodeId
from hypothesis import HealthCheck, settings

from testkit import postgres

FOLDERS_NAMED_LIKE_PACKAGES = ("demonstration", "deploy", "proofs")


def pytest_configure() -> None:
    """Import these first: otherwise pytest takes the folder above their tests for the package."""
    for name in FOLDERS_NAMED_LIKE_PACKAGES:
        with suppress(ModuleNotFoundError):
            import_module(name)
    # How fast a machine is while it does other things is no property of the code under test.
    settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("any machine")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What takes long goes first, and of that what only waits last; otherwise the order stays chance's."""
    items.sort(
        key=lambda item: (item.get_closest_marker("long") is None, item.get_closest_marker("waiting") is not None)
    )
    if getattr(config.option, "loadgroup", False):
        for item in items:
            _name_group(item)


def _name_group(item: pytest.Item) -> None:
    """Xdist finds a test's group behind an @ in its id, and writes it where pytest before 9.2 kept that."""
    group = item.get_closest_marker("xdist_group")
    if group is not None and "@" not in item.nodeid.rpartition("]")[2]:
        item._id = NodeId.parse(f"{item.nodeid}@{group.args[0]}")  # noqa: SLF001  # there is no other way


def pytest_sessionfinish() -> None:
    if postgres.created:
        asyncio.run(postgres.drop_created())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(report.longrepr[2].removeprefix("Skipped: ") for report in skipped)
    for reason, number in reasons.items():
        terminalreporter.write_line(f"NOT TESTED: {number} skipped: {reason}", red=True, bold=True)
