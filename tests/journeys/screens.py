"""A person at a screen: a browser of their own, what they read and press, and what we notice while they do."""

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from deploy.chromium import provided
from deploy.say import Stopped
from playwright.sync_api import Browser, Locator, Page, Playwright, ViewportSize, expect

WEB = Path(__file__).resolve().parents[2] / "web"
AXE = WEB / "node_modules" / "axe-core" / "axe.min.js"
LAPTOP = ViewportSize(width=1280, height=800)
PHONE = ViewportSize(width=390, height=844)
LANGUAGES = ("en", "tet")
WAIT = 30.0
FLAGS = [
    "--no-sandbox",
    "--no-zygote",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
# A policy that is broken stays silent otherwise.
TELL_VIOLATIONS = """
document.addEventListener('securitypolicyviolation', (event) =>
  console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI}`));
"""
SPEAK = "localStorage.getItem('mahon.language') ?? localStorage.setItem('mahon.language', '%s')"
AUDIT = """async () => {
  const { violations, incomplete } = await axe.run(document, { resultTypes: ['violations', 'incomplete'] });
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  // Text in the colour of its ground is hidden text to axe, and so only a doubt.
  const hidden = ({ any }) => any.some(({ data }) => data?.messageKey === 'equalRatio');
  const unseen = incomplete.map(({ id, nodes }) => ({ id, nodes: nodes.filter(hidden) }));
  return [...serious, ...unseen.filter(({ nodes }) => nodes.length > 0)]
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}"""
TOO_WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


def chromium(playwright: Playwright) -> Browser:
    """Whichever this machine has or can fetch; the test says why it is skipped where there is none."""
    try:
        program = provided()
    except Stopped as stopped:
        pytest.skip(str(stopped))
    return playwright.chromium.launch(executable_path=program, args=FLAGS)


def catalogue(language: str) -> dict[str, str]:
    words: dict[str, str] = {}
    for file in sorted((WEB / "src" / "i18n" / "messages" / language).glob("*.json")):
        words |= json.loads(file.read_text())
    return words


class Screen:
    """One browser context, watched: errors of the console, breaches of the policy, findings of axe."""

    def __init__(
        self,
        browser: Browser,
        base: str,
        languages: tuple[str, ...],
        *,
        audited: bool = True,
        shots: Path | None = None,
    ) -> None:
        """`languages`: the first is spoken, every page is looked at in all of them."""
        self.base = base
        self.language = languages[0]
        self._languages = languages
        self._audited = audited
        self.found: list[str] = []
        self.looked = 0
        self._shots = shots
        self._excused: list[str] = []
        self._words = {name: catalogue(name) for name in LANGUAGES}
        self.context = browser.new_context(viewport=LAPTOP, locale="en")
        self.context.set_default_timeout(WAIT * 1000)
        expect.set_options(timeout=WAIT * 1000)
        self.context.add_init_script(TELL_VIOLATIONS)
        self.context.add_init_script(SPEAK % self.language)
        self.page: Page = self.context.new_page()
        self.page.on("console", lambda message: self._heard(message.type, message.text))
        self.page.on("pageerror", lambda error: self._heard("error", str(error)))

    def _heard(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and not any(part in text for part in self._excused):
            self.found.append(f"console on {self.page.url}: {text}")

    @contextmanager
    def excusing(self, *parts: str) -> Iterator[None]:
        """What the browser itself reports about an answer that the story wants, such as a 404."""
        self._excused += parts
        yield
        self._excused = []

    # --- what stands on the screen ---

    def say(self, key: str, **facts: object) -> str:
        """The catalogue's words, in the language of this screen."""
        words = self._words[self.language][key]
        for name, value in facts.items():
            words = words.replace("{" + name + "}", str(value))
        return words

    def button(self, key: str, within: Locator | None = None, **facts: object) -> Locator:
        return (within or self.page).get_by_role("button", name=self.say(key, **facts), exact=True)

    def link(self, key: str, within: Locator | None = None, **facts: object) -> Locator:
        return (within or self.page).get_by_role("link", name=self.say(key, **facts), exact=True)

    def field(self, path: str) -> Locator:
        return self.page.locator(f"#field-{path.replace('.', '-')}")

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    # --- what the person does ---

    def go(self, path: str) -> None:
        self.page.goto(self.base + path)

    def log_in(self, user_name: str, password: str) -> None:
        self.go("/")
        self.page.get_by_label(self.say("login.user_name")).fill(user_name)
        self.page.get_by_label(self.say("login.password")).fill(password)
        self.button("login.enter").click()
        expect(self.page.locator(".shell")).to_be_visible()

    def tab_to(self, wanted: Locator, *, most: int = 120) -> None:
        """Presses Tab until the control has the focus, as somebody without a mouse does."""
        expect(wanted).to_be_visible()
        for _ in range(most):
            if wanted.evaluate("(control) => control === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{wanted} is not reached with the keyboard")

    def speak(self, language: str) -> None:
        """Changes the language in the menu of the account."""
        if language == self.language:
            return
        self.page.locator(".shell-top .menu > button").click()
        self.page.locator(f".language button[lang={language}]").click()
        expect(self.page.locator("html")).to_have_attribute("lang", language)
        self.language = language

    def until(self, path: str, wanted: Locator) -> None:
        """Opens the page again until it shows what another service has to hear of first."""
        end = time.monotonic() + WAIT
        while True:
            self.go(path)
            try:
                expect(wanted.first).to_be_visible(timeout=5_000)
            except AssertionError:
                if time.monotonic() > end:
                    raise
            else:
                return

    # --- what we notice ---

    def look(self, name: str) -> None:
        """Audits what is shown on a phone and a laptop; in each language where the menu can be reached."""
        if not self._audited:
            return
        alone = self.page.locator("dialog").count() > 0 or self.page.locator(".shell").count() == 0
        spoken = self.language
        for language in (spoken,) if alone else reversed(self._languages):
            self.speak(language)
            for size in (PHONE, LAPTOP):
                self.page.set_viewport_size(size)
                self._audit(f"{name}, {language}, {size['width']}")

    def _audit(self, where: str) -> None:
        self.looked += 1
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(AXE.read_text())
        self.found += [f"axe on {where}: {finding}" for finding in self.page.evaluate(AUDIT)]
        if self.page.evaluate(TOO_WIDE):
            self.found.append(f"wider than the screen: {where}")
        if self._shots is not None:
            self.page.screenshot(path=self._shots / f"{re.sub('[^a-z0-9]+', '-', where.lower())}.png", full_page=True)
