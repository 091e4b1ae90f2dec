"""What a Mahon needs before anybody can use it: schemas, a first superuser, defaults, perhaps the demonstration."""

import importlib
import inspect
import os
from typing import Any

from chassis import migrations
from chassis.settings import ServiceSettings

from deploy.door import ToSelfLater
from deploy.say import Code, Stopped, step
from deploy.site import Kind, Site, services_at_hand
from deploy.state import State

PROGRESS_STEPS = 4


async def migrate(site: Site) -> None:
    for service in services_at_hand():
        database = site.database(service)
        await migrations.upgrade(service, database.owner_url, database.app_role)


def decide_kind(state: State, *, empty: bool, admin: tuple[str, str] | None) -> Kind:
    """Whether this Mahon is a demonstration or a real one; that is decided once, at its first start."""
    known = state.get("kind")
    if known is None:
        if empty and admin is None:
            raise Stopped("--empty needs --admin user:password, or nobody could log in", Code.USAGE)
        return Kind.EMPTY if empty else Kind.DEMONSTRATION
    if empty and known == Kind.DEMONSTRATION:
        raise Stopped(f"{state.folder} holds the demonstration; choose another with --state", Code.USAGE)
    return Kind(known)


def decide_passwords(state: State, admin: tuple[str, str] | None, *, outside: bool) -> None:
    """Refuse an easy first password; here alone, where nobody else can reach it, Mahon may be tried out with one."""
    from identity.account.domain import easy_to_guess
    from identity.settings import IdentitySettings

    if state.get("kind") is None and admin is not None:
        short = len(admin[1]) < IdentitySettings().shortest_password
        easy = short or easy_to_guess(admin[1], about=admin[:1])
        if easy and outside:
            raise Stopped("--admin: this password is short or easy to guess; others can reach this Mahon", Code.USAGE)
        state.remember(easy_passwords=easy)
    if state.get("easy_passwords") and not outside:
        step("passwords of eight characters are enough here, as the first one was: only to try Mahon out")
        os.environ["MAHON_IDENTITY_EASY_PASSWORDS"] = "true"


async def begin(site: Site) -> None:
    """The first superuser and the defaults, once."""
    if site.state.get("kind") is not None:
        return
    user_name, password = site.superuser
    await _call("identity", "create_first_superuser", _settings(site, "identity"), user_name, password)
    await _call("cases", "create_defaults", _settings(site, "cases"))
    site.state.remember(kind=site.kind)


async def load_demonstration(site: Site) -> None:
    if site.kind is not Kind.DEMONSTRATION or site.state.get("demonstration") == "loaded":
        return
    from demonstration.session import LoadingRefusedError

    from demonstration import load

    step("loading the demonstration (first time only)")
    try:
        way = ToSelfLater(site.door, site.state.part("gateway"))
        await load(site.url, _Progress(), admin=site.superuser, transport=way)
    except (LoadingRefusedError, ConnectionError, TimeoutError) as error:
        raise Stopped(f"the demonstration could not be loaded: {error}; start again to go on") from None
    site.state.remember(demonstration="loaded")


class _Progress:
    """Says each quarter of a step."""

    def __init__(self) -> None:
        self._said: dict[str, int] = {}

    def __call__(self, name: str, done: int, total: int) -> None:
        quarter = PROGRESS_STEPS * done // max(total, 1)
        if quarter > self._said.get(name, 0):
            self._said[name] = quarter
            step(f"  {name}: {done} of {total}")


def _settings(site: Site, service: str) -> ServiceSettings:
    return ServiceSettings(**site.settings(service))  # type: ignore[arg-type]  # pydantic reads the strings


async def _call(service: str, name: str, *arguments: Any) -> None:
    outcome = getattr(importlib.import_module(f"{service}.bootstrap"), name)(*arguments)
    if inspect.isawaitable(outcome):
        await outcome
