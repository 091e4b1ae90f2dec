"""A person at a browser, through TLS: logs in, registers a child, and finds the child on the list."""

import base64
import hashlib
import re
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.sync_api import Page, expect, sync_playwright

from deploy import chromium
from proofs.history import History, KnownCase
from proofs.people import PASSWORD

WHO, FIRST, LAST, AGE = "proof_w00", "Bua-malus", "Ezemplu-Novu", 9
PLACE = "TLAL"
"""One of the few places that `setting.configure` makes."""
PATIENCE_MS = 60_000
FLAGS = ["--no-sandbox", "--no-zygote", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


def register_a_child(base: str, issuer: Path, history: History) -> None:
    """`issuer`: the certificate that signed the site's. What was registered is noted. Raises Stopped without Chromium.

    An assertion fails where the page does not show what a person would wait for.
    """
    program = chromium.provided()
    flags = [*FLAGS, f"--ignore-certificate-errors-spki-list={_fingerprint(issuer)}"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        page = browser.new_context(locale="en", timezone_id="Asia/Dili").new_page()
        page.set_default_timeout(PATIENCE_MS)
        expect.set_options(timeout=PATIENCE_MS)
        _log_in(page, base)
        case = _register(page)
        history.cases[case] = KnownCase(AGE)
        _find(page)
        browser.close()


def _fingerprint(certificate: Path) -> str:
    """By which Chromium knows whom to believe: the digest of the certificate's public key."""
    key = x509.load_pem_x509_certificate(certificate.read_bytes()).public_key()
    digest = hashlib.sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).digest()
    return base64.b64encode(digest).decode()


def _log_in(page: Page, base: str) -> None:
    page.goto(f"{base}/")
    page.get_by_label("User name").fill(WHO)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator(".shell")).to_be_visible()


def _register(page: Page) -> str:
    """The id of the case. What the demonstration's forms ask for is filled in."""
    page.locator("a[href='/cases']").first.click()
    page.locator("a[href='/cases/new']").first.click()
    page.locator("#field-name_first").fill(FIRST)
    page.locator("#field-name_last").fill(LAST)
    page.locator("input[name=field-sex]").first.check()
    page.locator("#field-age").fill(str(AGE))
    page.locator("#field-safe_contact_method").select_option("visit_school")
    _open(page, "How we know of the child")
    page.locator("#field-source_identification_referral").select_option("school")
    page.locator("#field-living_setting").select_option("home")
    page.locator("#field-location_current").select_option(PLACE)
    _open(page, "Why the child needs protection")
    _pick(page, "protection_concerns", "Neglect")
    page.keyboard.press("Escape")
    page.locator("input[name=field-urgent_protection_concern]").last.check()
    _open(page, "Permission to act and share")
    page.locator("#field-interview_subject").select_option("both")
    page.locator("#field-consent_for_services").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page).to_have_url(re.compile(r"/cases/[0-9a-f-]{36}$"))
    return page.url.rsplit("/", 1)[-1]


def _open(page: Page, form: str) -> None:
    page.locator(".forms-nav .forms-entry", has_text=form).first.click()
    expect(page.locator("main").get_by_role("heading", level=2, name=form, exact=True)).to_be_visible()


def _pick(page: Page, field: str, words: str) -> None:
    page.locator(f"#field-{field}").press_sequentially(words)
    page.locator(f"#field-{field}-list [role=option]").first.wait_for()
    page.keyboard.press("Enter")


def _find(page: Page) -> None:
    page.locator("a[href='/cases']").first.click()
    page.locator("#case-search").fill(f"{FIRST} {LAST}")
    expect(page.locator("tbody tr")).to_have_count(1)
