"""A pytest plugin: says before the closing line what tests ran on, what could not run, and what failed beside them."""

import os

import pytest

NOTES = "MAHON_TEST_NOTES"
SERVED = "MAHON_TEST_SERVED"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Writes the lines that `./mahon test` left in these variables."""
    terminalreporter.write_line(f"tested with {os.environ[SERVED]}")
    for note in filter(None, os.environ.get(NOTES, "").splitlines()):
        terminalreporter.write_line(note, red=True, bold=True)
