"""Real accounts of identity, made as its own commands make them. Plainly fictional people."""

import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from chassis.actor import Actor, service_actor
from chassis.actors import find_actor
from chassis.database import Database
from chassis.ids import new_id
from chassis.tables import actor_account
from identity.account import api as account_api
from identity.account.commands.announce import announce_again
from identity.account.commands.create import create_account
from identity.account.commands.wanted import AccountRules
from identity.agency.commands import create_agency
from identity.app import create_app
from identity.bootstrap import ensure_role
from identity.group.commands import create_group
from identity.passwords import Passwords
from identity.role.commands import create_role
from identity.sign_in import api as sign_in_api
from identity.subscriptions import SUBSCRIPTIONS
from sqlalchemy import update
from testkit import service_fixtures
from testkit.people import MODULE

sys.path.insert(0, str(Path(__file__).parent))
globals().update(service_fixtures("identity", create_app, SUBSCRIPTIONS))

PASSWORD = "seven quiet lamps"
RULES = AccountRules(locales=["en", "tet", "pt", "ar"], shortest_password=8)
HASH: list[str] = []


async def password_hash() -> str:
    """One hash serves all the people of the tests: it is slow by design."""
    if not HASH:
        HASH.append(await Passwords().hash(PASSWORD))
    return HASH[0]


@dataclass
class Staff:
    database: Database
    known: dict[str, Actor] = field(default_factory=dict)

    async def role(self, unique_id: str, *, scope: str = "self", **more: Any) -> None:
        attributes = {
            "unique_id": unique_id,
            "name": unique_id.title(),
            "group_permission": scope,
            "module_unique_ids": [MODULE],
            "permissions": {"case": ["read"]},
        }
        async with self.database.transaction(service_actor("identity")) as uow:
            await create_role(uow, attributes | more)

    async def group(self, unique_id: str) -> None:
        async with self.database.transaction(service_actor("identity")) as uow:
            await create_group(uow, {"unique_id": unique_id, "name": unique_id.title()})

    async def agency(self, unique_id: str) -> None:
        async with self.database.transaction(service_actor("identity")) as uow:
            attributes = {"unique_id": unique_id, "agency_code": unique_id, "name": {"en": unique_id}}
            await create_agency(uow, attributes)

    async def add(self, user_name: str, role: str, *, groups: list[str] | None = None, **more: Any) -> Actor:
        attributes = {
            "user_name": user_name,
            "full_name": user_name.title(),
            "email": f"{user_name}@people.example",
            "role_unique_id": role,
            "agency_unique_id": "mssi",
            "user_group_unique_ids": groups or [],
        }
        async with self.database.transaction(service_actor("identity")) as uow:
            account = await create_account(
                uow,
                attributes | more,
                id=new_id(),
                password_hash=await password_hash(),
                now=datetime.now(UTC),
                rules=RULES,
            )
            await uow.session.execute(
                update(actor_account).where(actor_account.c.id == account.id).values(disabled=False)
            )
            actor = await find_actor(uow.session, user_name)
            await announce_again(uow, [account.id])
        assert actor is not None
        self.known[user_name] = actor
        return actor

    def __getattr__(self, user_name: str) -> Actor:
        try:
            return self.known[user_name]
        except KeyError:
            raise AttributeError(user_name) from None


MANAGER = {
    "case": ["read"],
    "role": ["read", "assign"],
    "user": ["read", "create", "write"],
    "user_group": ["read", "create", "write", "assign"],
    "agency": ["read", "write"],
}
ADMINISTRATOR = {
    "role": ["read", "write", "assign", "create"],
    "user": ["read", "write", "create"],
    "user_group": ["read", "write", "create", "assign"],
    "agency": ["read", "write"],
    "metadata": ["manage"],
    "code_of_conduct": ["manage"],
}
USER_ADMIN = {name: ["manage"] for name in ("role", "user", "user_group", "agency", "metadata", "system")}


@pytest.fixture
async def staff(database: Database) -> Staff:
    """root: super user; ana: administrator of everybody; rui: manager of the north; amina and rosa: caseworkers."""
    made = Staff(database)
    await made.agency("mssi")
    await made.agency("hospital")
    async with database.transaction(service_actor("identity")) as uow:
        await ensure_role(uow)
    await made.add("root", "role-superuser")
    for group in ("north", "south"):
        await made.group(group)
    await made.role("role-worker", form_section_read_write={"basic_identity": "rw"})
    await made.role("role-manager", scope="group", permissions=MANAGER, is_manager=True)
    limited = {"objects": {"role": ["role-worker", "role-manager"]}}
    await made.role("role-administrator", scope="all", permissions=ADMINISTRATOR | limited)
    await made.role("role-user-admin", scope="admin_only", permissions=USER_ADMIN)
    await made.add("ana", "role-administrator")
    await made.add("rui", "role-manager", groups=["north"])
    await made.add("amina", "role-worker", groups=["north"])
    await made.add("rosa", "role-worker", groups=["south"], agency_unique_id="hospital")
    await made.add("ines", "role-user-admin")
    return made


@pytest.fixture
def browser(client: Any) -> Any:
    """A client without a service token: as the gateway passes on what a browser sends."""
    return client(None)


@pytest.fixture
def at_one_moment(monkeypatch):
    """At the door all of a test happens at once: a wait of a second does not pass because the machine is slow."""
    moment = datetime.now(UTC)

    class Still(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return moment.astimezone(tz)

    for api in (account_api, sign_in_api):
        monkeypatch.setattr(api, "datetime", Still)
