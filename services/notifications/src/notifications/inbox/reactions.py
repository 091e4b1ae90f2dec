"""Every kind of notification is a reaction to its event."""

from collections import defaultdict
from typing import Any

from chassis.reacting import Reaction, Subscriptions, Together
from chassis.unit_of_work import UnitOfWork
from contracts.event import Event

from notifications.inbox.commands import tell
from notifications.kind.reactions import KINDS


def telling(kind: str) -> Together:
    """The reaction that tells whoever has to know of this kind's event."""

    async def tell_of(uow: UnitOfWork, events: list[Any]) -> None:
        await tell(uow, kind, events)

    return Together(tell_of)


def subscriptions() -> Subscriptions:
    """Event → what it tells of; of one event, different people may be told in different words."""
    found: dict[type[Event], tuple[Reaction, ...]] = defaultdict(tuple)
    for name, kind in KINDS.items():
        found[kind.event] += (telling(name),)
    return found
