"""The rules in SQL are the rules in Python, for whoever asks and whatever the record says."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sharing.beside import known_beside
from sharing.chain import forms_through, ways
from sharing.grants import ACTIVE, OPENING, active_grants, referrals_through
from sharing.predicate import AssociatedColumns, visible, visible_within
from sharing.referred import GrantedColumns, Referred, asker_values
from sharing.scope import Reach, extent_of, is_own_side, sees
from sqlalchemy import Integer, Text, and_, any_, bindparam, column, func, literal, not_, select
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


def as_kept(grants):
    """As a row keeps them: what was referred on says what its chain comes to."""
    return {
        id: grant | {"ways": [{"roles": roles} for roles in ways(id, grants)]} if grant.get("through") else grant
        for id, grant in grants.items()
    }


@pytest.fixture
def found(database):
    async def ask(some, condition, **given):
        rows = [{"number": number, "grants": as_kept(kept.grants)} | kept.facts for number, kept in enumerate(some)]
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


def referred(actor):
    return Referred(GRANTED, extent_of(actor).reach, is_service=actor.is_service)


def through(actor, kept):
    return referrals_through(actor, kept.facts, kept.grants.values())


@given(actor=actors(), some=records(), is_service=st.booleans(), is_owned=st.booleans())
@MANY
async def test_what_somebody_comes_to_through_a_referral(found, actor, some, is_service, is_owned):
    """A service comes to nothing through one; what is nobody's is no less referred."""
    actor = replace(actor, is_service=is_service)
    if not is_owned:
        some = [replace(kept, facts={**kept.facts, "owned_by": None}) for kept in some]
    reached = {n for n, kept in enumerate(some) if through(actor, kept)}
    assert await found(some, referred(actor).reached(), **asker_values(actor)) == reached


@pytest.mark.parametrize(
    "roles", [("role-narrow",), ("role-wide", None), ("role-narrow", "role-wide", None), (None,), ()]
)
@given(actor=actors(), some=records())
@MANY
async def test_which_forms_it_opens(found, roles, actor, some):
    """A form that these roles have, and the person's own where None is among them."""
    having = {role: {"form": "r"} for role in roles if role is not None}
    actor = replace(actor, forms={"form": "r"} if None in roles else {})
    opened = {n for n, kept in enumerate(some) if forms_through(actor, kept.facts, kept.grants, having)}
    assert await found(some, referred(actor).opens(roles), **asker_values(actor)) == opened


@pytest.mark.parametrize("people", [("ada",), ("ben", "cid")])
@given(actor=actors(), some=records())
@MANY
async def test_whom_else_they_know_of(found, people, actor, some):
    known = set()
    for number, kept in enumerate(some):
        beside = known_beside(actor, kept.facts, kept.grants.values())
        others = set(beside or ()) - {kept.facts["owned_by"]}
        if others & {*people} & {grant["user"] for grant in active_grants(kept.grants.values())}:
            known.add(number)
    of_actor, owner = referred(actor), ROWS.c.owned_by == any_(literal(list(people), ARRAY(Text)))
    knows = and_(of_actor.reached(), of_actor.knows(people), not_(owner))
    assert await found(some, knows, **asker_values(actor)) == {
        number for number in known if some[number].facts["owned_by"] not in people
    }


@pytest.mark.parametrize(
    ("statuses", "kinds"),
    [
        (ACTIVE, {"referral"}),
        ({"in_progress"}, {"transfer"}),
        ({"accepted"}, {"referral", "transfer"}),
        ({"in_progress", "done"}, {"assign"}),
        ((), OPENING),
    ],
)
@given(actor=actors(), some=records())
@MANY
async def test_whom_they_know_of_by_grants_of_some_states_and_kinds(*, found, statuses, kinds, actor, some):
    """By what went to themselves or, where they see so far, to their own team or agency."""
    extent, known = extent_of(actor), set()
    for number, kept in enumerate(some):
        for grant in kept.grants.values():
            is_mine = grant["user"] == actor.user_name
            is_near = is_own_side(extent, groups=grant.get("groups") or (), agency=grant.get("agency"))
            if (is_mine or is_near) and grant["status"] in statuses and grant["kind"] in kinds:
                known |= {number} if grant["user"] in {"ada", "ben"} else set()
    condition = referred(actor).knows(["ada", "ben"], statuses, kinds)
    assert await found(some, condition, **asker_values(actor)) == known
