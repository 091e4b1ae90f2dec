"""The agencies, groups and roles of an applied configuration, within what its applier may write."""

from typing import Any

from chassis.actors import find_actor
from chassis.errors import Refusal
from chassis.ids import derived_id
from chassis.unit_of_work import UnitOfWork
from contracts.cases import ConfigurationStarted
from contracts.identity import ConfigurationFollowed
from contracts.values import Values

from identity.account.commands.telling import tell_of_role
from identity.agency.commands import apply_agency
from identity.group.commands import apply_group
from identity.role.commands import apply_role
from identity.role.policy import Standing, standing_of
from identity.role.store import find_role

EXPORTED_TEXTS = {"name_i18n": "name", "description_i18n": "description"}


async def apply_configuration(uow: UnitOfWork, event: ConfigurationStarted) -> None:
    """Do identity's part and say so; cases waits for the answer, whatever could be done."""
    await write(uow, event)
    about = derived_id("configuration", str(event.configuration_id))
    await uow.publish(ConfigurationFollowed(configuration_id=event.configuration_id), about=about)


async def write(uow: UnitOfWork, event: ConfigurationStarted) -> None:
    """Create or change what the snapshot holds; nothing is removed. What the applier may not write is audited."""
    standing = await standing_of_applier(uow, event.applied_by)
    if standing is None:
        await uow.audit("apply_configuration", "configuration", outcome="refused", code="not_signed_in")
        return
    for attributes in event.agencies:
        await note(uow, "agency", attributes, await attempt(uow, standing, apply_agency, plain_texts(attributes)))
    for attributes in event.groups:
        await note(uow, "user_group", attributes, await attempt(uow, standing, apply_group, attributes))
    for attributes in event.roles:
        before = await find_role(uow, attributes["unique_id"])
        await note(uow, "role", attributes, await attempt(uow, standing, apply_role, attributes))
        after = await find_role(uow, attributes["unique_id"])
        if after is not None:
            await tell_of_role(uow, before, after, uow.began)


async def standing_of_applier(uow: UnitOfWork, user_name: str | None) -> Standing | None:
    """Who applied it; without a name it was the operator, who may write everything."""
    if user_name is None:
        return standing_of(uow.actor, {})
    actor = await find_actor(uow.session, user_name)
    if actor is None:
        return None
    role = await find_role(uow, actor.role)
    return standing_of(actor, {} if role is None else role.objects)


async def attempt(uow: UnitOfWork, standing: Standing, apply: Any, attributes: Values) -> str | None:
    """The code of the refusal, or None when it was applied."""
    try:
        applied = await apply(uow, standing, attributes)
    except Refusal as refusal:
        return refusal.code
    return None if applied is not None else "not_allowed"


async def note(uow: UnitOfWork, kind: str, attributes: Values, code: str | None) -> None:
    if code is not None:
        await uow.audit("apply_configuration", kind, attributes.get("unique_id"), outcome="refused", code=code)


def plain_texts(attributes: Values) -> Values:
    """The export's `name_i18n` under the API's `name`."""
    plain = {EXPORTED_TEXTS.get(name, name): value for name, value in attributes.items()}
    return {name: value for name, value in plain.items() if value is not None}
