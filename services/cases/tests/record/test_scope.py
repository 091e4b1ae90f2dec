"""Who sees which records: the list and the single record follow one rule, whoever asks."""

from dataclasses import replace
from datetime import UTC, datetime
from random import Random
from uuid import uuid4

import pytest
from cases.record.policy.scope import Reach, extent_of, sees
from cases.record.store.sight import visible_to
from cases.record.store.table import record
from chassis.actor import Actor
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select

NAMES = ["ada", "ben", "cid"]
GROUPS = ["north", "south", "east"]
AGENCIES = ["one", "two"]
AT = datetime(2026, 11, 22, tzinfo=UTC)

actors = st.builds(
    Actor,
    id=st.just(uuid4()),
    user_name=st.sampled_from(NAMES),
    scope=st.sampled_from(["self", "group", "agency", "all", "identified", "admin_only", "unheard_of"]),
    groups=st.frozensets(st.sampled_from(GROUPS)),
    agency=st.sampled_from([*AGENCIES, None]),
)


def facts_of(random):
    def some(names):
        return sorted(random.sample(names, random.randint(0, len(names))))

    return {
        "associated_user_names": some(NAMES),
        "associated_user_groups": some(GROUPS),
        "associated_user_agencies": some(AGENCIES),
    }


@pytest.fixture
async def stored(database):
    random = Random(7)  # noqa: S311  # test data
    found = {uuid4(): facts_of(random) for _ in range(60)}
    for number, facts in enumerate(list(found.values())[: len(NAMES)]):
        facts["identified_by"] = NAMES[number]
    rows = [
        {
            "id": id,
            "record_type": "case",
            "version": 1,
            "record_state": True,
            "owned_by": "ada",
            "short_id": str(id)[-7:],
            "identified_by": facts.get("identified_by"),
            "created_at": AT,
            "last_updated_at": AT,
            "associated_users": facts["associated_user_names"],
            "associated_groups": facts["associated_user_groups"],
            "associated_agencies": facts["associated_user_agencies"],
            "search": [],
            "sounds": [],
            "grants": {},
            "alerts": [],
            "field_versions": {},
            "facts": facts,
            "sealed": b"",
        }
        for id, facts in found.items()
    ]
    async with database.session() as session:
        await session.execute(insert(record), rows)
    return found


@given(actor=actors)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_the_list_and_the_rule_agree(database, stored, actor):
    async with database.session() as session:
        listed = set(await session.scalars(select(record.c.id).where(visible_to(extent_of(actor)))))
    assert listed == {id for id, facts in stored.items() if sees(actor, facts)}


@given(actor=actors)
def test_somebody_without_group_or_agency_sees_only_what_is_theirs(actor):
    if actor.scope not in {"group", "agency"}:
        return
    alone = replace(actor, groups=frozenset(), agency=None)
    assert extent_of(alone).reach is Reach.PERSON


@given(actor=actors)
def test_an_unknown_scope_is_the_narrowest(actor):
    assert extent_of(replace(actor, scope="unheard_of")).names == (actor.user_name,)
