"""The whole of Mahon as its people meet it: one child's story in browsers, against both ways of running it.

MAHON_TEST_SHOTS names a folder for a picture of every page that was looked at; none are taken otherwise.
"""

import os
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from proofs.system import System

from .story import Story

pytestmark = [
    pytest.mark.long,
    pytest.mark.browser,
    pytest.mark.skipif(os.environ.get("MAHON_TEST_CHROMIUM") == "none", reason="no Chromium could be provided"),
]
no_broker = pytest.mark.skipif(os.environ.get("MAHON_TEST_AMQP_URL") == "none", reason="no RabbitMQ could be provided")


def tell(browser: Browser, system: System, *, languages: tuple[str, ...], audited: bool, report: Path) -> None:
    named = os.environ.get("MAHON_TEST_SHOTS")
    story = Story(browser, system.base, languages, None if named is None else Path(named), audited=audited)
    began = time.monotonic()
    try:
        story.tell()
    except BaseException:
        for number, screen in enumerate(story.screens):
            screen.page.screenshot(path=report / f"{number}.png")
        print(f"what each person saw last: {report}", *story.found, sep="\n")
        raise
    looked = sum(screen.looked for screen in story.screens)
    print(f"{time.monotonic() - began:.0f} s, {looked} looks, {len(story.found)} findings")
    assert story.found == []


@pytest.mark.xdist_group("demonstration")
def test_a_childs_story_in_one_process(browser: Browser, demonstration: System, tmp_path: Path) -> None:
    tell(browser, demonstration, languages=("en", "tet"), audited=True, report=tmp_path)


@pytest.mark.rabbitmq
@no_broker
def test_a_childs_story_with_every_service_apart(browser: Browser, tmp_path: Path) -> None:
    """The pages are the same files; what differs is who serves and protects them, and the bus."""
    environment = (
        {} if "MAHON_TEST_AMQP_URL" not in os.environ else {"MAHON_AMQP_URL": os.environ["MAHON_TEST_AMQP_URL"]}
    )
    with System(tmp_path / "state", demonstration=True, environment=environment) as system:
        tell(browser, system, languages=("tet",), audited=False, report=tmp_path)
