"""Asks a service for everything that Primero's clients know and it does not have yet."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any

from chassis.actor import Actor
from contracts.addresses import Address
from contracts.values import Values

from testkit.people import People
from testkit.routes import unbuilt_of

EMPTY = {"data": [], "metadata": {"total": 0, "per": 5, "page": 1}}


@dataclass(frozen=True)
class Question:
    """`says`: what is in the answer, at least."""

    person: Actor | None
    status: int
    says: Values
    params: dict[str, str | int]


async def surprises_of(service: str, people: People, client: Callable[[Actor | None], Any]) -> dict[str, list[int]]:
    """Each address that does not answer as `docs/domain/api.md` says, with the statuses that it answered."""
    found: dict[str, list[int]] = {}
    for address in unbuilt_of(service):
        async for question in _questions(address, people):
            asking = client(question.person)
            answer = await asking.request(address.method, address.example, params=question.params)
            if answer.status_code != question.status or not question.says.items() <= answer.json().items():
                found.setdefault(str(address), []).append(answer.status_code)
    return found


async def _questions(address: Address, people: People) -> AsyncIterator[Question]:
    if not address.public:
        yield Question(None, 401, {"code": "not_signed_in"}, {})
    stranger = await people.add("stranger_to_all", permissions={})
    if address.lists is None:
        yield Question(stranger, 404, {"code": "not_built", "facts": {"address": str(address)}}, {})
        return
    resource, actions = address.lists
    yield Question(stranger, 403, {"code": "not_allowed"}, {})
    for action in actions:
        reader = await people.add(f"{resource}_{action}", permissions={resource: [action]})
        yield Question(reader, 422, {"code": "invalid"}, {"page": "first"})
        yield Question(reader, 200, EMPTY, {"per": 5})
