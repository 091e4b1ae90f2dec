"""Whether codes are of their lists. Rules: `docs/domain/accounts.md §14`."""

import asyncio
import time
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from chassis.unit_of_work import UnitOfWork
from contracts.values import FrozenValues

from identity.configuration_copy.domain import OFFICES, PLACES, SERVICES, is_word
from identity.configuration_copy.store import known_codes

if TYPE_CHECKING:
    from chassis.web import Transactions

LISTS = {"location": PLACES, "agency_office": OFFICES, "services": SERVICES}
"""Attribute of an account or an agency → the list whose codes it holds."""
ONE_WORD = ("code", "registration_stream", "agency_code")
"""What a site gives its people and agencies to be known by."""
GLANCE_SECONDS = 0.1


async def wrong_codes(uow: UnitOfWork, given: FrozenValues, held: FrozenValues) -> dict[str, list[str]]:
    """What is wrong with the given codes, by attribute. `held`: what is there already; it stays, whatever it is."""
    changed = {name: value for name, value in given.items() if value and value != held.get(name)}
    wrong = {name: ["not_a_code"] for name in ONE_WORD if not is_word(changed.get(name) or name)}
    if changed.get("time_zone", "UTC") not in available_timezones():
        wrong["time_zone"] = ["not_an_option"]
    kept = {name: set(_codes(held.get(name))) for name in LISTS}
    new = {name: set(_codes(changed[name])) - kept[name] for name in LISTS if name in changed}
    return wrong | {name: ["not_an_option"] for name in await _unknown(uow, new)}


async def await_codes(work: "Transactions", given: FrozenValues, seconds: float) -> None:
    """A code that was made a moment ago is on its way here: wait for it as long. Holds no connection meanwhile."""
    wanted = {name: set(_codes(given.get(name))) for name in LISTS}
    until = time.monotonic() + seconds
    while True:
        async with work.look() as uow:
            if not await _unknown(uow, wanted) or time.monotonic() >= until:
                return
        await asyncio.sleep(GLANCE_SECONDS)


async def _unknown(uow: UnitOfWork, wanted: Mapping[str, set[str]]) -> list[str]:
    return [name for name, codes in wanted.items() if codes - await known_codes(uow, LISTS[name], codes)]


def _codes(value: object) -> Iterable[str]:
    return value if isinstance(value, list) else [str(value)] if value else []
