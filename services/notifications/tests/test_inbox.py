"""Who has to know of what, in the application."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from chassis.tables import held
from contracts.cases import LikenessNoticed, SearchLimitReached
from contracts.deadlines import DeadlineEscalated, DeadlineMissed, DeadlineReached, WorkExpected
from contracts.permissions import SYSTEM
from contracts.policy import PolicyDecided
from contracts.referrals import (
    ReferralAccepted,
    ReferralActivated,
    ReferralDone,
    ReferralEnded,
    ReferralRefused,
    ReferralRejected,
    ReferralRevoked,
)
from news_builders import API, a_step, an_assignment, next_step
from notifications.kind.reactions import KINDS
from sharing.chain import WhyEnded
from sqlalchemy import func, select


@pytest.fixture
def inbox_of(client, people):
    async def look(who, query=""):
        response = await client(people.known[who]).get(f"{API}/notifications{query}")
        assert response.status_code == 200
        return response.json()

    return look


async def kinds(inbox_of, who):
    return [row["kind"] for row in (await inbox_of(who))["data"]]


async def test_the_recipient_knows_of_a_new_referral(people, deliver, inbox_of):
    made = a_step()
    await deliver(made, about=made.transition_id)
    body = await inbox_of("partner")
    [row] = body["data"]
    assert row == {
        "id": row["id"],
        "kind": "referral_made",
        "subject_type": "transition",
        "subject_id": str(made.transition_id),
        "transition_id": str(made.transition_id),
        "record_type": "case",
        "record_id": str(made.record_id),
        "record_short_id": "a1b2c3d",
        "actor_user_name": "amina",
        "created_at": "2024-03-04T05:06:07.000Z",
        "read_at": None,
        "title": dict(KINDS["referral_made"].words),
        "link": "/referrals",
    }
    assert body["metadata"] == {"total": 1, "per": 20, "page": 1, "unread": 1}
    assert await kinds(inbox_of, "amina") == []


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (ReferralAccepted, "referral_accepted"),
        (ReferralRejected, "referral_rejected"),
        (ReferralDone, "referral_done"),
    ],
)
async def test_the_sender_knows_what_the_recipient_did(kind, told, people, deliver, inbox_of):
    step = a_step(kind, actor="partner")
    await deliver(step, about=step.transition_id)
    assert await kinds(inbox_of, "amina") == [told]
    assert await kinds(inbox_of, "partner") == []


async def test_the_sender_knows_what_cases_refused(people, deliver, inbox_of):
    step = a_step(ReferralRefused, actor="mahon", code="timed_out")
    await deliver(step, about=step.transition_id)
    assert await kinds(inbox_of, "amina") == ["referral_refused"]


async def test_the_new_owner_knows_of_an_assignment(people, deliver, inbox_of):
    done = an_assignment()
    await deliver(done, about=done.transition_id)
    assert await kinds(inbox_of, "benedita") == ["assigned"]
    assert await kinds(inbox_of, "joao") == []


async def test_the_new_owner_of_an_incident_is_told_of_an_incident(people, deliver, inbox_of):
    done = an_assignment(record_type="incident")
    await deliver(done, about=done.transition_id)
    assert await kinds(inbox_of, "benedita") == ["incident_assigned"]


async def test_a_recipient_who_never_heard_of_it_hears_of_no_revocation(people, deliver, inbox_of):
    step = a_step(ReferralRevoked)
    await deliver(step, about=step.transition_id)
    assert await kinds(inbox_of, "partner") == []
    assert await kinds(inbox_of, "amina") == []


async def test_a_recipient_who_was_told_hears_of_the_revocation(people, deliver, inbox_of):
    made = a_step()
    await deliver(made, about=made.transition_id)
    await deliver(next_step(ReferralRevoked, made), about=made.transition_id)
    assert await kinds(inbox_of, "partner") == ["referral_revoked", "referral_made"]


async def test_the_sender_knows_when_somebody_else_took_it_back(people, deliver, inbox_of):
    made = a_step()
    await deliver(made, about=made.transition_id)
    await deliver(next_step(ReferralRevoked, made, actor="admin"), about=made.transition_id)
    assert await kinds(inbox_of, "amina") == ["referral_revoked"]
    assert await kinds(inbox_of, "partner") == ["referral_revoked", "referral_made"]


@pytest.mark.parametrize("why", [why for why in WhyEnded if why is not WhyEnded.OWNER])
async def test_both_sides_are_told_why_a_referral_ended_by_itself(*, why, people, deliver, inbox_of):
    """Each reason has a kind of its own, so that none is forgotten. Another owner ends only transfers."""
    made = a_step()
    await deliver(made, about=made.transition_id)
    await deliver(next_step(ReferralEnded, made, actor="joao", code=why), about=made.transition_id)
    told = {name: await kinds(inbox_of, name) for name in ("partner", "amina", "joao")}
    [kind] = told["amina"]
    assert told == {"partner": [kind, "referral_made"], "amina": [kind], "joao": []}
    assert kind == f"access_ended_{why.name.lower()}"
    [title] = [row["title"]["en"] for row in (await inbox_of("amina"))["data"]]
    assert title.startswith("A referral ended: ")


async def test_who_never_heard_of_it_hears_of_no_end(people, deliver, inbox_of):
    step = a_step(ReferralEnded, code=WhyEnded.CLOSED)
    await deliver(step, about=step.transition_id)
    assert await kinds(inbox_of, "partner") == []


async def test_a_remote_referral_has_nobody_to_tell(people, deliver, inbox_of, deliveries):
    step = a_step(transitioned_to=None)
    await deliver(step, about=step.transition_id)
    assert await deliveries() == []


async def test_the_same_news_twice_is_one_entry_and_one_mail(people, deliver, inbox_of, deliveries):
    made = a_step()
    await deliver(made, about=made.transition_id, times=2)
    await deliver(made, about=made.transition_id)
    assert await kinds(inbox_of, "partner") == ["referral_made"]
    assert len(await deliveries()) == 1


async def test_news_waits_for_an_account_that_has_not_arrived(people, deliver, inbox_of, database):
    step = a_step(ReferralActivated, transitioned_to="newcomer")
    await deliver(step, about=step.transition_id)
    async with database.session() as session:
        assert await session.scalar(select(func.count()).select_from(held)) == 1


async def test_of_news_that_came_together_only_that_for_an_unknown_account_waits(
    people, deliver, inbox_of, deliveries, database
):
    steps = [a_step(transitioned_to=who) for who in ("partner", "newcomer", "benedita")]
    done = a_step(ReferralDone, actor="partner")
    await deliver.together(*((step, step.transition_id) for step in (*steps, done, done)))
    assert await kinds(inbox_of, "partner") == ["referral_made"]
    assert await kinds(inbox_of, "benedita") == ["referral_made"]
    assert await kinds(inbox_of, "amina") == ["referral_done"]
    assert sorted(row.user_name for row in await deliveries()) == ["amina", "benedita", "partner"]
    async with database.session() as session:
        assert await session.scalars(select(held.c.subject)) == [steps[1].transition_id]


async def test_read_one_and_then_all(people, deliver, inbox_of, client):
    for _ in range(3):
        step = a_step()
        await deliver(step, about=step.transition_id)
    partner = client(people.partner)
    [first, *_] = (await inbox_of("partner"))["data"]
    read = await partner.patch(f"{API}/notifications/{first['id']}", json={"data": {"read": True}})
    assert read.json()["data"]["read_at"] is not None
    again = await partner.patch(f"{API}/notifications/{first['id']}", json={"data": {"read": True}})
    assert again.json() == read.json()
    unread = await inbox_of("partner", "?unread=true&per=1")
    assert (len(unread["data"]), unread["metadata"]) == (1, {"total": 2, "per": 1, "page": 1, "unread": 2})
    assert (await partner.post(f"{API}/notifications/read")).json() == {"data": {"unread": 0}}
    assert (await inbox_of("partner"))["metadata"] == {"total": 3, "per": 20, "page": 1, "unread": 0}
    back = await partner.patch(f"{API}/notifications/{first['id']}", json={"data": {"read": False}})
    assert back.json()["data"]["read_at"] is None


async def test_each_person_sees_and_reads_only_the_own_entries(people, deliver, inbox_of, client):
    step = a_step()
    await deliver(step, about=step.transition_id)
    [row] = (await inbox_of("partner"))["data"]
    for other in ("amina", "admin", "nobody_role"):
        assert (await inbox_of(other))["data"] == []
        signed_in = client(people.known[other])
        path = f"{API}/notifications/{row['id']}"
        assert (await signed_in.patch(path, json={"data": {"read": True}})).status_code == 404
        assert (await signed_in.post(f"{API}/notifications/read")).status_code == 200
    assert (await inbox_of("partner"))["metadata"]["unread"] == 1


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/notifications"),
        ("PATCH", f"/notifications/{UUID(int=7)}"),
        ("POST", "/notifications/read"),
    ],
)
async def test_nobody_is_told_nothing(method, path, anonymous):
    response = await anonymous.request(method, API + path, json={"data": {"read": True}})
    assert response.status_code == 401


async def test_only_supervisors_who_may_search_know_of_a_child_on_file_twice(people, deliver, inbox_of):
    searching = {"case": ["read", "search_owned_by_others"]}
    await people.add("searcher", scope="group", permissions=searching, groups=["north"])
    noticed = LikenessNoticed(
        likeness_id=UUID(int=6),
        record_id=UUID(int=7),
        record_type="case",
        owned_by="amina",
        cases=1,
        actor=SYSTEM,
        at=datetime(2026, 11, 22, 9, 0, tzinfo=UTC),
    )
    await deliver(noticed, about=noticed.likeness_id)
    [row] = (await inbox_of("searcher"))["data"]
    assert (row["kind"], row["link"]) == ("likeness_noticed", f"/cases/{UUID(int=7)}/alike")
    assert await kinds(inbox_of, "amina") == await kinds(inbox_of, "rosa") == await kinds(inbox_of, "joao") == []


def a_deadline(kind, **more):
    return kind(
        deadline_id=UUID(int=8),
        record_id=UUID(int=7),
        record_type="case",
        owned_by="amina",
        actor=SYSTEM,
        at=datetime(2026, 11, 22, 9, 0, tzinfo=UTC),
        **more,
    )


SUPERVISED = {"amina": ["deadline_passed_on"], "head": ["deadline_escalated"]}


@pytest.mark.parametrize(
    ("kind", "more", "told"),
    [
        (DeadlineReached, {}, {"amina": ["deadline_reached"]}),
        (DeadlineMissed, {}, {"amina": ["deadline_missed"]}),
        (DeadlineEscalated, {"rung": "supervisor"}, SUPERVISED),
        (DeadlineEscalated, {"rung": "national"}, SUPERVISED | {"overseer": ["deadline_escalated"]}),
    ],
)
async def test_each_rung_of_a_deadline_is_told_to_whom_it_concerns(*, kind, more, told, people, deliver, inbox_of):
    reading = {"case": ["read"]}
    await people.add("head", scope="group", permissions=reading, groups=["north"])
    await people.add("overseer", scope="all", permissions=reading, groups=["far"])
    await people.add("keeper", scope="all", permissions={"system": ["manage"]}, groups=["far"])
    event = a_deadline(kind, **more)
    for _ in range(2):
        await deliver(event, about=event.deadline_id)
    names = ("amina", "head", "overseer", "keeper", "rosa")
    assert {name: found for name in names if (found := await kinds(inbox_of, name))} == told


async def test_who_asked_for_it_is_reminded_of_tomorrow_and_nobody_else(people, deliver, inbox_of, deliveries):
    said = {"benedita": {"work_reminder": True}, "rosa": {"work_reminder": False}, "amina": {}}
    for name, notifications in said.items():
        await people.add(name, groups=["north"], notifications=notifications)
    for number, name in enumerate((*said, "no_such_person")):
        id = UUID(int=40 + number)
        event = a_deadline(WorkExpected).model_copy(update={"deadline_id": id, "record_id": id, "owned_by": name})
        await deliver(event, about=id)
    [row] = (await inbox_of("benedita"))["data"]
    assert (row["kind"], row["link"], row["record_short_id"]) == ("work_ahead", "/", None)
    assert await kinds(inbox_of, "amina") == await kinds(inbox_of, "rosa") == []
    assert [each.user_name for each in await deliveries()] == ["benedita"]


async def test_who_proposed_and_who_oversees_all_know_that_the_deadlines_were_changed(people, deliver, inbox_of):
    """But for who decided it, who oversees all here, too."""
    await people.add("overseer", scope="all", permissions={"case": ["read"]}, groups=["far"])
    await people.add("decider", scope="all", permissions={"case": ["read"], "system": ["manage"]}, groups=["far"])
    decided = PolicyDecided(
        decision_id=UUID(int=9),
        record_id=UUID(int=7),
        record_type="policy_pack",
        owned_by="amina",
        effective_from=date(2026, 12, 1),
        actor="decider",
        at=datetime(2026, 11, 22, 9, 0, tzinfo=UTC),
    )
    for event in (decided, decided.model_copy(update={"decision_id": UUID(int=10), "owned_by": None})):
        for _ in range(2):
            await deliver(event, about=event.decision_id)
    names = ("amina", "overseer", "decider", "rosa")
    told = {name: found for name in names if (found := await kinds(inbox_of, name))}
    assert told == {"amina": ["policy_decided"], "overseer": ["policy_decided"] * 2}
    [row] = (await inbox_of("amina"))["data"]
    assert (row["link"], row["record_short_id"]) == ("/setup/policies", None)


async def test_one_mail_a_day_tells_of_all_that_is_overdue(people, deliver, inbox_of, deliveries):
    """In the site's day, and however many cases it is about."""
    await people.add("rosa", groups=["far"])
    late = datetime(2026, 11, 22, 14, 59, tzinfo=UTC)
    times = (late - timedelta(hours=5), late, late + timedelta(minutes=2))
    for number, at in enumerate(times):
        event = a_deadline(DeadlineMissed).model_copy(update={"deadline_id": UUID(int=20 + number), "at": at})
        await deliver(event, about=event.deadline_id)
    other = a_deadline(DeadlineMissed).model_copy(update={"deadline_id": UUID(int=30), "owned_by": "rosa"})
    await deliver(other, about=other.deadline_id)
    assert await kinds(inbox_of, "amina") == ["deadline_missed"] * 3
    assert sorted((each.user_name, each.created_at) for each in await deliveries()) == [
        ("amina", times[0]),
        ("amina", times[2]),
        ("rosa", other.at),
    ]


async def test_a_supervisor_knows_who_searched_too_much_and_of_no_child(people, deliver, inbox_of):
    reached = SearchLimitReached(
        search_id=UUID(int=5),
        record_id=people.amina.id,
        user_name="amina",
        shown=100,
        limit=100,
        actor=SYSTEM,
        at=datetime(2026, 11, 22, 9, 0, tzinfo=UTC),
    )
    await deliver(reached, about=reached.search_id)
    [row] = (await inbox_of("joao"))["data"]
    assert (row["kind"], row["record_type"], row["record_id"]) == ("search_limit_reached", "user", str(people.amina.id))
    assert await kinds(inbox_of, "amina") == await kinds(inbox_of, "rosa") == []
