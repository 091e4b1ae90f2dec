"""Looking at a stored configuration before it is applied."""

from uuid import UUID

from chassis.session import DatabaseSession
from contracts.values import Values

from cases.configuration import store
from cases.configuration.domain.difference import differences
from cases.configuration.domain.snapshot import read_snapshot
from cases.form.store import list_forms, list_module_names
from cases.lookup.store import list_lookups


async def foresee(session: DatabaseSession, id: UUID) -> Values:
    """What applying it now would change."""
    data = await store.find_data(session, id)
    snapshot = read_snapshot(data, modules=await list_module_names(session))
    return differences(snapshot, forms=await list_forms(session), lookups=await list_lookups(session))
