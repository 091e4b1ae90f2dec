"""An assignment gives a case its new owner, once; or cases says why not."""

import pytest
from cases.incident.domain import INCIDENT
from contracts.cases import AccessRefused, CaseAssigned, IncidentAssigned, IncidentChanged
from testkit.people import MODULE

WRITTEN = "2026-11-22T09:00:00.000Z"


async def test_the_case_is_its_new_owner_s_and_remembers_the_one_before(desk, a_case, published):
    transition = await desk.assign(a_case)
    record = await desk.kept(a_case)
    values = record.values
    assert (values["owned_by"], values["owned_by_groups"], values["owned_by_agency_id"]) == ("rosa", ["south"], "pnds")
    assert (values["previously_owned_by"], values["reassigned_transferred_on"]) == ("amina", WRITTEN)
    associated = [values[f"associated_user_{name}"] for name in ("names", "groups", "agencies")]
    assert associated == [["rosa"], ["south"], ["pnds"]]
    assert record.grants == {
        str(transition): {"kind": "assign", "user": "rosa", "by": "joao", "status": "done", "made_at": WRITTEN}
    }
    stamps = ("last_updated_by", "last_updated_at", "last_updated_by_full_name", "last_updated_organization")
    assert [values[name] for name in stamps] == ["joao", WRITTEN, "Joao", "ministry"]
    (told,) = await published(CaseAssigned)
    assert (told.record_id, told.record_type, told.version) == (a_case, "case", 2)
    assert (told.transition_id, told.owned_by, told.previously_owned_by) == (transition, "rosa", "amina")
    assert told.facts["owned_by"] == "rosa"
    assert "owned_by" in told.changed


async def test_a_new_owner_needs_no_right_to_receive_referrals(desk, a_case, published):
    await desk.assign(a_case, to="joao", by="rosa")
    assert (await desk.kept(a_case)).values["owned_by"] == "joao"
    assert await published(AccessRefused) == []


async def test_whoever_it_is_referred_to_stays_beside_it(desk, a_case):
    await desk.refer(a_case)
    await desk.assign(a_case)
    values = (await desk.kept(a_case)).values
    assert values["associated_user_names"] == ["rosa", "clinic"]
    assert values["associated_user_groups"] == ["health", "night", "south"]


async def test_the_same_assignment_told_twice_is_carried_out_once(desk, a_case, published):
    transition = await desk.assign(a_case)
    await desk.assign(a_case, to="joao", by="rosa", transition_id=transition)
    assert (await desk.kept(a_case)).values["owned_by"] == "rosa"
    assert len(await published(CaseAssigned)) == 1


@pytest.mark.parametrize(
    ("to", "by", "code"),
    [
        ("nobody_known", "joao", "person_unknown"),
        ("rosa", "rosa", "person_cannot_receive"),
        ("powerless", "joao", "person_cannot_receive"),
    ],
)
async def test_what_cannot_be_carried_out_is_refused_with_its_reason(desk, people, a_case, published, to, by, code):
    await people.add("powerless", permissions={})
    transition = await desk.assign(a_case, to=to, by=by)
    (refused,) = await published(AccessRefused)
    assert refused == AccessRefused(record_id=a_case, transition_id=transition, code=code)
    assert await desk.refused_about() == [transition]
    assert (await desk.kept(a_case)).values["owned_by"] == "amina"


@pytest.mark.parametrize("kind", ["tracing_request", "family"])
async def test_records_that_are_not_assigned_are_left_alone(desk, a_case, published, kind):
    await desk.assign(a_case, record_type=kind)
    assert (await desk.kept(a_case)).version == 1
    assert [*await published(CaseAssigned), *await published(AccessRefused)] == []


async def test_the_incidents_of_the_case_change_hands_with_it(desk, a_case, people, published):
    incident = await desk.incident(people.amina, incident_case_id=str(a_case))
    await desk.assign(a_case)
    values = (await desk.kept(incident, INCIDENT)).values
    assert (values["owned_by"], values["previously_owned_by"]) == ("rosa", "amina")
    assert values["associated_user_names"] == ["rosa"]
    assert [event.record_id for event in await published(IncidentChanged)] == [incident]


async def test_an_incident_of_no_case_is_given_to_who_reads_incidents(desk, people, published):
    incident = await desk.incident(people.reader, module_id=MODULE)
    transition = await desk.assign(incident, to="scribe", by="amina", record_type="incident")
    values = (await desk.kept(incident, INCIDENT)).values
    assert (values["owned_by"], values["previously_owned_by"]) == ("scribe", "reader")
    (told,) = await published(IncidentAssigned)
    assert (told.record_id, told.record_type, told.transition_id) == (incident, "incident", transition)
    await desk.assign(incident, to="rosa", by="amina", record_type="incident")
    assert (await desk.kept(incident, INCIDENT)).values["owned_by"] == "scribe"
    assert [event.code for event in await published(AccessRefused)] == ["person_cannot_receive"]


async def test_an_incident_of_a_case_changes_hands_with_it_alone(desk, a_case, people, published):
    incident = await desk.incident(people.amina, incident_case_id=str(a_case))
    await desk.assign(incident, to="scribe", record_type="incident")
    assert (await desk.kept(incident, INCIDENT)).values["owned_by"] == "amina"
    assert [event.code for event in await published(AccessRefused)] == ["follows_another"]
