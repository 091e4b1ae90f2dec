"""The page about the API, in a browser; and its examples, each sent to the system as the page says."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect
from proofs.system import System

from demonstration import people

from .screens import AXE, LAPTOP, PHONE, TELL_VIOLATIONS, TOO_WIDE, WEB

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("demonstration")]
TASKS = json.loads((WEB / "public" / "reference" / "tasks.json").read_text())
ME, RECIPIENT = "ofisial_loromonu", "uma_mahon"
AUDIT = (
    "async () => (await axe.run(document)).violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])"
)
EXACT = {"code", "status", "type", "version"}
NO_CHROMIUM = os.environ.get("MAHON_TEST_CHROMIUM") == "none"
SHOTS = os.environ.get("MAHON_TEST_SHOTS")


def in_a_browser(test: Any) -> Any:
    return pytest.mark.browser(pytest.mark.skipif(NO_CHROMIUM, reason="no Chromium could be provided")(test))


@pytest.fixture
def base(demonstration: System) -> str:
    return demonstration.base


def test_each_example_answers_as_the_page_says(base: str) -> None:
    passwords = {person.user_name: person.password for person in people()}
    known = {"case": str(uuid4()), "key": str(uuid4()), "recipient": RECIPIENT}
    for task in TASKS:
        person = known[task["as"]] if "as" in task else ME
        filled = json.loads(_filled(json.dumps(task), known))
        answer = httpx.request(
            filled["method"],
            base + filled["path"],
            auth=(person, passwords[person]),
            headers=filled.get("headers"),
            json=filled.get("body"),
        )
        assert answer.status_code == filled["status"], (task["id"], answer.text)
        if "answer" in filled:
            _must_hold(answer.json(), filled["answer"], task["id"])
        if task["id"] == "read":
            assert answer.headers["etag"] == '"1"'
        if task["id"] == "refer":
            known["referral"] = answer.json()["data"]["id"]


def _filled(text: str, known: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda name: known.get(name[1], name[0]), text)


def _must_hold(actual: Any, shown: Any, where: str) -> None:
    """What the page shows is in the answer: the same members, and texts that are not there as examples only."""
    assert type(actual) is type(shown), (where, actual)
    if isinstance(shown, dict):
        assert shown.keys() <= actual.keys(), (where, shown.keys() - actual.keys())
        for name, value in shown.items():
            if not re.fullmatch(r"\{\w+\}", str(value)):
                _must_hold(actual[name], value, f"{where}.{name}")
    elif isinstance(shown, list):
        for one in shown[:1]:
            assert actual, where
            _must_hold(actual[0], one, f"{where}[]") if isinstance(one, dict) else _must_be_in(actual, shown, where)
    elif where.rpartition(".")[2] in EXACT and "[]" not in where:
        assert actual == shown, where


def _must_be_in(actual: list[Any], shown: list[Any], where: str) -> None:
    assert set(shown) <= set(actual), (where, actual)


@pytest.fixture
def page(base: str, browser: Browser) -> Iterator[Page]:
    """The page, once it is put together; an error of the console or a breach of the policy fails the test."""
    context = browser.new_context(viewport=LAPTOP)
    context.add_init_script(TELL_VIOLATIONS)
    found: list[str] = []
    opened = context.new_page()
    opened.on("console", lambda message: found.append(message.text) if message.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: found.append(str(error)))
    opened.goto(f"{base}/api/docs")
    opened.wait_for_selector("body[data-ready]")
    yield opened
    assert found == []
    context.close()


@in_a_browser
@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_the_page_shows_every_service_and_fits(page: Page, size: Any) -> None:
    page.set_viewport_size(size)
    for task in TASKS:
        page.get_by_text(task["title"], exact=True).click()
    page.locator("#list_users > summary").click()
    page.locator("#list_users .inside details summary").first.click()
    expect(page.locator("#list_users .inside code", has_text="metadata").first).to_be_visible()
    expect(page.locator("#create_case .method")).to_have_text("POST")
    assert page.locator("main section").count() == 6
    assert not page.evaluate(TOO_WIDE)
    page.evaluate(AXE.read_text())
    found = page.evaluate(AUDIT)
    assert found == [], found
    if SHOTS is not None:
        page.screenshot(path=Path(SHOTS) / f"reference-{size['width']}.png", full_page=True)


@in_a_browser
def test_the_page_is_searched_and_opened_with_the_keyboard(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the content")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("referral patch")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ found$"))
    expect(page.locator("#list_users")).to_be_hidden()
    found = page.locator("main details[id]:visible").first
    while not found.evaluate("each => each.querySelector('summary') === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(found.locator(".inside").first).to_be_visible()


@in_a_browser
def test_a_link_opens_what_it_names(page: Page, base: str) -> None:
    page.goto(f"{base}/api/docs#create_case")
    expect(page.locator("#create_case > .inside")).to_be_visible()
