"""Each service's own copy of who may act, fed by identity's events."""

import time
from uuid import UUID

from contracts.event import Event
from contracts.identity import AccountChanged, RoleChanged
from contracts.values import Values
from sqlalchemy import Table, bindparam, delete, select
from sqlalchemy.dialects.postgresql import Insert, insert

from chassis.actor import Actor
from chassis.errors import NotSignedIn
from chassis.reacting import Reaction
from chassis.session import DatabaseSession
from chassis.signals import Signals
from chassis.tables import actor_account, actor_role
from chassis.unit_of_work import UnitOfWork

FRESH_SECONDS = 1.0
TOLD_SECONDS = 4.0
"""However silent the worker: an ended account stops within five seconds (SECURITY.md)."""
CHANGED = "actors"


def insert_or_replace(table: Table, key: str, *others: str) -> Insert:
    """Insert a row of these columns; the one that is there by this key takes its values."""
    change = insert(table).values({name: bindparam(name) for name in (key, *others)})
    return change.on_conflict_do_update(index_elements=[key], set_={name: change.excluded[name] for name in others})


ACTOR = select(actor_account.c.account, actor_account.c.disabled, actor_role.c.role).join(
    actor_role, actor_role.c.unique_id == actor_account.c.role
)
ACTOR_BY_ID = ACTOR.where(actor_account.c.id == bindparam("wanted"))
ACTOR_BY_NAME = ACTOR.where(actor_account.c.user_name == bindparam("wanted"))
NOTE_ACCOUNT = insert_or_replace(actor_account, "id", "user_name", "role", "agency", "disabled", "account")
NOTE_ROLE = insert_or_replace(actor_role, "unique_id", "disabled", "role")


async def note_account(uow: UnitOfWork, event: AccountChanged) -> None:
    row = {
        "id": event.account_id,
        "user_name": event.user_name,
        "role": event.role,
        "agency": event.agency,
        "disabled": event.disabled or event.unverified,
        "account": event.model_dump(mode="json"),
    }
    await uow.session.execute(NOTE_ACCOUNT, row)
    await uow.signal(CHANGED)


async def note_role(uow: UnitOfWork, event: RoleChanged) -> None:
    await uow.signal(CHANGED)
    if event.deleted:
        await uow.session.execute(delete(actor_role).where(actor_role.c.unique_id == event.unique_id))
        return
    row = {"unique_id": event.unique_id, "disabled": event.disabled, "role": event.model_dump(mode="json")}
    await uow.session.execute(NOTE_ROLE, row)


ACTOR_SUBSCRIPTIONS: dict[type[Event], Reaction] = {AccountChanged: note_account, RoleChanged: note_role}


def make_actor(account: Values, role: Values) -> Actor:
    """An actor from the two announced documents."""
    return Actor(
        id=UUID(account["account_id"]),
        number=account["number"],
        user_name=account["user_name"],
        full_name=account["full_name"],
        code=account.get("code"),
        role=role["unique_id"],
        role_name=role["name"],
        category=role.get("user_category"),
        scope=role["group_permission"],
        agency=account.get("agency"),
        agency_office=account.get("agency_office"),
        groups=frozenset(account.get("groups", ())),
        location=account.get("location"),
        reporting_location=account.get("reporting_location"),
        reporting_location_level=role.get("reporting_location_level"),
        services=frozenset(account.get("services", ())),
        locale=account.get("locale", "en"),
        permissions={resource: frozenset(actions) for resource, actions in role["permissions"].items()},
        forms=role["forms"],
        modules=frozenset(role["modules"]),
        is_manager=role.get("is_manager", False),
        ended=any(part.get("disabled") or part.get("unverified") for part in (account, role)),
    )


async def find_actor(session: DatabaseSession, user_name: str) -> Actor | None:
    """An enabled account by its user name, or nothing."""
    row = (await session.execute(ACTOR_BY_NAME, {"wanted": user_name})).one_or_none()
    return None if row is None or row.disabled else make_actor(row.account, row.role)


class Actors:
    """Actors by account, remembered until the worker tells of a change; while it cannot be heard, for a second."""

    def __init__(self, signals: Signals) -> None:
        self._known: dict[UUID, tuple[float, Actor]] = {}
        self._signals = signals
        self._changes = 0
        signals.on(CHANGED, self.forget)

    def known(self, account: UUID) -> Actor | None:
        read = self._known.get(account)
        fresh = TOLD_SECONDS if self._signals.is_listening else FRESH_SECONDS
        return read[1] if read is not None and time.monotonic() - read[0] < fresh else None

    async def load(self, session: DatabaseSession, account: UUID) -> Actor:
        """The actor of a verified token; an account that is unknown or disabled here is not signed in."""
        changes = self._changes
        row = (await session.execute(ACTOR_BY_ID, {"wanted": account})).one_or_none()
        if row is None or row.disabled:
            self._known.pop(account, None)
            raise NotSignedIn
        actor = make_actor(row.account, row.role)
        # Told of a change while reading: what was read may be what stood before it.
        if changes == self._changes:
            self._known[account] = (time.monotonic(), actor)
        return actor

    def forget(self) -> None:
        self._changes += 1
        self._known.clear()
