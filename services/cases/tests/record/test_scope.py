"""Lists and single records follow the rules of sharing, whoever asks."""

from datetime import UTC, datetime
from uuid import UUID

from cases.record.store.sight import GRANTED, SIGHT
from cases.record.store.table import record
from hypothesis import HealthCheck, given, settings
from sharing.grants import referrals_through
from sharing.predicate import visible_within
from sharing.referred import Referred, asker_values
from sharing.scope import extent_of, sees
from sqlalchemy import insert, select
from testkit.databases import taken_back
from testkit.sharing_cases import actors, records

AT = datetime(2026, 11, 22, tzinfo=UTC)
EMPTY = {"search": [], "sounds": [], "alerts": [], "field_versions": {}, "sealed": b"", "record_state": True}
MANY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def row(number, kept):
    facts = kept.facts
    return EMPTY | {
        "id": UUID(int=number),
        "record_type": "case",
        "version": 1,
        "owned_by": facts["owned_by"],
        "owned_by_agency_id": facts.get("owned_by_agency_id"),
        "short_id": str(number),
        "identified_by": facts.get("identified_by") if number == 0 else None,
        "created_at": AT,
        "last_updated_at": AT,
        "associated_users": facts["associated_user_names"],
        "associated_groups": facts["associated_user_groups"],
        "associated_agencies": facts["associated_user_agencies"],
        "grants": kept.grants,
        "facts": facts,
    }


@given(actor=actors(), some=records())
@MANY
async def test_the_table_says_what_the_rules_say(database, actor, some):
    for kept in some[1:]:  # a person is identified by one record at most
        kept.facts.pop("identified_by", None)
    expected = {UUID(int=number): kept for number, kept in enumerate(some)}
    async with database.session() as session, taken_back(session):
        await session.execute(insert(record), [row(number, kept) for number, kept in enumerate(some)])
        seen = set(await session.scalars(select(record.c.id).where(visible_within(SIGHT, extent_of(actor)))))
        referred = Referred(GRANTED, extent_of(actor).reach, is_service=actor.is_service)
        reached = set(await session.scalars(select(record.c.id).where(referred.reached()), asker_values(actor)))
    assert seen == {id for id, kept in expected.items() if sees(actor, kept.facts)}
    through = {id for id, kept in expected.items() if referrals_through(actor, kept.facts, kept.grants.values())}
    assert reached == through
