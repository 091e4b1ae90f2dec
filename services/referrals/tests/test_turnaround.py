"""How long referrals take, by service and by place: `docs/domain/referrals.md §20`."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from chassis.actor import service_actor
from chassis.ids import new_id
from referrals.loop.commands import keep_clocks
from referrals.referral.domain import Referral
from referrals.transition import store
from referrals.transition.domain import GrantState, Status
from referrals.transition.policy import sees_transition
from referring_builders import API
from sharing.rights import DEALING_IN_REFERRALS
from sqlalchemy import text

FIGURES, LIST = f"{API}/referral_turnaround", f"{API}/referral_turnaround/referrals"
OPENED = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DILI, BAUCAU = "TL.TL-DI.TL-DI-01", "TL.TL-BA"
PEOPLE = ("amina", "rosa", "joao", "partner", "admin", "agent", "watcher", "national", "reader")
SPAN = {"datetime[from]": "2026-11-01", "datetime[to]": "2026-11-30", "level": "1"}
STEPS, STATES = ("answer", "contact", "completion"), ("reached", "in_time", "waiting")


@pytest.fixture
async def others(people):
    deals = {"case": ["read", "remove_assigned_users"]}
    await people.add("agent", scope="agency", agency="hospital", permissions=deals)
    await people.add("national", scope="all", permissions={"case": ["read"]})
    await people.add("reader", scope="group", groups=["north"], permissions={"case": ["read"]})
    await people.add("watcher", scope="all", permissions=deals)


@pytest.fixture
def kept(database, referring):
    """A referral as it came to stand, of a case of its own."""

    async def made(status=Status.IN_PROGRESS, *, place=DILI, facts=None, opened=OPENED, took=(), missed=None, **more):
        placed = {} if place is None else {"reporting_location_hierarchy": place}
        case = await referring.case(**placed | (facts or {}))
        names = ("responded_at", "contacted_at", "ended_at")
        at = {name: opened + hours * HOUR for name, hours in zip(names, took, strict=False) if hours is not None}
        about = {
            "record_id": case.record_id,
            "transitioned_by": "amina",
            "transitioned_to": "partner",
            "transitioned_to_user_groups": ["health"],
            "transitioned_to_user_agency": "hospital",
            "service": "health",
            "grant_state": GrantState.GRANTED,
            "missed_at": None if missed is None else opened + missed * HOUR,
        }
        one = Referral(id=new_id(), status=status, created_at=opened, settled_at=opened, **about | at | more)
        async with database.transaction(service_actor("referrals")) as uow:
            assert await store.add_transition(uow, one)
        return one

    return made


@pytest.fixture
def figures(client, people):
    async def asked(who="admin", **query):
        answer = await client(people.known[who]).get(FIGURES, params=SPAN | query)
        assert answer.status_code == 200, answer.text
        return {row["key"]: row for row in answer.json()["data"]}

    return asked


@pytest.fixture
async def many(kept, others):
    """Of several services and places, seen by different people, standing differently."""
    south = {"owned_by": "rosa", "owned_by_groups": ["south"], "associated_user_groups": ["south"]}
    ended = {"associated_user_agencies": ["mssi", "hospital"]}
    return [
        await kept(),
        await kept(Status.ACCEPTED, took=[2], missed=3),
        await kept(Status.ACCEPTED, took=[1, 5], place=BAUCAU),
        await kept(Status.DONE, took=[1, 5, 9], place=BAUCAU, service="legal"),
        await kept(Status.DONE, took=[4, 6, 20], missed=4.5, service=None, place=None),
        await kept(Status.REJECTED, took=[3, None, 3], missed=2, facts=ended),
        await kept(Status.REVOKED, took=[None, None, 1], facts=south | {"associated_user_names": ["rosa"]}),
        await kept(transitioned_by="rosa", facts=south | {"associated_user_names": ["rosa"]}),
        await kept(transitioned_by="rosa", transitioned_to="benedita", transitioned_to_user_groups=["north"]),
        await kept(facts=ended | {"owned_by_groups": [], "owned_by": "rosa"}, transitioned_by="rosa"),
        await kept(facts={"record_state": False}),
        await kept(opened=OPENED - timedelta(days=3)),
        await kept(grant_state=GrantState.ASKED),
        await kept(transitioned_to=None, remote=True),
    ]


NOT_COUNTED = 4
"""The last ones of `many`: disabled, before the span, not opened yet, to somebody outside."""


async def test_only_who_has_to_do_with_cases_or_referrals_may_ask(client, people, others):
    reader = await people.add("other", scope="all", permissions={"case": ["assign", "create"], "incident": ["read"]})
    for path in (FIGURES, LIST):
        assert (await client(None).get(path)).status_code == 401
        assert (await client(reader).get(path)).status_code == 403
        assert {(await client(people.known[who]).get(path)).status_code for who in PEOPLE} == {200}
    for right in DEALING_IN_REFERRALS:
        person = await people.add(f"only_{right}", permissions={"case": [right]})
        assert (await client(person).get(FIGURES)).json() == {"data": []}


async def test_that_some_may_be_withheld_is_said(client, people, many):
    told = {who: (await client(people.known[who]).get(FIGURES)).json().get("withheld") for who in PEOPLE}
    assert {who for who, withheld in told.items() if withheld} == {"reader"}


async def test_how_long_it_took_and_how_often_in_time(kept, figures):
    await kept(Status.DONE, took=[1, 5, 9])
    await kept(Status.DONE, took=[4, 6, 20], missed=4.5)
    await kept(Status.ACCEPTED, took=[10], missed=2)
    await kept()
    [row] = (await figures()).values()
    counts = {step: [row[step][state]["count"] for state in STATES] for step in STEPS}
    assert row["offered"]["count"] == 4
    assert counts == {"answer": [3, 2, 1], "contact": [2, 1, 1], "completion": [2, 1, 1]}
    medians = [row[step]["median_seconds"] for step in STEPS]
    assert medians == [4 * 3600, 5.5 * 3600, 14.5 * 3600]


async def test_it_is_told_by_service_and_by_place_and_what_has_none_is_told_as_such(many, figures):
    by_service = await figures(by="service")
    assert {key: row["offered"]["count"] for key, row in by_service.items()} == {"health": 8, "legal": 1, None: 1}
    by_place = await figures(by="place")
    assert {key: row["offered"]["count"] for key, row in by_place.items()} == {"TL-DI": 7, "TL-BA": 2, None: 1}
    in_baucau = await figures(by="service", place="TL-BA")
    assert {key: row["offered"]["count"] for key, row in in_baucau.items()} == {"health": 1, "legal": 1}
    assert list(await figures(by="place", level="2")) == ["TL-DI-01", None]


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("by", [None, "service", "place"])
async def test_each_number_opens_the_list_that_it_counts(who, by, many, figures, client, people):
    rows = await figures(who, **({} if by is None else {"by": by}))
    listing = client(people.known[who])
    for row in rows.values():
        for number in (row["offered"], *(row[step][state] for step in STEPS for state in STATES)):
            answer = await listing.get(f"{LIST}?{'&'.join(number['query'])}")
            assert answer.status_code == 200, answer.text
            listed = answer.json()
            assert (len(listed["data"]), listed["metadata"]["total"]) == (number["count"], number["count"])


@pytest.mark.parametrize("who", PEOPLE)
async def test_counted_is_what_the_person_may_see_and_all_of_it(who, many, client, people, database):
    answer = await client(people.known[who]).get(LIST, params=SPAN)
    actor = people.known[who]
    seen = set()
    async with database.transaction(actor) as uow:
        for one in many[:-NOT_COUNTED]:
            found = await store.find_with_case(uow, Referral, one.id)
            if sees_transition(actor, *found):
                seen.add(one.id)
    assert {UUID(each["id"]) for each in answer.json()["data"]} == seen


async def test_sight_differs_so_that_the_comparison_says_something(many, figures):
    offered = {who: sum(row["offered"]["count"] for row in (await figures(who)).values()) for who in PEOPLE}
    assert offered["admin"] == offered["watcher"] == len(many) - NOT_COUNTED
    assert len({offered[who] for who in ("amina", "rosa", "joao", "agent", "admin")}) > 3


THREE_HOURS_AGO = text(
    """
    UPDATE transition SET settled_at = settled_at - interval '3 hours',
        next_action_since = next_action_since - interval '3 hours',
        next_action_due = next_action_due - interval '3 hours'
    WHERE id = :id
    """
)


@pytest.mark.parametrize("told", [True, False], ids=["the supervisors were told", "the round had not come"])
async def test_what_is_answered_after_its_clock_ran_out_is_not_in_time(told, referring, figures, database):
    """High risk: to be seen within two hours."""
    late, prompt = [await referring.case(risk_level="high") for _ in range(2)]
    ids = [await referring.referral(case) for case in (late, prompt)]
    async with database.transaction(service_actor("referrals")) as uow:
        await uow.session.execute(THREE_HOURS_AGO, {"id": UUID(ids[0])})
        if told:
            await keep_clocks(uow, datetime.now(UTC))
    for case, id in zip((late, prompt), ids, strict=True):
        assert (await referring.answer(case, id, "accepted")).status_code == 200
    [row] = (await figures(**{"datetime[from]": "2026-01-01", "datetime[to]": "2199-01-01"})).values()
    assert [row["answer"][state]["count"] for state in STATES] == [2, 1, 0]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"by": "weather"}, "by"),
        ({"level": "-1"}, "level"),
        ({"level": "10"}, "level"),
        ({"datetime[from]": "yesterday"}, "datetime[from]"),
    ],
)
async def test_what_cannot_be_asked_is_refused_by_its_name(query, field, client, people):
    answer = await client(people.known["admin"]).get(FIGURES, params=query)
    assert answer.status_code == 422
    assert field in answer.json()["facts"]["fields"]


@pytest.mark.parametrize("query", [{"step": "dance"}, {"state": "asleep", "step": "answer"}])
async def test_a_list_of_nothing_known_is_refused(query, client, people):
    answer = await client(people.known["admin"]).get(LIST, params=query)
    assert (answer.status_code, list(answer.json()["facts"]["fields"])) == (422, [next(iter(query))])
