"""Who acts: a signed-in person, or a service acting on an event."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from contracts import permissions as catalogue

from chassis.errors import NotAllowed

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Actor:
    """`scope` is the role's `group_permission`; `forms` maps form unique id to `r` or `rw`.

    `ended`: the account or its role is disabled, or it was never verified. It owns what it owned, and can be given
    nothing. `category`: of the role, for those that stand for no person's work (`system`, `maintenance`).
    """

    id: UUID
    user_name: str
    full_name: str = ""
    role: str = ""
    role_name: str = ""
    category: str | None = None
    scope: str = "self"
    agency: str | None = None
    agency_office: str | None = None
    groups: frozenset[str] = frozenset()
    location: str | None = None
    reporting_location: str | None = None
    reporting_location_level: int | None = None
    code: str | None = None
    services: frozenset[str] = frozenset()
    locale: str = "en"
    permissions: Mapping[str, frozenset[str]] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)
    modules: frozenset[str] = frozenset()
    is_manager: bool = False
    is_service: bool = False
    ended: bool = False
    number: int = 0

    def once(self, key: Hashable, work: Callable[[], T]) -> T:
        """What follows from the actor alone, worked out when it is first asked for. A change makes another actor."""
        found: T | None = self._worked_out.get(key)
        if found is None:
            found = self._worked_out[key] = work()
        return found

    @cached_property
    def _worked_out(self) -> dict[Hashable, Any]:
        return {}

    def may(self, resource: str, action: str) -> bool:
        return self.is_service or catalogue.allows(self.permissions, resource, action)

    def may_any(self, resource: str, *actions: str) -> bool:
        return any(self.may(resource, action) for action in actions)

    def must(self, resource: str, *actions: str) -> None:
        """Refuse unless the role holds one of the actions. Rule: `docs/domain/access.md §1`."""
        if not self.may_any(resource, *actions):
            raise NotAllowed(resource=resource, actions=sorted(actions))


def service_actor(service: str) -> Actor:
    """The actor of reactions and schedules: sees everything, and is named as what it is in the audit."""
    from chassis.ids import derived_id

    return Actor(
        id=derived_id("service", service), user_name=catalogue.SYSTEM, role=service, scope="all", is_service=True
    )
