"""A pytest plugin: says before the closing line why some tests could not run here, and what failed beside pytest."""

import os

import pytest

NOTES = "MAHON_TEST_NOTES"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Writes the lines that `./mahon test` left in MAHON_TEST_NOTES."""
    for note in filter(None, os.environ.get(NOTES, "").splitlines()):
        terminalreporter.write_line(note, red=True, bold=True)
