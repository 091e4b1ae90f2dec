"""What a person wrote about a child stays sealed: in no event, no plain column, no log, no refusal."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from chassis.actor import service_actor
from chassis.life_span import prune_outbox
from contracts.cases import CaseErased
from contracts.referrals import TransitionErased
from referrals.referral.shapes import AnswerInput, BulkReferralInput, ReferralInput
from referrals.transition.shapes import AssignInput, BulkAssignInput
from referring_builders import API, ROW
from sqlalchemy import text
from testkit.services import make_unheld_client

CANARY = "Canary Kiikitaa of the blue house"
FIELDS = ("notes", "transitioned_to_remote", "transitioned_to_agency", "type_of_export")


async def everything_at_rest(database):
    """Every column of every table, as text; and the raw bytes of what is sealed."""
    async with database.session() as session:
        tables = await session.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
        found = []
        for table in list(tables):
            rows = await session.execute(text(f'SELECT to_jsonb(t)::text FROM "{table}" t'))
            found += [row[0] for row in rows]
    return "\n".join(found)


async def test_what_was_written_is_in_no_plain_column_event_or_log(
    *, referring, database, published, client, people, capfd
):
    case = await referring.case()
    written = {name: f"{CANARY} {name}" for name in FIELDS}
    remote = await referring.ask(case, to=None, remote=True, **written)
    assert remote.json()["data"]["transitioned_to_remote"].startswith(CANARY)
    for answers in (("rejected",), ("accepted", "done")):
        id = await referring.referral(case, notes=f"{CANARY} notes")
        for status in answers:
            await referring.answer(
                case, id, status, rejected_reason=f"{CANARY} reason", rejection_note=f"{CANARY} note"
            )
    assignment = {"transitioned_to": "benedita", "notes": f"{CANARY} assign"}
    await client(people.joao).post(f"{API}/cases/{case.record_id}/assigns", json={"data": assignment})
    await referring.ask(case, service=f"{CANARY} service")
    await referring.ask(case, notes=5, transitioned_to=[CANARY])
    at_rest = await everything_at_rest(database)
    assert "Kiikitaa" not in at_rest
    assert b"Kiikitaa".hex() not in at_rest
    events = json.dumps([event.model_dump(mode="json") for event in await published()])
    assert "Kiikitaa" not in events
    output = capfd.readouterr()
    assert "Kiikitaa" not in output.out + output.err


async def test_a_refusal_never_repeats_what_was_sent(referring, client, people):
    case = await referring.case()
    refusals = [
        await referring.ask(case, service=f"{CANARY}"),
        await referring.ask(case, notes=[CANARY]),
        await referring.ask(case, to=CANARY),
        await client(people.amina).get(f"{API}/referrals?status={CANARY}"),
    ]
    for response in refusals:
        assert response.status_code == 422
        assert "Kiikitaa" not in response.text


BODIES = [
    ("POST", "/cases/{case}/referrals", ReferralInput, {"transitioned_to": "partner"}),
    ("POST", "/cases/{case}/referrals", ReferralInput, {"remote": True}),
    ("POST", "/cases/referrals", BulkReferralInput, {"transitioned_to": "partner", "ids": ["{case}"]}),
    ("PATCH", "/cases/{case}/referrals/{referral}", AnswerInput, {"status": "rejected"}),
    ("POST", "/cases/{case}/assigns", AssignInput, {"transitioned_to": "benedita"}),
    ("POST", "/cases/assigns", BulkAssignInput, {"transitioned_to": "benedita", "filters": {"id": ["{case}"]}}),
]


@pytest.mark.parametrize("word", ["Kiikitaa", f"{CANARY} told in several words"])
async def test_a_word_in_any_field_of_any_body_is_refused_or_sealed(
    word, *, referring, database, published, client, people
):
    """`refused`: with the field's name; else it was sealed, for nothing tells it in plain."""
    asked = 0
    for method, path, body, rest in BODIES:
        for name in body.model_fields:
            case = await referring.case()
            referral = await referring.referral(case) if "{referral}" in path else ""
            filled = json.loads(json.dumps(rest).replace("{case}", str(case.record_id)))
            who = client(people.partner if referral else people.joao if "assigns" in path else people.amina)
            target = path.format(case=case.record_id, referral=referral)
            answer = await who.request(method, f"{API}{target}", json={"data": filled | {name: word}})
            asked += 1
            assert answer.status_code in {200, 422, 403}, (target, name, answer.text)
    assert "Kiikitaa" not in await everything_at_rest(database)
    assert "Kiikitaa" not in json.dumps([event.model_dump(mode="json") for event in await published()])
    assert asked > len(BODIES)


async def test_each_transition_has_its_own_key(referring, database):
    case = await referring.case()
    await referring.referral(case)
    await referring.referral(case, service_record_id=ROW)
    async with database.session() as session:
        keys = list(await session.scalars(text("SELECT wrapped_key FROM transition")))
    assert len(set(keys)) == 2


async def test_sealed_bytes_do_not_open_in_another_row(referring, database, app, people):
    case = await referring.case()
    first, second = await referring.referral(case), await referring.referral(case, service_record_id=ROW)
    async with database.session() as session:
        swap = text(
            "UPDATE transition SET sealed = o.sealed, wrapped_key = o.wrapped_key FROM transition o "
            "WHERE transition.id = :first AND o.id = :second"
        )
        await session.execute(swap, {"first": first, "second": second})
    response = await make_unheld_client(app, "referrals", people.amina).get(f"{API}/referrals/{first}")
    assert response.status_code == 500
    assert "Please see" not in response.text


async def test_what_nobody_asks_of_a_case_is_not_kept_here(referring, database):
    """Its services and the concerns are facts, too, and say more of a child than a referral needs."""
    case = await referring.case(risk_level="high", protection_concerns=["kiikitaa"], status="open")
    await referring.referral(case)
    kept = await everything_at_rest(database)
    assert str(case.record_id) in kept
    assert "kiikitaa" not in kept


async def test_of_an_erased_case_nothing_stays_here_and_nothing_told_of_its_referrals(
    referring, database, published, deliver
):
    await referring.services("kiikita_house")
    case = await referring.case(short_id="kiikita")
    id = await referring.referral(case, service="kiikita_house", notes=CANARY)
    assert "kiikita" in await everything_at_rest(database)
    await deliver(CaseErased(record_id=case.record_id, record_type="case"), about=case.record_id)
    assert [str(event.transition_id) for event in await published(TransitionErased)] == [id]
    async with database.transaction(service_actor("referrals")) as uow:
        await uow.session.execute(text("UPDATE outbox SET published_at = now() WHERE published_at IS NULL"))
        await prune_outbox(uow, datetime.now(UTC) + timedelta(minutes=1))
    at_rest = (await everything_at_rest(database)).replace('{"code": "kiikita_house"}', "")
    assert "kiikita" not in at_rest
    assert [type(event) for event in await published()] == [TransitionErased]
