"""Real configuration and files that tests read from beside the checkout, never copied in."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]


def shared_folder() -> Path:
    """The folder of shared reference data; where it is absent the test says so and is skipped."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the shared reference data beside the checkout")
    return folder
