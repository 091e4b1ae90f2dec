"""The people and roles a record names, from the service's copy of who may act."""

from collections.abc import Collection, Mapping

from chassis.actor import Actor
from chassis.actors import make_actor
from chassis.session import DatabaseSession
from chassis.tables import actor_account, actor_role
from sqlalchemy import ARRAY, Text, any_, bindparam, select

from cases.record.policy.openness import EveryRole
from cases.remembered import Newest

PEOPLE = (
    select(actor_account.c.account, actor_role.c.role)
    .outerjoin(actor_role, actor_role.c.unique_id == actor_account.c.role)
    .where(actor_account.c.user_name == any_(bindparam("names", type_=ARRAY(Text))))
)
EVERY_ROLE = select(actor_role.c.unique_id, actor_role.c.role["forms"].label("forms")).where(
    actor_role.c.disabled.is_(False)
)
ROLE_FORMS = EVERY_ROLE.where(actor_role.c.unique_id == any_(bindparam("roles", type_=ARRAY(Text))))
NO_ROLE = {"unique_id": "", "name": "", "group_permission": "self", "permissions": {}, "forms": {}, "modules": []}
"""Stands for a role that has not arrived yet: the account's groups and agency count all the same."""


async def find_people(session: DatabaseSession, names: Collection[str]) -> dict[str, Actor]:
    """Accounts by user name, disabled ones too: they still own what they own."""
    if not names:
        return {}
    rows = await session.execute(PEOPLE, {"names": list(names)})
    people = [make_actor(row.account, row.role or NO_ROLE) for row in rows]
    return {person.user_name: person for person in people}


async def _read_every_role(session: DatabaseSession) -> EveryRole:
    return EveryRole({row.unique_id: row.forms for row in await session.execute(EVERY_ROLE)})


EVERY_ROLE_S_FORMS = Newest(_read_every_role)


async def find_every_role_s_forms(session: DatabaseSession) -> EveryRole:
    """Of all roles that are in use."""
    return await EVERY_ROLE_S_FORMS.get(session)


async def find_role_forms(session: DatabaseSession, roles: Collection[str]) -> Mapping[str, Mapping[str, str]]:
    """Form access by role."""
    if not roles:
        return {}
    rows = await session.execute(ROLE_FORMS, {"roles": list(roles)})
    return {row.unique_id: row.forms for row in rows}
