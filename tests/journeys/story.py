"""One child's story: registered by an officer, referred to the hospital, answered there, counted by the supervisor."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from demonstration.roster import people
from demonstration.sources import toml
from playwright.sync_api import Browser, Locator, expect

from .screens import LANGUAGES, Screen

OFFICER, PARTNER, SUPERVISOR = "ofisial_dili", "saude_ospital", "supervizor_norte"
NAMES = {person.user_name: person.full_name for person in people()}
PASSWORDS = {person.user_name: person.password for person in people()}
FIRST, LAST, NICKNAME, RELATIVE = "Bua-malus", "Ezemplu-Novu", "Oan-doben", "Avo Ezemplu"
REQUEST, ANSWER = "Ezame saude, favor ida", "Ezame halo tiha ona"
OF_THE_CHILD = (FIRST, LAST, NICKNAME, RELATIVE, REQUEST, ANSWER)
CONCERN = "neglect"
PARTNER_FORMS = ("basic_identity", "registration", "consent", "services")
"""What the role of the health partner reads (the demonstration's roles.toml)."""


@dataclass
class Story:
    """The steps in order; each person sits at a screen of their own."""

    browser: Browser
    base: str
    languages: tuple[str, ...] = LANGUAGES
    """The first is spoken; every page is looked at in all of them."""
    shots: Path | None = None
    audited: bool = True
    case: str = ""
    number: str = ""
    open_before: int = 0
    screens: list[Screen] = field(default_factory=list)

    def tell(self) -> None:
        supervisor = self.sits_down(SUPERVISOR)
        self.supervisor_counts(supervisor)
        officer = self.officer_logs_in_with_the_keyboard()
        self.officer_registers(officer)
        self.officer_finds_and_changes_with_the_keyboard(officer)
        self.officer_refers(officer)
        partner = self.sits_down(PARTNER)
        self.partner_reads_what_the_role_shows(partner)
        self.partner_accepts_and_completes(partner)
        self.officer_hears_of_it(officer)
        self.nobody_reads_of_the_child_in_mail(officer)
        self.officer_works_offline(officer)
        self.supervisor_sees_one_more(supervisor)
        self.officer_leaves(officer)

    def _screen(self) -> Screen:
        screen = Screen(self.browser, self.base, self.languages, audited=self.audited, shots=self.shots)
        self.screens.append(screen)
        return screen

    def sits_down(self, user_name: str) -> Screen:
        screen = self._screen()
        screen.log_in(user_name, PASSWORDS[user_name])
        return screen

    @property
    def found(self) -> list[str]:
        return [finding for screen in self.screens for finding in screen.found]

    # --- the supervisor ---

    def _open_cases(self, supervisor: Screen) -> Locator:
        widget = supervisor.page.locator("section.widget", has_text=supervisor.say("home.widget.group_overview"))
        return widget.locator("a.figure", has_text=supervisor.say("home.indicator.group_overview_open"))

    def supervisor_counts(self, supervisor: Screen) -> None:
        supervisor.look("supervisor home")
        supervisor.go("/figures")
        self.open_before = _count(self._open_cases(supervisor))
        supervisor.look("supervisor figures")

    def supervisor_sees_one_more(self, supervisor: Screen) -> None:
        one_more = re.compile(rf"^{self.open_before + 1}\D")
        supervisor.until("/figures", self._open_cases(supervisor).filter(has_text=one_more))
        self._open_cases(supervisor).click()
        expect(supervisor.page).to_have_url(re.compile("/cases"))
        listed = supervisor.main.get_by_role("status").filter(has_text=str(self.open_before + 1))
        # A device asks each minute what others changed.
        expect(listed).to_be_visible(timeout=90_000)
        supervisor.page.locator("#case-search").fill(FIRST)
        expect(supervisor.page.get_by_role("link", name=re.compile(FIRST))).to_have_count(1)
        supervisor.look("supervisor list")

    # --- the officer ---

    def officer_logs_in_with_the_keyboard(self) -> Screen:
        officer = self._screen()
        officer.go("/")
        expect(officer.page.locator(".people button")).to_have_count(len(PASSWORDS))
        officer.look("login")
        officer.tab_to(officer.page.get_by_label(officer.say("login.user_name")))
        officer.page.keyboard.type(OFFICER)
        officer.tab_to(officer.page.get_by_label(officer.say("login.password")))
        officer.page.keyboard.type(PASSWORDS[OFFICER])
        officer.page.keyboard.press("Enter")
        expect(officer.page.locator(".work-row").first).to_be_visible()
        officer.look("officer home")
        return officer

    def officer_registers(self, officer: Screen) -> None:
        officer.link("shell.cases").click()
        expect(officer.page.locator("tbody tr").first).to_be_visible()
        officer.link("cases.register").click()
        self._fill_in_all_but_the_family_name(officer)
        officer.button("record.save").click()
        expect(officer.page.get_by_role("alert")).to_contain_text(_label("basic_identity", "name_last", officer))
        officer.look("register, something missing")
        officer.page.get_by_role("alert").get_by_role("button").click()
        expect(officer.field("name_last")).to_be_focused()
        officer.field("name_last").fill(LAST)
        officer.button("record.save").click()
        expect(officer.page).to_have_url(re.compile(r"/cases/[0-9a-f-]{36}$"))
        self.case = officer.page.url.rsplit("/", 1)[-1]
        title = officer.main.get_by_role("heading", level=1)
        expect(title).to_contain_text(re.compile(r"[0-9a-f]{7}"))
        self.number = _short(title.inner_text())
        officer.look("case, officer")

    def _fill_in_all_but_the_family_name(self, officer: Screen) -> None:
        expect(officer.field("name_first")).to_be_visible()
        officer.field("name_first").fill(FIRST)
        officer.page.locator("input[name=field-sex]").first.check()
        officer.field("age").fill("9")
        officer.field("safe_contact_method").select_option("visit_school")
        officer.look("register, identity")
        self._open_form(officer, "registration")
        officer.field("source_identification_referral").select_option("school")
        officer.field("living_setting").select_option("home")
        officer.field("location_current").press_sequentially("Dom")
        officer.page.keyboard.press("Enter")
        officer.look("register, how we know")
        self._open_form(officer, "protection_concern")
        officer.field("protection_concerns").press_sequentially(_option("lookup-protection-concerns", CONCERN, officer))
        officer.page.keyboard.press("Enter")
        officer.page.keyboard.press("Escape")
        officer.page.locator("input[name=field-urgent_protection_concern]").last.check()
        self._open_form(officer, "consent")
        officer.field("interview_subject").select_option("both")
        officer.field("consent_for_services").check()
        officer.field("disclosure_other_orgs").check()
        officer.look("register, consent")
        self._open_form(officer, "family_details")
        officer.field("family_details_section").click()
        officer.field("family_details_section.0.relation_name").fill(RELATIVE)
        officer.field("family_details_section.0.relation").select_option("grandmother")
        officer.look("register, family")

    def _open_form(self, screen: Screen, form: str) -> None:
        name = _form_name(form, screen)
        screen.page.locator(".forms-nav .forms-entry", has_text=name).first.click()
        expect(screen.main.get_by_role("heading", level=2, name=name, exact=True)).to_be_visible()

    def officer_finds_and_changes_with_the_keyboard(self, officer: Screen) -> None:
        officer.link("shell.cases").click()
        officer.tab_to(officer.page.locator("#case-search"))
        officer.page.keyboard.type(f"{FIRST} {LAST}")
        found = officer.page.get_by_role("link", name=re.compile(FIRST))
        expect(officer.page.locator("tbody tr")).to_have_count(1)
        officer.look("list, found by name")
        officer.tab_to(found)
        officer.page.keyboard.press("Enter")
        officer.tab_to(officer.link("record.edit"))
        officer.page.keyboard.press("Enter")
        officer.tab_to(officer.field("name_nickname"))
        officer.page.keyboard.type(NICKNAME)
        officer.tab_to(officer.button("record.save"))
        officer.page.keyboard.press("Enter")
        expect(officer.main.get_by_text(NICKNAME)).to_be_visible()
        self._everything_is_sent(officer)

    def _everything_is_sent(self, screen: Screen) -> None:
        expect(screen.page.get_by_role("banner").get_by_role("status")).to_have_text(screen.say("reach.sent"))

    def officer_refers(self, officer: Screen) -> None:
        officer.button("referrals.refer").click()
        dialog = officer.page.get_by_role("dialog")
        person = dialog.locator("#refer-person")
        expect(person.locator(f"option[value={PARTNER}]")).to_be_attached()
        dialog.get_by_label(officer.say("referrals.service"), exact=True).select_option("health_medical_service")
        person.select_option(PARTNER)
        dialog.get_by_label(officer.say("referrals.notes"), exact=True).fill(REQUEST)
        officer.look("refer")
        officer.button("referrals.refer", dialog).click()
        expect(dialog).to_have_count(0)
        self._everything_is_sent(officer)
        officer.until(f"/cases/{self.case}/referrals", officer.main.get_by_text(REQUEST))
        officer.look("referrals of the case")

    # --- the partner ---

    def partner_reads_what_the_role_shows(self, partner: Screen) -> None:
        partner.until("/referrals", self._card(partner))
        expect(self._card(partner)).to_contain_text(REQUEST)
        partner.look("partner inbox")
        self._card(partner).get_by_role("link").click()
        expect(partner.main.locator(".forms-entry").first).to_be_visible()
        entries = [entry.inner_text() for entry in partner.main.locator(".forms-entry span:first-child").all()]
        shown = {entry for entry in entries if entry and not entry[0].isdigit()}
        wanted = {_form_name(form, partner) for form in PARTNER_FORMS} | {partner.say("record.referrals")}
        assert shown == wanted
        expect(partner.main).to_contain_text(FIRST)
        expect(partner.main.get_by_text(RELATIVE)).to_have_count(0)
        expect(partner.link("record.edit")).to_have_count(0)
        partner.look("case, partner")

    def _card(self, screen: Screen) -> Locator:
        return screen.page.locator("article", has_text=self.number)

    def partner_accepts_and_completes(self, partner: Screen) -> None:
        partner.link("shell.referrals").click()
        partner.button("referrals.accept", self._card(partner)).click()
        complete = partner.button("referrals.complete", self._card(partner))
        complete.click()
        dialog = partner.page.get_by_role("dialog")
        dialog.get_by_label(partner.say("referrals.complete.note")).fill(ANSWER)
        partner.look("complete")
        partner.button("referrals.came.given_yes", dialog).click()
        expect(dialog).to_have_count(0)
        self._everything_is_sent(partner)
        with partner.excusing("404"):
            partner.until(f"/cases/{self.case}", partner.main.get_by_text(partner.say("record.gone")))
            partner.look("case, no longer shared")

    # --- the officer again ---

    def officer_hears_of_it(self, officer: Screen) -> None:
        for kind in ("referral_accepted", "referral_done"):
            words = officer.say(f"notifications.kind.{kind}", who=NAMES[PARTNER], number=self.number)
            officer.until("/notifications", officer.main.get_by_role("link", name=words))
        officer.look("notifications")
        done = officer.say("notifications.kind.referral_done", who=NAMES[PARTNER], number=self.number)
        officer.main.get_by_role("link", name=done).click()
        card = officer.main.locator("article")
        expect(card).to_contain_text(officer.say("referrals.status.done"))
        expect(card).to_contain_text(ANSWER)

    def nobody_reads_of_the_child_in_mail(self, officer: Screen) -> None:
        answer = officer.page.request.get(f"{self.base}/demonstration/mail")
        mails = [f"{mail['subject']} {mail['text']}" for mail in answer.json()["data"]]
        assert mails
        told = [part for part in OF_THE_CHILD if any(part in mail for mail in mails)]
        assert told == []
        officer.go("/notifications")
        officer.link("mail.title").click()
        expect(officer.main.locator("details").first).to_be_visible()
        officer.main.locator("summary").first.click()
        officer.look("mail")

    def officer_works_offline(self, officer: Screen) -> None:
        officer.go(f"/cases/{self.case}")
        officer.page.evaluate("() => navigator.serviceWorker.ready")
        self._everything_is_sent(officer)
        with officer.excusing("ERR_INTERNET_DISCONNECTED"):
            officer.context.set_offline(True)
            officer.go(f"/cases/{self.case}/edit")
            officer.field("name_other").fill("Naran-seluk Ezemplu")
            officer.button("record.save").click()
            waits = officer.page.get_by_role("banner").get_by_role("status")
            expect(waits).to_have_text(officer.say("reach.waiting", count=1))
            waits.click()
            expect(officer.main).to_contain_text(officer.say("command.edit_case"))
            officer.look("waiting, offline")
            officer.context.set_offline(False)
            self._everything_is_sent(officer)
        seen = officer.page.request.get(f"{self.base}/api/v2/cases/{self.case}").json()
        assert seen["data"]["name_other"] == "Naran-seluk Ezemplu"

    def officer_leaves(self, officer: Screen) -> None:
        officer.page.locator(".shell-top .menu > button").click()
        officer.button("account.sign_out").click()
        dialog = officer.page.get_by_role("dialog")
        expect(dialog).to_be_visible()
        officer.look("log out")
        officer.button("account.sign_out", dialog).click()
        expect(officer.page.get_by_label(officer.say("login.user_name"))).to_be_visible()
        assert officer.page.evaluate("async () => (await indexedDB.databases()).length") == 0


def _text(pair: str | list[str], screen: Screen) -> str:
    return pair if isinstance(pair, str) else pair[LANGUAGES.index(screen.language)]


def _form_name(form: str, screen: Screen) -> str:
    return _text(toml(f"forms/{form}")["name"], screen)


def _label(form: str, name: str, screen: Screen) -> str:
    fields = toml(f"forms/{form}")["field"]
    return _text(next(field["label"] for field in fields if field["name"] == name), screen)


def _option(lookup: str, code: str, screen: Screen) -> str:
    value = next(value for value in toml("lookups")[lookup]["values"] if value[0] == code)
    return _text(value[1:], screen)


def _count(figure: Locator) -> int:
    expect(figure).to_be_visible()
    return int(figure.locator(".figure-count").inner_text())


def _short(title: str) -> str:
    found = re.search(r"[0-9a-f]{7}", title)
    assert found is not None
    return found[0]
