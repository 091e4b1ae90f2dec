"""Whose turn it is with a referral and by when, through the API and on the database: `docs/domain/referrals.md §18`."""

import asyncio
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from chassis.actor import service_actor
from chassis.deadlines import Deadline
from chassis.ids import derived_id
from chassis.schedule import run_once
from chassis.site import Site
from contracts.policy import ReferralClocksDecided
from contracts.referrals import ReferralDone, ReferralExpired, ReferralRejected
from referrals.clock.domain import DEFAULTS
from referrals.loop.commands import keep_clocks
from referrals.worker import SCHEDULES
from referring_builders import API, ROW, an_incident, changed
from sharing.clocks import DEFAULT_CLOCKS, HOLIDAYS
from sqlalchemy import text
from test_races import an_open_referral

HOUR = timedelta(hours=1)
DILI = Site(ZoneInfo("Asia/Dili"))
HEALTH = "health_medical_service"


@pytest.fixture
def at_work(database):
    """The round of the worker, at this moment."""

    async def run(now):
        async with database.transaction(service_actor("referrals")) as uow:
            await keep_clocks(uow, now)

    return run


@pytest.fixture
def shown(client, people):
    async def show(id, by="amina"):
        return (await client(people.known[by]).get(f"{API}/referrals/{id}")).json()["data"]

    return show


@pytest.fixture
def step(client, people):
    async def take(case, id, name, *, by="partner", headers=None, **more):
        path = f"{API}/cases/{case.record_id}/referrals/{id}/steps"
        body = {"data": {"step": name} | more}
        return await client(people.known[by]).post(path, json=body, headers=headers or {})

    return take


def moment(text):
    return datetime.fromisoformat(text)


def turn(shown):
    return tuple(shown.get(name) for name in ("next_action", "next_action_of", "next_action_owner"))


def lasts(shown):
    return moment(shown["next_action_due"]) - moment(shown["next_action_since"])


async def test_each_step_says_whose_turn_is_next_and_by_when(referring, shown, step):
    case = await referring.case(risk_level="high")
    id = (await referring.ask(case)).json()["data"]["id"]
    asked = await shown(id)
    assert turn(asked) == ("open", "system", None)
    id = await referring.referral(await referring.case(risk_level="high"))
    offered = await shown(id)
    assert (*turn(offered), lasts(offered)) == ("acknowledge", "recipient", "partner", 2 * HOUR)
    case = await referring.case(risk_level="high")
    id = await referring.referral(case)
    received = (await step(case, id, "acknowledged")).json()["data"]
    assert (*turn(received), lasts(received)) == ("decide", "recipient", "partner", 4 * HOUR)
    assert (received["status"], received["version"]) == ("in_progress", (await shown(id))["version"])
    accepted = (await referring.answer(case, id, "accepted", base_version=received["version"])).json()["data"]
    assert (*turn(accepted), lasts(accepted)) == ("first_contact", "recipient", "partner", 24 * HOUR)
    assert turn((await step(case, id, "contacted")).json()["data"]) == ("progress", "recipient", "partner")
    done = (await referring.answer(case, id, "done", outcome="given", need_met="yes")).json()["data"]
    assert (*turn(done), done["status"]) == ("confirm", "sender", "amina", "done")
    over = (await step(case, id, "confirmed", by="amina")).json()["data"]
    assert (*turn(over), over["status"], over["steps"]) == (None, None, None, "done", [])


@pytest.mark.parametrize(
    ("risk", "allowed"),
    [("high", (2, "hours")), *((risk, (8, "working_hours")) for risk in ("medium", None, "dire"))],
)
async def test_the_risk_of_the_case_says_how_long(risk, allowed, referring, shown, database):
    offered = await shown(
        await referring.referral(await referring.case(**({} if risk is None else {"risk_level": risk})))
    )
    since = moment(offered["next_action_since"])
    due = DEFAULTS.calendar.due(Deadline(*allowed), since, database.site)
    assert moment(offered["next_action_due"]) == due


async def test_who_says_a_step_is_who_it_is_for(referring, step):
    case = await referring.case()
    id = await referring.referral(case)
    answers = {who: (await step(case, id, "acknowledged", by=who)).status_code for who in ("amina", "rosa", "admin")}
    assert answers == {"amina": 403, "rosa": 404, "admin": 403}
    assert (await step(case, id, "acknowledged")).status_code == 200
    await referring.answer(case, id, "rejected", declined_by="service", decline_reason="no_capacity")
    assert (await step(case, id, "rerouted")).status_code == 403
    assert (await step(case, id, "rerouted", by="rosa")).status_code == 404
    assert (await step(case, id, "rerouted", by="amina")).status_code == 200


async def test_a_step_that_cannot_be_now_is_refused_and_says_what_is_waited_for(referring, step):
    case = await referring.case()
    id = await referring.referral(case)
    answer = await step(case, id, "contacted")
    assert (answer.status_code, answer.json()["code"]) == (409, "step_not_now")
    assert answer.json()["facts"] == {"next_action": "acknowledge"}


async def test_a_step_that_is_sent_again_counts_once(referring, step, shown):
    case = await referring.case()
    id = await referring.referral(case)
    key = {"Idempotency-Key": "0198e1a0-0000-7000-8000-000000000009"}
    first, second = [(await step(case, id, "acknowledged", headers=key)) for _ in range(2)]
    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json() == second.json()


async def test_a_decline_says_who_and_why_and_what_is_left_open(referring, published, shown, people, client):
    await referring.services(HEALTH)
    case = await referring.case(risk_level="high")
    id = await referring.referral(case, service=HEALTH)
    await referring.answer(case, id, "rejected", declined_by="service", decline_reason="no_capacity")
    told = await shown(id)
    assert (told["declined_by"], told["decline_reason"]) == ("service", "no_capacity")
    assert (*turn(told), told["steps"]) == ("reroute", "sender", "amina", ["rerouted"])
    [event] = await published(ReferralRejected)
    assert (event.declined_by, event.decline_reason) == ("service", "no_capacity")
    again = await referring.referral(case, service=HEALTH)
    assert turn(await shown(id)) == (None, None, None)
    assert turn(await shown(again))[0] == "acknowledge"


async def test_who_gave_it_is_shown_who_else_can_be_asked(referring, shown, people):
    await referring.services(HEALTH)
    rights = {"case": ["read", "receive_referral"]}
    await people.add("clinic", permissions=rights, groups=["health"], services=[HEALTH])
    await people.add("school", permissions=rights, groups=["health"], services=["education"])
    case = await referring.case()
    id = await referring.referral(case, service=HEALTH)
    assert "alternatives" not in await shown(id)
    await referring.answer(case, id, "rejected")
    assert [each["user_name"] for each in (await shown(id))["alternatives"]] == ["clinic"]
    assert "alternatives" not in await shown(id, by="partner")


async def test_an_old_client_declines_with_words_alone(referring, shown):
    case = await referring.case()
    id = await referring.referral(case)
    assert (await referring.answer(case, id, "rejected", rejected_reason="We are full")).status_code == 200
    told = await shown(id)
    assert (told["rejected_reason"], "decline_reason" in told, told["next_action"]) == ("We are full", False, "reroute")


@pytest.mark.parametrize(
    ("status", "codes", "field", "problem"),
    [
        ("rejected", {"declined_by": "family"}, "decline_reason", "blank"),
        ("rejected", {"decline_reason": "unsafe"}, "declined_by", "blank"),
        ("accepted", {"declined_by": "family", "decline_reason": "unsafe"}, "declined_by", "not_with_this_status"),
        ("rejected", {"outcome": "given", "need_met": "yes"}, "outcome", "not_with_this_status"),
    ],
)
async def test_half_of_a_pair_and_a_code_where_it_does_not_belong_are_refused(
    status, codes, field, problem, referring, shown
):
    case = await referring.case()
    id = await referring.referral(case)
    answer = await referring.answer(case, id, status, **codes)
    assert answer.status_code == 422
    assert answer.json()["facts"]["fields"][field] == [problem]
    assert (await shown(id))["status"] == "in_progress"


async def test_an_end_that_did_not_meet_the_need_leaves_it_open(referring, published, shown):
    case = await referring.case()
    id = await referring.referral(case, service_record_id=ROW)
    await referring.answer(case, id, "accepted")
    await referring.answer(case, id, "done", outcome="not_given", need_met="no")
    assert turn(await shown(id)) == ("reroute", "sender", "amina")
    [event] = await published(ReferralDone)
    assert (event.outcome, event.need_met) == ("not_given", "no")


async def test_who_does_not_read_its_words_reads_no_reasons(referring, shown, people):
    await people.add("counter", scope="all", permissions={"case": ["read"]})
    case = await referring.case()
    id = await referring.referral(case)
    await referring.answer(case, id, "rejected", declined_by="family", decline_reason="family_declines")
    assert (await shown(id, by="partner"))["declined_by"] == "family"
    seen = await shown(id, by="counter")
    assert (seen["next_action"], "declined_by" in seen, "decline_reason" in seen) == ("reroute", False, False)


async def test_what_ran_out_goes_to_the_supervisor_once_and_can_still_be_answered(
    referring, at_work, published, shown, step
):
    case = await referring.case(risk_level="high")
    id = await referring.referral(case)
    due = moment((await shown(id))["next_action_due"])
    await at_work(due - timedelta(seconds=1))
    assert await published(ReferralExpired) == []
    for seconds in (1, 31, 61):
        await at_work(due + timedelta(seconds=seconds))
    [told] = await published(ReferralExpired)
    assert (str(told.transition_id), told.step, told.actor) == (id, "acknowledge", "mahon")
    late = await shown(id)
    assert (*turn(late), late["status"], late["access"]) == ("reroute", "supervisor", None, "in_progress", "granted")
    answered = (await referring.answer(case, id, "accepted", base_version=late["version"])).json()["data"]
    assert (*turn(answered), "expired_at" in answered) == ("first_contact", "recipient", "partner", False)
    await at_work(moment(answered["next_action_due"]) + HOUR)
    assert [each.step for each in await published(ReferralExpired)] == ["acknowledge", "first_contact"]


async def test_nothing_runs_out_of_a_case_that_is_closed(referring, at_work, published, shown, deliver):
    case = await referring.case(risk_level="high")
    id = await referring.referral(case)
    await referring.answer(case, id, "rejected")
    closed = changed(case, status="closed").model_copy(update={"version": case.version + 2})
    await deliver(closed, about=case.record_id)
    await at_work(datetime.now(UTC) + timedelta(days=30))
    assert await published(ReferralExpired) == []
    assert turn(await shown(id))[0] == "reroute"


async def test_a_clock_stands_still_for_a_coded_reason_only_and_does_not_lose_its_time(referring, step, shown):
    case = await referring.case(risk_level="high")
    id = await referring.referral(case)
    await referring.answer(case, id, "accepted")
    assert (await step(case, id, "paused")).status_code == 422
    assert (await step(case, id, "paused", reason="tired")).status_code == 422
    assert (await step(case, id, "contacted", reason="child_away")).status_code == 422
    before = moment((await shown(id))["next_action_due"])
    paused = (await step(case, id, "paused", reason="child_away")).json()["data"]
    assert (*turn(paused), paused["paused_because"]) == ("resume", "recipient", "partner", "child_away")
    assert (await step(case, id, "paused", reason="child_away")).status_code == 409
    resumed = (await step(case, id, "resumed")).json()["data"]
    assert turn(resumed)[0] == "first_contact"
    assert before < moment(resumed["next_action_due"]) < before + timedelta(minutes=1)
    assert "paused_because" not in resumed


async def test_the_pack_in_force_says_how_long_and_a_running_clock_stays(referring, deliver, shown):
    running = await referring.referral(await referring.case(risk_level="high"))
    clocks = {risk: by | {"acknowledge": {"hours": 1}} for risk, by in DEFAULT_CLOCKS.items()}
    said = {"clocks": clocks, "windows": {}, "unknown_risk": "medium", "working_week": [1, 2, 3, 4, 5]}
    later = {"effective_from": "2999-01-01", "version": 8, "holidays": list(HOLIDAYS)} | said
    now = {"effective_from": "2026-01-01", "version": 7, "holidays": list(HOLIDAYS)} | said
    await deliver(ReferralClocksDecided(decided=[later, now]), about=derived_id("policy", "referral_clocks"), times=2)
    new = await shown(await referring.referral(await referring.case(risk_level="high")))
    assert (lasts(new), new["next_action_policy"]) == (HOUR, 7)
    old = await shown(running)
    assert (lasts(old), old["next_action_policy"]) == (2 * HOUR, 0)


async def test_a_forensic_examination_has_to_happen_within_its_window(referring, deliver, shown, step):
    await referring.services(HEALTH)
    case = await referring.case(risk_level="low")
    today = DILI.day(datetime.now(UTC))
    yesterday = (today - timedelta(days=1)).isoformat()
    happened = an_incident(incident_case_id=str(case.record_id), incident_date_derived=yesterday)
    await deliver(happened, about=happened.record_id)
    id = await referring.referral(case, service=HEALTH)
    offered = await shown(id)
    window_ends = DILI.begins(today + timedelta(days=2))
    assert moment(offered["next_action_due"]) <= window_ends
    accepted = (await referring.answer(case, id, "accepted")).json()["data"]
    assert moment(accepted["next_action_due"]) == window_ends
    other = await referring.referral(case, service_record_id=ROW)
    elsewhere = (await referring.answer(case, other, "accepted")).json()["data"]
    assert moment(elsewhere["next_action_due"]) > window_ends


async def test_what_was_open_before_there_were_clocks_gets_one_from_now_on(
    referring, database, at_work, published, shown
):
    id = await referring.referral(await referring.case(risk_level="high"))
    async with database.session() as session:
        await session.execute(
            text(
                "UPDATE transition SET next_action = NULL, next_action_due = NULL, next_action_of = NULL,"
                " next_action_since = NULL, settled_at = '2026-01-01' WHERE id = CAST(:id AS uuid)"
            ),
            {"id": id},
        )
    now = datetime.now(UTC)
    await at_work(now)
    assert await published(ReferralExpired) == []
    told = await shown(id)
    assert (turn(told)[0], lasts(told)) == ("acknowledge", 2 * HOUR)
    assert abs(moment(told["next_action_since"]) - now) < timedelta(seconds=1)


async def test_the_round_is_made_once_however_many_workers_there_are(really, committed):
    """Both run the round at one moment, while the person asked answers: told at most once, and the answer counts."""
    case, id, _ = await an_open_referral(really, risk_level="high")
    [schedule] = [each for each in SCHEDULES if each.run is keep_clocks]
    late = datetime.now(UTC) + 3 * HOUR
    worker = service_actor("referrals")

    async def round_of():
        async with committed.transaction(worker) as uow:
            await keep_clocks(uow, late)

    answer, *_ = await asyncio.gather(
        really.answer(case, id, "accepted", base_version=2),
        round_of(),
        round_of(),
        run_once(schedule, committed, worker, late),
        run_once(schedule, committed, worker, late),
    )
    assert answer.status_code == 200, answer.text
    assert len(await really.published(ReferralExpired)) <= 1
    shown = (await really.client(really.people.amina).get(f"{API}/referrals/{id}")).json()["data"]
    assert (shown["status"], shown["next_action"]) == ("accepted", "first_contact")
    for _ in range(2):
        async with committed.transaction(worker) as uow:
            await keep_clocks(uow, late + 48 * HOUR)
    steps = [each.step for each in await really.published(ReferralExpired)]
    assert steps.count("first_contact") == 1
