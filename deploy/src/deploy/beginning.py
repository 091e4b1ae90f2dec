"""What a Mahon needs before anybody can use it: schemas, a first superuser, defaults, perhaps the demonstration."""

import importlib
import inspect
from datetime import UTC, datetime
from typing import Any

from chassis import migrations
from chassis.driver import connect
from chassis.process import MOST
from chassis.settings import ServiceSettings
from chassis.site import DAY

from deploy.deciding import is_reached_by_others
from deploy.say import Code, Stopped, step
from deploy.site import Kind, Site, services_at_hand
from deploy.stage import who_can_log_in
from deploy.to_self import ToSelfLater

PROGRESS_STEPS = 4


async def room(site: Site) -> tuple[int, int]:
    """How many connections each process has in its pool, and how many all may open to the database."""
    connection = await connect(site.databases[0].app_url)
    try:
        return ServiceSettings().pool_size, int(await connection.fetchval(MOST))
    finally:
        await connection.close()


def people(site: Site) -> list[dict[str, str]]:
    """Who can log in to a demonstration."""
    return who_can_log_in() if site.kind is Kind.DEMONSTRATION else []


async def migrate(site: Site) -> None:
    for service in services_at_hand():
        database = site.database(service)
        await migrations.upgrade(service, database.owner_url, database.app_role)


async def begin(site: Site) -> None:
    """The first superuser and the defaults, once; a strong password for whoever began with an easy one."""
    if site.state.get("kind") is None:
        user_name, password = site.superuser
        await _call("identity", "create_first_superuser", _settings(site, "identity"), user_name, password)
        await _call("cases", "create_defaults", _settings(site, "cases"))
        await _end_easy_passwords(site)
        site.state.remember(kind=site.kind)
    else:
        await _end_easy_passwords(site)


async def _end_easy_passwords(site: Site) -> None:
    """Others can reach it from now on; `deciding` has seen to it that this password is a strong one."""
    if not (site.state.get("easy_passwords") and site.admin is not None and is_reached_by_others(site.host)):
        return
    if not await _call("identity", "renew_superuser", _settings(site, "identity"), *site.admin):
        raise Stopped(f"--admin: {site.admin[0]} is no superuser of this Mahon", Code.USAGE)
    site.state.remember(easy_passwords=False)
    step(f"{site.admin[0]} has another password now; other accounts made meanwhile may have easy ones: change them")


async def load_demonstration(site: Site) -> None:
    if site.kind is not Kind.DEMONSTRATION or site.state.get("demonstration") == "loaded":
        return
    from demonstration.session import LoadingRefusedError

    from demonstration import load

    step("loading the demonstration (first time only)")
    try:
        way = ToSelfLater(site.door, site.state.part("gateway"))
        today = _settings(site, "cases").site.day(datetime.now(UTC))
        await load(site.url, _Progress(), admin=site.superuser, until=today - DAY, transport=way)
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


async def _call(service: str, name: str, *arguments: Any) -> Any:
    outcome = getattr(importlib.import_module(f"{service}.bootstrap"), name)(*arguments)
    return await outcome if inspect.isawaitable(outcome) else outcome
