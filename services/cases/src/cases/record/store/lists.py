"""Lists that change too often to be remembered with the forms: who works here, and for which agency."""

from collections.abc import Collection

from chassis.session import DatabaseSession
from chassis.tables import actor_account
from sqlalchemy import ARRAY, Select, Text, any_, bindparam, select

from cases.form.domain import AGENCY, USER, Reference
from cases.settings.store import agency

WANTED = any_(bindparam("codes", type_=ARRAY(Text)))
LISTS: dict[str, Select[tuple[str]]] = {
    AGENCY: select(agency.c.unique_id).where(
        agency.c.unique_id == WANTED, agency.c.agency["disabled"].as_boolean().is_not(True)
    ),
    USER: select(actor_account.c.user_name).where(actor_account.c.user_name == WANTED, ~actor_account.c.disabled),
}


async def find_unknown(session: DatabaseSession, references: Collection[Reference]) -> set[Reference]:
    """Those of the codes that their list does not offer: an agency or an account that is disabled is no longer had."""
    unknown = set(references)
    for source in sorted({reference.source for reference in references}):
        codes = [reference.code for reference in references if reference.source == source]
        had = await session.scalars(LISTS[source], {"codes": codes})
        unknown -= {Reference(source, code) for code in had}
    return unknown
