"""Many at once: what was done is told from what was refused, and nothing done is never told as a success."""

import asyncio
from uuid import uuid4

import pytest
from contracts.referrals import AssignmentMade, ReferralMade
from referring_builders import API, a_case, assigned, granted, refused
from testkit import eventually

REFERRALS, ASSIGNMENTS = "referrals", "assigns"
BOTH = pytest.mark.parametrize("what", [REFERRALS, ASSIGNMENTS])
EVENT = {REFERRALS: ReferralMade, ASSIGNMENTS: AssignmentMade}
TO = {REFERRALS: "partner", ASSIGNMENTS: "benedita"}


@pytest.fixture
def ask(client, people):
    return asking(client, people)


def asking(client, people):
    async def ask_for_many(what, ids, *, by="admin", **headers):
        named = {"ids": ids} if what == REFERRALS else {"filters": {"id": ids}}
        body = {"data": named | {"transitioned_to": TO[what], "notes": "many"}}
        return await client(people.known[by]).post(f"{API}/cases/{what}", json=body, headers=headers)

    return ask_for_many


def carried_out(case, what, transition):
    return granted(case, transition) if what == REFERRALS else assigned(case, transition, TO[what])


@BOTH
async def test_where_each_is_refused_the_answer_is_a_refusal_that_names_each(what, referring, ask, published):
    unknown = str(uuid4())
    theirs = await referring.case(owned_by="benedita", consent_for_services=False)
    answer = await ask(what, [unknown, str(theirs.record_id)])
    body = answer.json()
    assert (answer.status_code, body["code"]) == (422, "nothing_done")
    code = {REFERRALS: "consent_missing", ASSIGNMENTS: "already_owner"}[what]
    assert [(error["detail"], error["code"]) for error in body["errors"]] == [
        (unknown, "not_found"),
        (str(theirs.record_id), code),
    ]
    assert await published(EVENT[what]) == []


@BOTH
async def test_none_named_is_a_refusal(what, ask):
    answer = await ask(what, [])
    assert answer.status_code == 422
    assert "data" not in answer.json()


@BOTH
async def test_a_repeated_command_tells_the_same_and_does_nothing_twice(what, referring, ask, published):
    good, bad = await referring.case(), await referring.case(owned_by="benedita", disclosure_other_orgs=False)
    key = {"Idempotency-Key": str(uuid4())}
    first = await ask(what, [str(good.record_id), str(bad.record_id)], **key)
    again = await ask(what, [str(good.record_id), str(bad.record_id)], **key)
    assert first.status_code == 200
    assert len(first.json()["errors"]) == 1
    assert again.json() == first.json()
    assert len(await published(EVENT[what])) == 1


@BOTH
async def test_what_nothing_came_of_may_be_tried_again_under_the_same_key(what, referring, ask):
    case = a_case()
    key = {"Idempotency-Key": str(uuid4())}
    assert (await ask(what, [str(case.record_id)], **key)).status_code == 422
    await referring.deliver(case, about=case.record_id)
    assert (await ask(what, [str(case.record_id)], **key)).status_code == 200


@BOTH
async def test_one_named_twice_is_done_once_and_the_order_is_kept(what, referring, ask, published):
    cases = sorted([await referring.case() for _ in range(4)], key=lambda case: case.record_id, reverse=True)
    ids = [str(case.record_id) for case in cases]
    answer = (await ask(what, [*ids, ids[0]])).json()
    assert len(await published(EVENT[what])) == 4
    if what == REFERRALS:
        assert [row["record_id"] for row in answer["data"]] == ids


@BOTH
async def test_cases_that_are_on_their_way_are_waited_for(what, really):
    """Eight registered a moment ago: none is lost."""
    cases = [a_case() for _ in range(8)]
    asked = asyncio.create_task(asking(really.client, really.people)(what, [str(case.record_id) for case in cases]))
    for case in cases:
        await really.deliver(case, about=case.record_id)
    await _until_asked(really, what, len(cases))
    by_id = {case.record_id: case for case in cases}
    for made in await really.published(EVENT[what]):
        case = by_id[made.record_id]
        await really.deliver(carried_out(case, what, str(made.transition_id)), about=case.record_id)
    answer = await asked
    assert answer.status_code == 200
    assert "errors" not in answer.json()
    if what == REFERRALS:
        assert [row["access"] for row in answer.json()["data"]] == ["granted"] * len(cases)


@BOTH
async def test_what_cases_refuses_while_it_is_waited_for_is_no_success(what, really):
    case = await really.case()
    asked = asyncio.create_task(asking(really.client, really.people)(what, [str(case.record_id)]))
    await _until_asked(really, what, 1)
    [made] = await really.published(EVENT[what])
    await really.deliver(refused(case, str(made.transition_id), "person_cannot_receive"), about=made.transition_id)
    answer = await asked
    assert (answer.status_code, answer.json()["code"]) == (422, "nothing_done")
    assert [error["code"] for error in answer.json()["errors"]] == ["person_cannot_receive"]


async def _until_asked(really, what, number):
    async def look():
        assert len(await really.published(EVENT[what])) == number

    await eventually(look)
