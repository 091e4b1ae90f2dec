"""The incidents of a case: listed, begun with what the case says, linked, followed by its owner, told in its rows."""

from uuid import uuid4

import pytest
from cases.form.domain import Field, Form
from cases.form.store import save_forms
from cases.record.store.setup import SETUP
from chassis.actor import service_actor
from contracts.cases import CaseChanged, IncidentChanged, IncidentRegistered
from testkit.people import MODULE

API = "/api/v2"
HAPPENED = {"incident_date": "2026-10-01", "incident_location": "TL01", "cp_incident_abuser_name": "Invented Stranger"}


@pytest.fixture
def a_case(rui):
    async def register(person=rui, **values):
        answer = await person.post(f"{API}/cases", json={"data": {"module_id": MODULE, "name": "Invented"} | values})
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]

    return register


@pytest.fixture
def lia(client, people):
    return client(people.known["lia"])


async def incident_of(person, case, **values):
    answer = await person.post(f"{API}/incidents", json={"data": HAPPENED | {"incident_case_id": case["id"]} | values})
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]


async def shown(person, path):
    answer = await person.get(f"{API}/{path}")
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]


@pytest.fixture
def shown_rows():
    """The rows that a case shows of its incidents."""

    async def of(person, case):
        return (await shown(person, f"cases/{case['id']}?fields=incident_details")).get("incident_details") or []

    return of


async def test_a_case_lists_its_incidents_in_the_order_they_were_recorded(rui, a_case):
    case, other = await a_case(), await a_case()
    first, second = await incident_of(rui, case), await incident_of(rui, case, incident_date="2026-01-01")
    await incident_of(rui, other)
    listed = await shown(rui, f"cases/{case['id']}/incidents")
    assert [one["id"] for one in listed] == [first["id"], second["id"]]
    assert listed[0]["cp_incident_abuser_name"] == "Invented Stranger"
    [short, _] = await shown(rui, f"cases/{case['id']}/incidents?fields=incident_date")
    assert short["incident_date"] == "2026-10-01"
    assert "cp_incident_abuser_name" not in short


async def test_whether_a_case_has_incidents_is_true_at_once(rui, a_case):
    case = await a_case()
    assert case["has_incidents"] is False
    incident = await incident_of(rui, case)
    assert (await shown(rui, f"cases/{case['id']}"))["has_incidents"] is True
    await rui.delete(f"{API}/incidents/{incident['id']}")
    told = await shown(rui, f"cases/{case['id']}")
    assert (told["has_incidents"], told["incidents"]) == (False, [])
    again = {"data": {"record_state": True}}
    assert (await rui.patch(f"{API}/incidents/{incident['id']}", json=again)).status_code == 200
    assert (await shown(rui, f"cases/{case['id']}"))["has_incidents"] is True
    found = (await rui.get(f"{API}/cases?has_incidents=true")).json()
    assert [one["id"] for one in found["data"]] == [case["id"]]


async def test_somebody_else_s_incident_is_an_alert_and_an_entry_of_the_case_s_history(rui, lia, a_case):
    case = await a_case()
    await incident_of(rui, case)
    assert (await shown(rui, f"cases/{case['id']}"))["current_alert_types"] == []
    theirs = await incident_of(lia, case)
    told = await shown(rui, f"cases/{case['id']}")
    assert (told["current_alert_types"], told["alert_count"], told["last_updated_by"]) == (
        ["incident_from_case"],
        1,
        "lia",
    )
    await incident_of(rui, case)
    assert (await shown(rui, f"cases/{case['id']}"))["current_alert_types"] == ["incident_from_case"]
    [_, entry, *_] = await shown(rui, f"cases/{case['id']}/record_history")
    assert entry["user_name"] == "lia"
    changed = {name: change for each in entry["record_changes"] for name, change in each.items()}
    assert changed["incidents"]["to"][-1] == theirs["id"]


async def test_a_closed_case_that_gets_an_incident_is_open_again(client, people, rui, a_case):
    case = await a_case()
    admin = client(people.admin)
    assert (await admin.patch(f"{API}/cases/{case['id']}", json={"data": {"status": "closed"}})).status_code == 200
    await incident_of(rui, case)
    told = await shown(rui, f"cases/{case['id']}")
    assert (told["status"], told["case_status_reopened"]) == ("open", True)


async def test_a_new_incident_begins_with_what_its_writer_reads_of_the_case(rui, a_case):
    case = await a_case(age=9, national_id_no="0000")
    begun = await shown(rui, f"cases/{case['id']}/incidents/new")
    assert (begun["id"], begun["incident_case_id"], begun["owned_by"]) == (None, case["id"], "rui")
    assert (begun["age"], begun["national_id_no"]) == (9, "0000")
    assert (begun["incident_date_derived"], begun["case_id_display"]) == (None, case["case_id_display"])
    assert "short_id" not in begun
    assert await shown(rui, f"cases/{case['id']}/incidents") == []
    made = await incident_of(rui, case, national_id_no="1111")
    assert (made["age"], made["national_id_no"]) == (9, "1111")


async def test_what_the_writer_may_not_read_of_the_case_is_not_taken_over(client, people, rui, a_case):
    case = await a_case(age=9, national_id_no="0000")
    blind = client(people.known["blind"])
    assert "national_id_no" not in await shown(blind, f"cases/{case['id']}/incidents/new")
    made = await incident_of(blind, case)
    assert "national_id_no" not in await shown(rui, f"incidents/{made['id']}")


async def test_incidents_are_made_a_case_s_together_or_not_at_all(rui, lia, a_case):
    case = await a_case(lia)
    free = [
        (await rui.post(f"{API}/incidents", json={"data": {"module_id": MODULE} | HAPPENED})).json()["data"]["id"]
        for _ in range(2)
    ]
    path = f"{API}/cases/{case['id']}/incidents"
    wrong = await rui.post(path, json={"data": {"incident_ids": [free[0], str(uuid4())]}})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "link_unknown")
    assert await shown(rui, f"cases/{case['id']}/incidents") == []
    assert (await rui.post(path, json={"data": {"incident_ids": free}})).status_code == 204
    listed = await shown(lia, f"cases/{case['id']}/incidents")
    assert [(one["id"], one["owned_by"]) for one in listed] == [(id, "lia") for id in free]
    assert (await shown(lia, f"cases/{case['id']}"))["has_incidents"] is True


async def test_an_incident_that_moves_to_another_case_leaves_the_first(rui, a_case):
    first, second = await a_case(), await a_case()
    incident = await incident_of(rui, first)
    moved = await rui.patch(f"{API}/incidents/{incident['id']}", json={"data": {"incident_case_id": second["id"]}})
    assert moved.status_code == 200
    assert (await shown(rui, f"cases/{first['id']}"))["has_incidents"] is False
    assert (await shown(rui, f"cases/{second['id']}"))["incidents"] == [incident["id"]]


async def test_rows_of_a_case_are_incidents(rui, a_case, published):
    id = str(uuid4())
    case = await a_case(incident_details=[{"unique_id": id, "incident_date": "2026-10-01", **_named("A")}, _named("B")])
    assert [row["cp_incident_abuser_name"] for row in case["incident_details"]] == ["A", "B"]
    listed = await shown(rui, f"cases/{case['id']}/incidents")
    assert [one["cp_incident_abuser_name"] for one in listed] == ["A", "B"]
    assert (listed[0]["id"], listed[0]["incident_date_derived"], listed[0]["incident_case_id"]) == (
        id,
        "2026-10-01",
        case["id"],
    )
    assert len(await published(IncidentRegistered)) == 2
    told = repr([event.model_dump() for event in [*await published(IncidentRegistered), *await published(CaseChanged)]])
    assert "cp_incident_abuser_name" not in told


def _named(name):
    return {"cp_incident_abuser_name": f"{name}"}


async def test_a_row_that_is_changed_changes_its_incident_and_no_other(rui, a_case, published):
    case = await a_case(incident_details=[_named("A"), _named("B")])
    first, second = [row["unique_id"] for row in case["incident_details"]]
    one = f"{API}/cases/{case['id']}"
    change = {"incident_details": [{"unique_id": second, **_named("C")}, _named("D")]}
    answer = await rui.patch(one, json={"data": change})
    assert answer.status_code == 200, answer.text
    assert [row["cp_incident_abuser_name"] for row in answer.json()["data"]["incident_details"]] == ["A", "C", "D"]
    assert [event.record_id.hex for event in await published(IncidentChanged)] == [second.replace("-", "")]
    await rui.patch(one, json={"data": {"incident_details": [{"unique_id": first, "_destroy": True}]}})
    assert (await shown(rui, f"incidents/{first}"))["record_state"] is False
    told = await shown(rui, f"cases/{case['id']}")
    assert [row["cp_incident_abuser_name"] for row in told["incident_details"]] == ["C", "D"]
    assert told["incidents"] == [row["unique_id"] for row in told["incident_details"]]


async def test_two_people_s_changes_of_the_same_row_do_not_pass_each_other_by(rui, a_case):
    case = await a_case(incident_details=[_named("A")])
    one, [row] = f"{API}/cases/{case['id']}", case["incident_details"]
    said = [{"unique_id": row["unique_id"], **_named(name)} for name in ("B", "C")]
    answers = [
        await rui.patch(one, json={"data": {"incident_details": [each]}, "base_version": case["version"]})
        for each in said
    ]
    assert [answer.status_code for answer in answers] == [200, 409]


async def test_a_row_that_does_not_fit_is_refused_and_nothing_is_written(rui, a_case):
    case = await a_case()
    change = {"incident_details": [_named("A"), {"incident_date": "foo"}]}
    answer = await rui.patch(f"{API}/cases/{case['id']}", json={"data": change})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["detail"] == ["/incident_details/1/incident_date"]
    assert await shown(rui, f"cases/{case['id']}/incidents") == []


async def test_an_incident_recorded_by_itself_is_a_row_of_its_case(rui, a_case):
    case = await a_case()
    incident = await incident_of(rui, case)
    [row] = (await shown(rui, f"cases/{case['id']}"))["incident_details"]
    assert row == {"unique_id": incident["id"], "incident_date": "2026-10-01", **_named("Invented Stranger")}
    [listed] = [one for one in await shown(rui, "cases") if one["id"] == case["id"]]
    assert listed["incident_details"] == [row]
    [fed] = (await rui.get(f"{API}/cases/changes")).json()["data"] or [listed]
    assert fed["incident_details"] == [row]


async def test_what_comes_with_a_case_from_a_device_was_written_down_when_the_case_was(rui, a_case):
    case = await a_case(created_at="2026-03-04T05:06:07.000Z", incident_details=[_named("A")])
    [incident] = await shown(rui, f"cases/{case['id']}/incidents")
    assert (incident["created_at"], incident["date_of_first_report"]) == ("2026-03-04T05:06:07.000Z", "2026-03-04")


async def test_an_erased_incident_is_no_longer_its_case_s(client, people, rui, a_case):
    case = await a_case()
    incident = await incident_of(rui, case)
    said = {"data": {"short_id": incident["short_id"], "reason": "ordered"}}
    assert (await client(people.admin).post(f"{API}/incidents/{incident['id']}/erasure", json=said)).status_code == 200
    assert (await shown(rui, f"cases/{case['id']}"))["has_incidents"] is False


async def test_a_row_with_the_id_of_another_record_is_named_and_nothing_is_lost(*, rui, lia, a_case, shown_rows):
    theirs = await a_case(lia)
    taken = (await incident_of(lia, theirs))["id"]
    rows = [{"unique_id": str(uuid4()), **HAPPENED}, {"unique_id": taken, **HAPPENED}]
    refused = await rui.post(f"{API}/cases", json={"data": {"module_id": MODULE, "incident_details": rows}})
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_record")
    assert refused.json()["facts"]["problems"] == {"/incident_details/1/unique_id": "id_taken"}
    case = await a_case()
    refused = await rui.patch(f"{API}/cases/{case['id']}", json={"data": {"incident_details": rows}})
    assert refused.json()["facts"]["problems"] == {"/incident_details/1/unique_id": "id_taken"}
    assert await shown_rows(rui, case) == []
    assert [row["unique_id"] for row in await shown_rows(lia, theirs)] == [taken]


@pytest.mark.parametrize("nothing", [[], None])
async def test_an_empty_list_takes_no_incident_away(rui, a_case, shown_rows, nothing):
    case = await a_case()
    kept, gone = (await incident_of(rui, case))["id"], (await incident_of(rui, case))["id"]
    path = f"{API}/cases/{case['id']}"
    assert (await rui.patch(path, json={"data": {"incident_details": nothing}})).status_code == 200
    assert {row["unique_id"] for row in await shown_rows(rui, case)} == {kept, gone}
    named = {"incident_details": [{"unique_id": gone, "_destroy": True}]}
    assert (await rui.patch(path, json={"data": named})).status_code == 200
    assert [row["unique_id"] for row in await shown_rows(rui, case)] == [kept]


async def test_what_the_rows_of_a_case_seal_is_sealed_in_its_incidents(*, database, rui, a_case, published, shown_rows):
    """Though the incident's own form would make a fact of it."""
    choice = {"option_strings_text": [{"id": "secret_kind", "display_text": {"en": "Secret"}}]}
    rows = Form(
        unique_id="incident_details_rows",
        parent_form="case",
        is_nested=True,
        modules=[MODULE],
        fields=[
            Field(name="incident_date", type="date_field"),
            Field(name="cp_incident_violence_type", type="select_box", attributes=choice | {"sealed": True}),
        ],
    )
    own = Form(
        unique_id="incident_form",
        parent_form="incident",
        modules=[MODULE],
        fields=[
            Field(name="incident_date", type="date_field"),
            Field(name="cp_incident_violence_type", type="select_box", attributes=choice),
        ],
    )
    async with database.transaction(service_actor("cases")) as uow:
        await save_forms(uow.session, [rows, own])
    SETUP.forget()
    case = await a_case(incident_details=[{**HAPPENED, "cp_incident_violence_type": "secret_kind"}])
    await incident_of(rui, case, cp_incident_violence_type="secret_kind")
    assert [row["cp_incident_violence_type"] for row in await shown_rows(rui, case)] == ["secret_kind"] * 2
    told = [*await published(IncidentRegistered), *await published(IncidentChanged)]
    assert len(told) == 2
    assert all("secret_kind" not in event.model_dump_json() for event in told)
    assert all("incident_date" in event.facts for event in told)
