"""A referral from asking to its end, through the API."""

from uuid import UUID, uuid4

from chassis.schedule import Schedule, run_once
from contracts.referrals import (
    ReferralAccepted,
    ReferralActivated,
    ReferralDone,
    ReferralMade,
    ReferralRefused,
    ReferralRejected,
    ReferralRevoked,
)
from referring_builders import API, ROW, a_case, changed, granted, refused


async def test_a_referral_is_written_down_and_cases_is_asked(referring, published):
    await referring.services("health_medical_service")
    case = await referring.case()
    response = await referring.ask(case, service="health_medical_service")
    body = response.json()["data"]
    assert response.status_code == 200
    assert body["type"] == "Referral"
    assert body["status"] == "in_progress"
    assert body["access"] == "asked"
    assert body["notes"] == "Please see this child"
    assert body["transitioned_to_user_agency"] == "hospital"
    assert body["record_owned_by"] == "amina"
    assert body["abilities"] == ["revoke"]
    assert body["record"]["enabled"] is True
    [made] = await published(ReferralMade)
    assert made.transition_id == UUID(body["id"])
    assert made.transitioned_to == "partner"
    assert await published(ReferralActivated) == []


async def test_the_recipient_is_told_once_cases_has_opened_the_case(referring, published, client, people):
    case = await referring.case()
    id = await referring.referral(case)
    [told] = await published(ReferralActivated)
    assert str(told.transition_id) == id
    listed = await client(people.partner).get(f"{API}/referrals")
    [row] = listed.json()["data"]
    assert row["id"] == id
    assert row["record_short_id"] == "a1b2c3d"
    assert row["abilities"] == ["accept", "reject"]
    assert row["version"] == 2
    assert row["transitioned_by_full_name"] == people.amina.full_name
    shown = (await client(people.partner).get(f"{API}/referrals/{id}")).json()["data"]
    assert shown["transitioned_to_full_name"] == people.partner.full_name
    assert listed.json()["metadata"] == {"total": 1, "per": 20, "page": 1}


async def test_the_recipient_sees_nothing_before_the_case_is_open(referring, client, people):
    case = await referring.case()
    id = (await referring.ask(case)).json()["data"]["id"]
    partner = client(people.partner)
    assert (await partner.get(f"{API}/referrals")).json()["data"] == []
    assert (await partner.get(f"{API}/referrals/{id}")).status_code == 404
    assert (await referring.answer(case, id, "accepted")).status_code == 404


async def test_what_cases_changed_comes_with_the_answer(referring, deliver):
    case = await referring.case(services_section=[{"unique_id": ROW}])
    id = await referring.referral(case)
    await deliver(
        changed(case, referred_users=["partner"], associated_user_names=["amina", "partner"]),
        about=case.record_id,
    )
    body = (await referring.answer(case, id, "accepted")).json()["data"]
    assert body["status"] == "accepted"
    assert body["responded_at"]
    assert body["record"]["referred_users"] == ["partner"]
    assert "consent_for_services" not in body["record"]
    assert "services_section" not in body["record"]


async def test_a_referral_for_a_service_answers_without_the_services_of_the_case(referring):
    case = await referring.case(services_section=[{"unique_id": ROW}])
    made = (await referring.ask(case, service_record_id=ROW)).json()
    assert made["data"]["service_record_id"] == ROW
    assert made["data"]["record"]["id"] == str(case.record_id)
    assert made.keys() == {"data"}
    assert "services_section" not in made["data"]["record"]


async def test_accepted_and_done(referring, published):
    case = await referring.case()
    id = await referring.referral(case)
    assert (await referring.answer(case, id, "accepted")).json()["data"]["abilities"] == ["done"]
    done = await referring.answer(case, id, "done", rejection_note="service given")
    assert done.json()["data"]["status"] == "done"
    assert done.json()["data"]["rejection_note"] == "service given"
    assert done.json()["data"]["notes"] == "Please see this child"
    assert len(await published(ReferralAccepted)) == 1
    assert [event.actor for event in await published(ReferralDone)] == ["partner"]


async def test_nobody_answers_a_closed_referral(referring):
    case = await referring.case()
    id = await referring.referral(case)
    await referring.answer(case, id, "accepted")
    await referring.answer(case, id, "done")
    late = await referring.answer(case, id, "accepted")
    assert late.status_code == 403
    assert late.json()["code"] == "referral_closed"
    assert late.json()["errors"][0]["message"] == "Forbidden"
    assert (await referring.revoke(case, id)).status_code == 403


async def test_a_second_answer_and_a_completion_before_acceptance_are_conflicts(referring):
    case = await referring.case()
    id = await referring.referral(case)
    early = await referring.answer(case, id, "done")
    assert (early.status_code, early.json()["code"]) == (409, "referral_not_accepted")
    await referring.answer(case, id, "accepted")
    again = await referring.answer(case, id, "rejected")
    assert (again.status_code, again.json()["code"]) == (409, "referral_already_answered")


async def test_rejected_with_a_reason_the_sender_reads(referring, published, client, people):
    case = await referring.case()
    id = await referring.referral(case)
    body = (await referring.answer(case, id, "rejected", rejected_reason="no capacity")).json()["data"]
    assert body["status"] == "rejected"
    assert body["record_access_denied"] is True
    assert "record" not in body
    shown = await client(people.amina).get(f"{API}/referrals/{id}")
    assert shown.json()["data"]["rejected_reason"] == "no capacity"
    assert len(await published(ReferralRejected)) == 1


async def test_revoked_by_the_sender_and_unreadable_for_its_recipient(referring, published, client, people):
    case = await referring.case()
    id = await referring.referral(case)
    assert (await referring.revoke(case, id)).json()["data"]["status"] == "revoked"
    assert len(await published(ReferralRevoked)) == 1
    assert (await referring.answer(case, id, "accepted")).status_code == 403
    shown = (await client(people.partner).get(f"{API}/referrals/{id}")).json()["data"]
    assert shown["status"] == "revoked"
    assert "notes" not in shown


async def test_no_referral_without_consent(referring):
    case = await referring.case(disclosure_other_orgs=False)
    response = await referring.ask(case)
    assert response.status_code == 422
    assert response.json()["errors"] == [
        {
            "status": 422,
            "resource": f"{API}/cases/{case.record_id}/referrals",
            "detail": "consent",
            "message": ["transition.errors.consent"],
        }
    ]


async def test_a_missing_consent_is_overridden_only_with_the_right_to(referring):
    case = await referring.case(consent_for_services=None)
    forbidden = await referring.ask(case, consent_overridden=True)
    assert (forbidden.status_code, forbidden.json()["code"]) == (403, "consent_override_not_allowed")
    allowed = await referring.ask(case, by="admin", consent_overridden=True)
    assert allowed.status_code == 200
    assert allowed.json()["data"]["consent_overridden"] is True


async def test_a_violence_case_needs_the_service_consent_only(referring):
    case = await referring.case(module_id="primeromodule-gbv", disclosure_other_orgs=False)
    await referring.people.add(
        "clinic", role="role-clinic", permissions={"case": ["read", "receive_referral_different_module"]}
    )
    assert (await referring.ask(case, to="clinic")).status_code == 200


async def test_only_who_receives_referrals_can_be_asked(referring):
    case = await referring.case()
    for target in ("nobody", "joao", "amina", None, ""):
        response = await referring.ask(case, to=target)
        assert response.status_code == 422, target
        assert response.json()["facts"]["fields"] == {"transitioned_to": ["transition.errors.to_user_can_receive"]}


async def test_a_role_that_shapes_what_is_seen_must_be_made_for_it(referring):
    case = await referring.case()
    response = await referring.ask(case, authorized_role_unique_id="role-admin")
    assert response.json()["facts"]["fields"] == {"authorized_role_unique_id": ["not_offered"]}


async def test_a_remote_referral_names_no_user(referring, published):
    case = await referring.case()
    both = await referring.ask(case, remote=True)
    assert both.status_code == 422
    response = await referring.ask(
        case,
        to=None,
        remote=True,
        transitioned_to_remote="someone",
        transitioned_to_agency="Other NGO",
        type_of_export="pdf",
    )
    body = response.json()["data"]
    assert body["remote"] is True
    assert body["transitioned_to_agency"] == "Other NGO"
    assert body["transitioned_to_remote"] == "someone"
    assert "transitioned_to" not in body
    assert body["access"] == "granted"
    [made] = await published(ReferralMade)
    assert made.remote
    assert made.transitioned_to is None
    assert len(await published(ReferralActivated)) == 1


async def test_cases_has_the_last_word(referring, deliver, published, client, people):
    case = await referring.case()
    id = (await referring.ask(case)).json()["data"]["id"]
    await deliver(refused(case, id), about=UUID(id))
    [told] = await published(ReferralRefused)
    assert told.code == "consent_missing"
    sent = (await client(people.amina).get(f"{API}/referrals?direction=sent")).json()["data"]
    assert [(row["status"], row["refusal"]) for row in sent] == [("refused", "consent_missing")]
    listed = await client(people.amina).get(f"{API}/cases/{case.record_id}/referrals")
    assert listed.json()["data"] == []


async def test_a_repeated_request_finds_the_refusal(referring, deliver, client, people):
    case = await referring.case()
    headers = {"Idempotency-Key": str(uuid4())}
    body = {"data": {"transitioned_to": "partner"}}
    path = f"{API}/cases/{case.record_id}/referrals"
    amina = client(people.amina)
    id = (await amina.post(path, json=body, headers=headers)).json()["data"]["id"]
    await deliver(refused(case, id), about=UUID(id))
    again = await amina.post(path, json=body, headers=headers)
    assert again.status_code == 422
    assert again.json()["errors"][0]["message"] == ["transition.errors.consent"]


async def test_the_same_command_makes_one_referral(referring, client, people, published):
    case = await referring.case()
    headers = {"Idempotency-Key": str(uuid4())}
    body = {"data": {"transitioned_to": "partner", "notes": "once"}}
    path = f"{API}/cases/{case.record_id}/referrals"
    amina = client(people.amina)
    first = await amina.post(path, json=body, headers=headers)
    second = await amina.post(path, json=body, headers=headers)
    assert first.json() == second.json()
    assert len(await published(ReferralMade)) == 1
    other = await amina.post(path, json={"data": {"transitioned_to": "rosa"}}, headers=headers)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")


async def test_the_same_answer_counts_once(referring, published):
    case = await referring.case()
    id = await referring.referral(case)
    headers = {"Idempotency-Key": str(uuid4())}
    first = await referring.answer(case, id, "accepted", headers=headers)
    second = await referring.answer(case, id, "accepted", headers=headers)
    assert first.json() == second.json()
    assert len(await published(ReferralAccepted)) == 1


async def test_an_answer_to_an_old_version_is_stale(referring):
    case = await referring.case()
    id = await referring.referral(case)
    stale = await referring.answer(case, id, "accepted", base_version=1)
    assert stale.status_code == 409
    assert stale.json()["facts"] == {"version": 2, "fields": ["status"]}
    assert (await referring.revoke(case, id, **{"If-Match": '"1"'})).status_code == 409
    assert (await referring.answer(case, id, "accepted", headers={"If-Match": '"2"'})).status_code == 200


async def test_what_cases_never_answers_fails_after_ten_minutes(referring, database, published, deliver):
    from datetime import UTC, datetime, timedelta

    from chassis.actor import service_actor
    from referrals.referral.commands import give_up_referrals

    case = await referring.case()
    id = (await referring.ask(case)).json()["data"]["id"]
    schedule = Schedule("give_up", timedelta(seconds=1), give_up_referrals)
    now = datetime.now(UTC)
    await run_once(schedule, database, service_actor("referrals"), now + timedelta(minutes=9))
    assert await published(ReferralRefused) == []
    for _ in range(2):
        await run_once(schedule, database, service_actor("referrals"), now + timedelta(minutes=11))
    [told] = await published(ReferralRefused)
    assert (told.code, told.actor) == ("timed_out", "mahon")
    await deliver(granted(case, id), about=case.record_id)
    [closed] = await published(ReferralRevoked)
    assert str(closed.transition_id) == id
    assert await published(ReferralActivated) == []


async def test_taken_back_before_cases_answered(referring, deliver, published):
    case = await referring.case()
    id = (await referring.ask(case)).json()["data"]["id"]
    assert (await referring.revoke(case, id)).status_code == 200
    await deliver(granted(case, id), about=case.record_id)
    assert await published(ReferralActivated) == []
    assert len(await published(ReferralRevoked)) == 1


async def test_each_reaction_twice_is_once(referring, deliver, published):
    case = a_case()
    await deliver(case, about=case.record_id, times=2)
    id = (await referring.ask(case)).json()["data"]["id"]
    await deliver(granted(case, id), about=case.record_id, times=2)
    await deliver(granted(case, id), about=case.record_id)
    assert len(await published(ReferralActivated)) == 1
    await deliver(refused(case, id), about=UUID(id), times=2)
    assert await published(ReferralRefused) == []
    other = (await referring.ask(case, service_record_id=ROW)).json()["data"]["id"]
    for _ in range(2):
        await deliver(refused(case, other), about=UUID(other), times=2)
    assert len(await published(ReferralRefused)) == 1


async def test_many_at_once_and_each_refusal_is_named(referring, client, people, published):
    first, second = await referring.case(), await referring.case(consent_for_services=False)
    hidden = await referring.case(associated_user_names=["rosa"], owned_by="rosa")
    ids = [str(case.record_id) for case in (first, second, hidden)]
    response = await client(people.amina).post(
        f"{API}/cases/referrals", json={"data": {"ids": ids, "transitioned_to": "partner", "notes": "bulk"}}
    )
    assert response.status_code == 200
    body = response.json()
    assert [row["record_id"] for row in body["data"]] == ids[:1]
    assert [(error["detail"], error["code"]) for error in body["errors"]] == [
        (ids[1], "consent_missing"),
        (ids[2], "not_found"),
    ]
    assert len(await published(ReferralMade)) == 1


async def test_a_hundred_at_once_and_no_more(client, people):
    ids = [str(uuid4()) for _ in range(101)]
    response = await client(people.amina).post(
        f"{API}/cases/referrals", json={"data": {"ids": ids, "transitioned_to": "partner"}}
    )
    assert (response.status_code, response.json()["code"]) == (422, "too_many_records")


async def test_a_referral_under_another_case_is_not_there(referring):
    case, other = await referring.case(), await referring.case()
    id = await referring.referral(case)
    assert (await referring.answer(other, id, "accepted")).status_code == 404
    assert (await referring.revoke(other, id)).status_code == 404


async def test_a_service_that_could_be_a_sentence_is_refused(referring):
    case = await referring.case()
    response = await referring.ask(case, service="her name is written here")
    assert response.status_code == 422
    assert response.json()["facts"]["fields"] == {"data/service": ["string_pattern_mismatch"]}


async def test_a_service_is_a_code_of_the_list_and_stays_one_when_the_list_loses_it(referring):
    case = await referring.case()
    assert (await referring.ask(case, service="health")).json()["facts"]["fields"] == {"service": ["not_an_option"]}
    await referring.services("health")
    await referring.services("police")
    assert (await referring.ask(case, service="health")).json()["data"]["service"] == "health"
    assert (await referring.ask(case, service="healthy")).status_code == 422


async def test_own_lists_by_status_and_page(referring, client, people):
    case = await referring.case()
    first, second = await referring.referral(case), await referring.referral(case, service_record_id=ROW)
    await referring.answer(case, first, "accepted")
    partner = client(people.partner)
    accepted = await partner.get(f"{API}/referrals?status=accepted,done")
    assert [row["id"] for row in accepted.json()["data"]] == [first]
    paged = await partner.get(f"{API}/referrals?per=1&page=1")
    assert [row["id"] for row in paged.json()["data"]] == [second]
    assert paged.json()["metadata"] == {"total": 2, "per": 1, "page": 1}
    assert (await partner.get(f"{API}/referrals?status=nosuch")).status_code == 422


async def test_a_disabled_case_s_referrals_are_in_no_list_as_they_are_in_no_count(referring, client, people, deliver):
    case = await referring.case()
    await referring.referral(case)
    await deliver(changed(case, record_state=False), about=case.record_id)
    for person, direction in ((people.partner, "received"), (people.amina, "sent")):
        listed = (await client(person).get(f"{API}/referrals?direction={direction}")).json()
        assert (listed["data"], listed["metadata"]["total"]) == ([], 0)
