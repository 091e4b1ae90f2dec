"""The activity log: what became of handing cases over, for who looks after the people."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from chassis.actor import service_actor
from chassis.ids import new_id
from referrals.transition import store
from referrals.transition.domain import GrantState, Status, Transition
from referring_builders import API, assigned, changed

LOG = f"{API}/activity_log"


class Handing(Transition):
    type = "Transfer"


@pytest.fixture
async def overseer(people):
    return await people.add("overseer", scope="all", permissions={"activity_log": ["transfer"], "case": ["read"]})


@pytest.fixture
def handed(database, referring):
    """A transfer that was answered, of a case of its own."""

    async def made(status, *, at=None, by="amina", to="benedita", groups=("south",)):
        case = await referring.case()
        at = at or datetime.now(UTC) - timedelta(hours=1)
        one = Handing(
            id=new_id(),
            record_id=case.record_id,
            record_short_id="a1b2c3d",
            status=status,
            grant_state=GrantState.GRANTED,
            transitioned_by=by,
            transitioned_by_user_groups=["north"],
            transitioned_to=to,
            transitioned_to_user_groups=list(groups),
            record_owned_by=by,
            created_at=at,
            responded_at=at if status in {Status.ACCEPTED, Status.REJECTED} else None,
        )
        async with database.transaction(service_actor("referrals")) as uow:
            assert await store.add_transition(uow, one)
        return one

    return made


async def asked(client, person, query=""):
    answer = await client(person).get(f"{LOG}{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_it_tells_how_transfers_were_answered(handed, client, overseer):
    now = datetime.now(UTC)
    taken = await handed(Status.ACCEPTED, at=now - timedelta(hours=2))
    declined = await handed(Status.REJECTED, at=now - timedelta(hours=1))
    await handed(Status.IN_PROGRESS)
    answer = await asked(client, overseer, "?types=transfer")
    assert [row["record_id"] for row in answer["data"]] == [str(declined.record_id), str(taken.record_id)]
    no, yes = answer["data"]
    assert yes["data"] == {
        "status": {"from": "in_progress", "to": "accepted"},
        "owned_by": {"from": "amina", "to": "benedita"},
    }
    assert no["data"]["owned_by"] == {"from": "amina", "to": "amina"}
    assert (yes["type"], yes["record_type"], yes["display_id"]) == ("transfer", "Child", "a1b2c3d")
    assert (yes["performed_by"], yes["record_access_denied"]) == ("benedita", False)
    assert answer["metadata"]["total"] == 2


async def test_who_answered_for_the_person_asked_is_named(referring, client, people, overseer):
    case = await referring.case()
    id = await referring.transfer(case)
    south = {"associated_user_names": ["amina", "taker"], "associated_user_groups": ["north", "south"]}
    await referring.deliver(changed(changed(case), **south), about=case.record_id)
    assert (await referring.reply(case, id, "rejected", by="head")).status_code == 200
    [row] = (await asked(client, overseer, "?types=transfer"))["data"]
    assert row["performed_by"] == "head"


async def test_an_assignment_that_was_carried_out_is_told_of(referring, client, people, deliver, overseer):
    case = await referring.case()
    data = {"data": {"transitioned_to": "benedita"}}
    made = await client(people.joao).post(f"{API}/cases/{case.record_id}/assigns", json=data)
    id = made.json()["data"]["id"]
    assert (await asked(client, overseer))["data"] == []
    await deliver(assigned(case, id, "benedita"), about=case.record_id)
    [row] = (await asked(client, overseer, "?types=assign"))["data"]
    assert (row["type"], row["performed_by"]) == ("assign", "joao")
    assert row["data"]["owned_by"] == {"from": "amina", "to": "benedita"}


@pytest.mark.parametrize(
    ("who", "rights", "seen"),
    [
        ("in the giver's group", {"scope": "group", "groups": ["north"]}, 1),
        ("in the receiver's group", {"scope": "group", "groups": ["south"]}, 1),
        ("in another group", {"scope": "group", "groups": ["east"]}, 0),
        ("in another agency", {"scope": "agency", "agency": "elsewhere"}, 0),
        ("alone", {"scope": "self"}, 0),
    ],
)
async def test_it_tells_of_the_people_within_reach(handed, client, people, who, rights, seen):
    await handed(Status.ACCEPTED)
    leader = await people.add("leader", permissions={"activity_log": ["transfer"]}, **rights)
    found = (await asked(client, leader))["data"]
    assert len(found) == seen, who
    assert all(row["record_access_denied"] for row in found)


async def test_it_looks_back_seven_days_unless_asked_otherwise(handed, client, overseer):
    at = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
    old = await handed(Status.ACCEPTED, at=at)
    assert (await asked(client, overseer))["data"] == []
    for query, count in (
        ("?datetime[from]=2026-03-10&datetime[to]=2026-03-10", 1),
        ("?datetime[from]=2026-03-11&datetime[to]=2026-03-12", 0),
        ("?datetime[to]=2026-03-12", 1),
        ("?datetime[from]=2026-01-01&order=asc&per=1", 1),
    ):
        found = (await asked(client, overseer, query))["data"]
        assert [UUID(row["record_id"]) for row in found] == [old.record_id] * count, query


@pytest.mark.parametrize(
    ("query", "field", "code"),
    [("?types=nonsense", "types", "unknown_activity"), ("?datetime[from]=now", "datetime[from]", "not_a_moment")],
)
async def test_what_it_cannot_be_asked_is_refused(client, overseer, query, field, code):
    answer = await client(overseer).get(f"{LOG}{query}")
    assert (answer.status_code, answer.json()["facts"]["fields"]) == (422, {field: [code]})


@pytest.mark.parametrize(("who", "status"), [(None, 401), ("amina", 403), ("admin", 200)])
async def test_who_may_ask(client, people, who, status):
    assert (await client(who and getattr(people, who)).get(LOG)).status_code == status
