"""Supervisors know of danger and of what is asked of them; who asked knows of the answer."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from contracts.cases import (
    ApprovalAnswered,
    ApprovalRequested,
    DangerReported,
    FlagRaised,
    FlagResolved,
    PlaceRecognised,
)
from contracts.referrals import ReferralExpired
from news_builders import API

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def inbox_of(client, people):
    async def look(who):
        answer = await client(people.known[who]).get(f"{API}/notifications")
        return [(row["kind"], row["link"]) for row in answer.json()["data"]]

    return look


def about(**more):
    return {
        "record_id": uuid4(),
        "record_type": "case",
        "record_short_id": "a1b2c3d",
        "owned_by": "amina",
        "actor": "amina",
        "at": AT,
        **more,
    }


async def test_a_danger_reaches_the_owners_supervisors_once(people, deliver, inbox_of):
    first = DangerReported(danger_id=uuid4(), **about())
    await deliver(first, about=first.danger_id)
    await deliver(DangerReported(**dict(first)), about=first.danger_id)
    link = f"/cases/{first.record_id}"
    assert await inbox_of("joao") == [("danger_reported", link)]
    for other in ("amina", "benedita", "rosa", "partner"):
        assert await inbox_of(other) == []
    again = DangerReported(**dict(first) | {"danger_id": uuid4()})
    await deliver(again, about=again.danger_id)
    assert await inbox_of("joao") == [("danger_reported", link)] * 2


async def test_a_supervisor_who_reports_it_is_not_told(people, deliver, inbox_of):
    event = DangerReported(danger_id=uuid4(), **about(actor="joao"))
    await deliver(event, about=event.danger_id)
    assert await inbox_of("joao") == []


@pytest.mark.parametrize(
    ("step", "kind"),
    [("closure", "closure_requested"), ("gbv_closure", "closure_requested"), ("case_plan", "approval_requested")],
)
async def test_who_may_answer_knows_what_is_asked(step, kind, people, deliver, inbox_of):
    await people.add("joao", scope="group", permissions={"case": ["read", f"approve_{step}"]}, groups=["north"])
    event = ApprovalRequested(approval_id=uuid4(), step=step, **about())
    await deliver(event, about=event.approval_id)
    assert await inbox_of("joao") == [(kind, f"/cases/{event.record_id}")]
    assert await inbox_of("amina") == await inbox_of("rosa") == []


ANSWERS = ["read", "approve_assessment"]


@pytest.mark.parametrize(
    ("scope", "agency", "actions", "told"),
    [
        ("group", "other", ANSWERS, True),
        ("all", "other", ["manage"], True),
        ("agency", "mssi", ANSWERS, True),
        ("agency", "other", ANSWERS, False),
        ("identified", "mssi", ANSWERS, False),
        ("group", "mssi", ["read", "approve_closure"], False),
        ("group", "mssi", ["approve_assessment"], False),
    ],
)
async def test_a_supervisor_who_could_not_answer_is_not_asked(scope, agency, actions, told, people, deliver, inbox_of):
    await people.add("carlos", scope=scope, permissions={"case": actions}, groups=["north"], agency=agency)
    event = ApprovalRequested(approval_id=uuid4(), step="assessment", **about())
    await deliver(event, about=event.approval_id)
    assert (await inbox_of("carlos") != []) is told
    assert await inbox_of("joao") == []


@pytest.mark.parametrize("status", ["approved", "rejected"])
async def test_who_asked_and_the_owner_know_the_answer(status, people, deliver, inbox_of):
    event = ApprovalAnswered(
        approval_id=uuid4(), step="closure", status=status, asked_by="benedita", **about(actor="joao")
    )
    await deliver(event, about=event.approval_id)
    for who in ("amina", "benedita"):
        assert await inbox_of(who) == [(f"approval_{status}", f"/cases/{event.record_id}")]
    assert await inbox_of("joao") == await inbox_of("rosa") == []


async def test_an_owner_knows_of_a_flag_and_who_raised_it_of_its_answer(people, deliver, inbox_of):
    raised = FlagRaised(flag_id=uuid4(), due=AT.date(), **about(actor="joao"))
    await deliver(raised, about=raised.flag_id)
    link = f"/cases/{raised.record_id}"
    assert await inbox_of("amina") == [("flag_raised", link)]
    resolved = FlagResolved(flag_id=raised.flag_id, raised_by="joao", **about(record_id=raised.record_id))
    await deliver(resolved, about=raised.flag_id)
    assert await inbox_of("joao") == [("flag_resolved", link)]
    assert await inbox_of("amina") == [("flag_raised", link)]


async def test_who_flags_their_own_record_is_told_nothing(people, deliver, inbox_of):
    raised = FlagRaised(flag_id=uuid4(), due=AT.date(), **about())
    await deliver(raised, about=raised.flag_id)
    resolved = FlagResolved(flag_id=raised.flag_id, raised_by="amina", **about())
    await deliver(resolved, about=raised.flag_id)
    assert await inbox_of("amina") == []


READS = {"case": ["read"], "incident": ["read"]}


@pytest.fixture
def recognised(deliver):
    """A place named again, in the name of two files."""

    async def made(of="case"):
        id = uuid4()
        files = [("amina", True), ("rosa", False)]
        for owner, for_owner in files:
            matter = about(record_type=of, owned_by=owner, actor="mahon")
            await deliver(PlaceRecognised(place_id=id, for_owner=for_owner, **matter), about=id)

    return made


async def test_a_place_named_again_reaches_the_owner_and_the_supervisors_of_both_files(people, recognised, inbox_of):
    await people.add("joao", scope="group", permissions=READS, groups=["north"])
    await people.add("maria", scope="group", permissions=READS, groups=["south"])
    await people.add("both", scope="group", permissions=READS, groups=["north", "south"])
    await recognised()
    for told in ("amina", "joao", "maria", "both"):
        assert await inbox_of(told) == [("place_recognised", "/")]
    for other in ("rosa", "benedita", "partner"):
        assert await inbox_of(other) == []


@pytest.mark.parametrize(
    ("of", "permissions", "told"),
    [
        ("case", READS, True),
        ("case", {"case": ["read"]}, False),
        ("case", {"incident": ["read"]}, False),
        ("incident", {"incident": ["read"]}, True),
        ("incident", {"case": ["read"]}, False),
    ],
)
async def test_a_supervisor_who_could_not_read_it_is_not_told_of_a_place(
    of, permissions, told, people, recognised, inbox_of
):
    await people.add("joao", scope="group", permissions=permissions, groups=["north"])
    await recognised(of)
    assert await inbox_of("joao") == [("place_recognised", "/")] * told


@pytest.mark.parametrize(
    ("steps", "kind"),
    [
        (("acknowledge", "decide"), "referral_unanswered"),
        (("first_contact", "resume", "progress"), "referral_stalled"),
        (("confirm", "reroute"), "referral_unsettled"),
    ],
)
async def test_what_ran_out_reaches_the_supervisors_of_who_gave_it_once(steps, kind, people, deliver, inbox_of):
    id, record_id = uuid4(), uuid4()
    said = {"transition_id": id, "record_id": record_id, "actor": "mahon", "at": AT, "transitioned_by": "amina"}
    for step in steps:
        await deliver(ReferralExpired(**said, transitioned_to="partner", step=step), about=id, times=2)
    assert await inbox_of("joao") == [(kind, f"/cases/{record_id}/referrals")]
    for other in ("amina", "benedita", "rosa", "partner"):
        assert await inbox_of(other) == []
