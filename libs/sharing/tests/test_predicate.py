"""The rules in SQL are the rules in Python, for whoever asks and whatever the record says."""

import pytest
from hypothesis import HealthCheck, given, settings
from sharing.grants import reads_in_whole
from sharing.predicate import AssociatedColumns, GrantedColumns, read_in_whole, visible, visible_within
from sharing.scope import Reach, extent_of, sees
from sqlalchemy import Integer, Text, bindparam, column, func, select
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from testkit.sharing_cases import actors, records

ASSOCIATED = ("associated_user_names", "associated_user_groups", "associated_user_agencies")
ROWS = (
    func.jsonb_to_recordset(bindparam("rows", type_=JSONB))
    .table_valued(
        column("number", Integer),
        column("owned_by", Text),
        column("owned_by_groups", JSONB),
        column("owned_by_agency_id", Text),
        column("identified_by", Text),
        column("grants", JSONB),
        *(column(name, ARRAY(Text)) for name in ASSOCIATED),
        name="record",
    )
    .render_derived(name="record", with_types=True)
)
WHOSE = AssociatedColumns(
    user_names=ROWS.c.associated_user_names,
    user_groups=ROWS.c.associated_user_groups,
    user_agencies=ROWS.c.associated_user_agencies,
    identified_by=ROWS.c.identified_by,
)
GRANTED = GrantedColumns(
    owned_by=ROWS.c.owned_by,
    owned_by_groups=ROWS.c.owned_by_groups,
    owned_by_agency_id=ROWS.c.owned_by_agency_id,
    grants=ROWS.c.grants,
)
MANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def found(database):
    async def ask(some, condition, **given):
        rows = [{"number": number, "grants": kept.grants} | kept.facts for number, kept in enumerate(some)]
        async with database.session() as session:
            wanted = select(ROWS.c.number).where(condition)
            return set(await session.scalars(wanted, {"rows": rows} | given))

    return ask


@given(actor=actors(), some=records())
@MANY
async def test_what_a_person_sees(found, actor, some):
    seen = {number for number, kept in enumerate(some) if sees(actor, kept.facts)}
    extent = extent_of(actor)
    assert await found(some, visible_within(WHOSE, extent)) == seen
    asked = {} if extent.reach is Reach.EVERYTHING else {"sight": list(extent.names)}
    assert await found(some, visible(WHOSE, extent.reach), **asked) == seen


@given(actor=actors(), some=records())
@MANY
async def test_what_a_person_reads_in_whole(found, actor, some):
    whole = {n for n, kept in enumerate(some) if reads_in_whole(actor, kept.facts, kept.grants.values())}
    assert await found(some, read_in_whole(GRANTED, actor)) == whole
