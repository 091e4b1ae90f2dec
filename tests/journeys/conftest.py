"""What the journeys share: a browser, and a demonstration in one process."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright
from proofs.system import System

from .screens import chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """No longer than for one module: where it runs, no other event loop can."""
    with sync_playwright() as playwright:
        opened = chromium(playwright)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    folder = tmp_path_factory.mktemp("demonstration")
    with System(folder / "state", apart=False, demonstration=True) as system:
        yield system
