"""How often a finger touches a phone for what is done most, beside its mark; what is typed is not counted."""

import os
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Locator, expect
from proofs.system import System

from .screens import PHONE, Screen
from .story import OFFICER, PARTNER, PASSWORDS

pytestmark = [
    pytest.mark.long,
    pytest.mark.browser,
    pytest.mark.skipif(os.environ.get("MAHON_TEST_CHROMIUM") == "none", reason="no Chromium could be provided"),
]

MARKS = {
    "find and open": 2,
    "visit": 3,
    "note": 2,
    "incident with its place": 6,
    "flag": 3,
    "ask for approval": 2,
    "hand over": 4,
    "accept a referral": 1,
    "complete it": 2,
}
"""From the first page on. More is a step back; less is written here."""


@dataclass
class Finger:
    screen: Screen
    taps: int = 0
    counted: dict[str, int] = field(default_factory=dict)

    def tap(self, on: Locator) -> None:
        on.click()
        self.taps += 1

    def choose(self, of: Locator, place: int = 1) -> None:
        of.select_option(index=place)
        self.taps += 1

    def begins(self) -> None:
        self.screen.go("/")
        expect(self.screen.page.locator(".shell-nav")).to_be_visible()
        self.taps = 0

    @property
    def rows(self) -> Locator:
        return self.screen.main.locator(".work-row")

    def begins_with_a_row(self, able: str = "write") -> Locator:
        """The first of those in which this can be done; of handing over, one that was agreed to."""
        self.begins()
        expect(self.rows.first).to_be_visible()
        return next(row for row in self.rows.all() if self._is_able(row, able))

    def opens_a_case(self) -> None:
        self.tap(self.begins_with_a_row().get_by_role("heading").get_by_role("link"))
        expect(self.screen.page.locator(".forms-page")).to_be_visible()

    def _is_able(self, row: Locator, able: str) -> bool:
        case = row.get_by_role("heading").get_by_role("link").get_attribute("href")
        record = self.screen.page.request.get(f"{self.screen.base}/api/v2{case}").json()["data"]
        return able in record["abilities"] and able not in record.get("consent_missing", {})

    def ends(self, what: str) -> None:
        expect(self.dialog).to_have_count(0)
        self.counted[what] = self.taps

    @property
    def dialog(self) -> Locator:
        return self.screen.page.get_by_role("dialog")

    def answer(self, name: str) -> Locator:
        return self.dialog.locator(f"[id$={name}]")

    def save(self, key: str = "record.save") -> None:
        self.tap(self.screen.button(key, self.dialog))


def finds(finger: Finger) -> None:
    finger.begins()
    finger.tap(finger.screen.page.locator("#case-search"))
    finger.screen.page.keyboard.type("a")
    finger.tap(finger.screen.page.locator(".work-hit").first)
    expect(finger.screen.page.locator(".forms-page")).to_be_visible()
    finger.ends("find and open")


def writes_down(finger: Finger) -> None:
    finger.tap(finger.screen.button("record.write.visit", finger.begins_with_a_row()))
    kind = finger.answer("followup_type")
    expect(kind).to_be_visible()
    if kind.input_value() == "":
        finger.choose(kind)
    finger.save()
    finger.ends("visit")
    finger.tap(finger.screen.button("record.write.note", finger.begins_with_a_row()))
    finger.answer("note_subject").fill("Eskola")
    finger.answer("note_text").fill("Ko'alia ho mestre")
    finger.save()
    finger.ends("note")
    finger.opens_a_case()
    finger.tap(finger.screen.button("record.write.incident"))
    finger.answer("incident_date").fill("2026-01-05")
    finger.taps += 1
    finger.choose(finger.answer("cp_incident_violence_type"))
    known = finger.dialog.get_by_role("group", name=finger.screen.say("incident.known_places"))
    finger.tap(known.get_by_role("button").first)
    expect(finger.answer("cp_incident_location_type")).not_to_have_value("")
    finger.save()
    finger.ends("incident with its place")


def asks(finger: Finger) -> None:
    row = finger.begins_with_a_row("flag")
    finger.tap(finger.screen.button("record.more", row))
    finger.tap(finger.screen.button("flags.raise", row))
    finger.dialog.locator("textarea").fill("Husu ba eskola")
    finger.save("flags.raise")
    finger.ends("flag")
    row = finger.begins_with_a_row("request_approval_assessment")
    finger.tap(finger.screen.button("record.more", row))
    finger.tap(finger.screen.button("approvals.ask.step", row, what=finger.screen.say("approvals.step.assessment")))
    expect(finger.screen.main.get_by_text(finger.screen.say("cases.waiting"))).to_have_count(0)
    finger.ends("ask for approval")
    row = finger.begins_with_a_row("transfer")
    finger.tap(finger.screen.button("record.more", row))
    finger.tap(finger.screen.button("transfers.hand_over", row))
    expect(finger.dialog.locator("#next-owner option").nth(1)).to_be_attached()
    finger.choose(finger.dialog.locator("#next-owner"))
    finger.save("transfers.hand_over")
    finger.ends("hand over")


def answers(finger: Finger) -> None:
    finger.begins()
    finger.tap(finger.screen.button("referrals.accept").first)
    finger.ends("accept a referral")
    finger.taps = 0
    finger.tap(finger.screen.button("referrals.complete").first)
    finger.dialog.locator("textarea").fill("Halo tiha ona")
    finger.save("referrals.came.given_yes")
    finger.ends("complete it")


@pytest.mark.xdist_group("demonstration")
def test_what_is_done_most_takes_few_taps(browser: Browser, demonstration: System) -> None:
    counted: dict[str, int] = {}
    for user_name, does in ((OFFICER, (finds, writes_down, asks)), (PARTNER, (answers,))):
        screen = Screen(browser, demonstration.base, ("tet",), audited=False)
        screen.page.set_viewport_size(PHONE)
        screen.log_in(user_name, PASSWORDS[user_name])
        finger = Finger(screen)
        for work in does:
            work(finger)
        assert screen.found == []
        counted |= finger.counted
    for what, mark in MARKS.items():
        print(f"{what}: {counted[what]} taps, mark {mark}")
    assert counted.keys() == MARKS.keys()
    assert {what: taps for what, taps in counted.items() if taps > MARKS[what]} == {}
