"""What changed for one person since they last asked: feeds the offline store."""

import re
from dataclasses import dataclass

from chassis.actor import Actor
from chassis.errors import Invalid
from chassis.ids import derived_id
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values
from sharing.chain import roles_in
from sharing.scope import extent_of

from cases.record.domain.kind import Kind
from cases.record.policy.reader import Reader
from cases.record.queries.answers import present
from cases.record.store import feed
from cases.record.store.belonging import with_parts
from cases.record.store.rows import Vault
from cases.record.store.setup import load_setup
from cases.record.store.staff import find_role_forms

CURSOR = re.compile(r"(\d{1,18})-(\d{1,18})-([0-9a-f]{12})")
MOST = 500


@dataclass(frozen=True)
class Cursor:
    """`reach`: of whom and of which forms the feed told. Once that is other, the feed begins again."""

    position: feed.Position
    reach: str

    def __str__(self) -> str:
        return f"{self.position.transaction}-{self.position.within}-{self.reach}"


def read_cursor(text: str | None) -> Cursor | None:
    if not text:
        return None
    match = CURSOR.fullmatch(text)
    if match is None:
        raise Invalid({"since": ["not_a_cursor"]})
    return Cursor(feed.Position(int(match[1]), int(match[2])), match[3])


def reach_of(actor: Actor) -> str:
    """Changes when the person's sight or forms do."""
    extent = extent_of(actor)
    forms = ",".join(f"{form}:{access}" for form, access in sorted(actor.forms.items()))
    return derived_id("reach", extent.reach, *extent.names, forms).hex[:12]


async def list_changes(uow: UnitOfWork, keyring: Keyring, kind: Kind, since: Cursor | None, per: int) -> Values:
    """Oldest first. `metadata.reset`: the person's sight is another, and what they hold beside this is out of date."""
    actor = uow.actor
    actor.must(kind.resource, "read")
    setup = await load_setup(uow.session)
    reach = reach_of(actor)
    reset = since is not None and since.reach != reach
    start = feed.BEGINNING if since is None or reset else since.position
    changed = await feed.find_changes(uow.session, kind, extent_of(actor), start, min(per, MOST))
    needed = {role for row in changed.rows for role in roles_in(row.grants)}
    roles = await find_role_forms(uow.session, needed)
    reader = Reader(actor, kind, setup.catalogue, roles, setup.rules.name_parts)
    vault = Vault(keyring, setup.catalogue, uow.site)
    records = await with_parts(uow.session, vault, kind, [vault.open(row) for row in changed.rows])
    return {
        "data": [present(reader.reading(record)) for record in records],
        "gone": changed.gone,
        "metadata": {"cursor": str(Cursor(changed.end, reach)), "more": changed.more, "reset": reset},
    }
