"""Rows that a reader may see only their own of: on no road are the others shown, and by none are they touched."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from cases.case.domain import CASE

SECTION, PERSON = CASE.own_rows.section, CASE.own_rows.person
MINE, THEIRS, NOBODYS = (str(uuid4()) for _ in range(3))
ROWS = [
    {"unique_id": MINE, "service_type": "health", PERSON: "clinic"},
    {"unique_id": THEIRS, "service_type": "police", PERSON: "police"},
    {"unique_id": NOBODYS, "service_type": "education", "service_implemented_day_time": "2026-02-01T08:00:00.000Z"},
]
AGREED = {"consent_for_services": True, "disclosure_other_orgs": True}
RIGHTS = ["read", "write", "change_log", "receive_referral", "service_own_entries_only", "services_section_from_case"]


@dataclass(frozen=True)
class Shared:
    """A case referred to the clinic, as the clinic and as its owner see it."""

    url: str
    clinic: Any
    amina: Any

    async def rows(self):
        return (await self.amina.get(self.url)).json()["data"][SECTION]

    async def others(self):
        return [row for row in await self.rows() if row["unique_id"] in (THEIRS, NOBODYS)]


@pytest.fixture
async def shared(a_case, amina, client, people, share):
    case = await a_case(**AGREED, **{SECTION: ROWS})
    forms = {"services": "rw", "basic_identity": "r"}
    clinic = await people.add("clinic", permissions={"case": RIGHTS}, forms=forms, agency="hospital")
    await share(case["id"], "clinic")
    url = f"/api/v2/cases/{case['id']}"
    await amina.patch(url, json={"data": {SECTION: [{"unique_id": THEIRS, "service_type": "health"}]}})
    return Shared(url, client(clinic), amina)


ROADS = {
    "the record": "{url}",
    "one field of it": "{url}?fields=services_section",
    "a list": "/api/v2/cases",
    "a field of a list": "/api/v2/cases?fields=services_section",
    "its history": "{url}/record_history",
    "its history, by field": "{url}/record_history?filters[field_names][0]=services_section",
}


@pytest.mark.parametrize("road", ROADS.values(), ids=ROADS)
async def test_no_road_shows_the_rows_of_others(shared, road):
    answer = await shared.clinic.get(road.format(url=shared.url))
    assert answer.status_code == 200
    assert MINE in answer.text
    for other in (THEIRS, NOBODYS, "police"):
        assert other not in answer.text


@pytest.mark.parametrize("name", sorted(CASE.own_rows.told_by))
async def test_what_follows_from_all_rows_is_withheld(shared, name):
    data = (await shared.clinic.get(shared.url)).json()["data"]
    assert name not in data
    assert SECTION in data["withheld"]


def row(id, **more):
    return {"unique_id": id, "service_type": "education", **more}


CHANGES = {
    "an empty list": [],
    "null": None,
    "one's own row, changed": [row(MINE)],
    "one's own row, taken away": [row(MINE, _destroy=True)],
    "one's own row, handed on": [row(MINE, **{PERSON: "police"})],
    "the rows in another order, as they are shown": [row(str(uuid4()), **{PERSON: "clinic"}), row(MINE)],
    "a new row": [{"service_type": "health", PERSON: "clinic"}],
    "a new row for somebody else": [{"service_type": "health", PERSON: "police"}],
}
REFUSED = {
    "a row of somebody else": [row(THEIRS)],
    "a row of somebody else, as one's own": [row(THEIRS, **{PERSON: "clinic"})],
    "a row of somebody else, taken away": [row(THEIRS, _destroy=True)],
    "a row that names nobody": [row(NOBODYS)],
    "a row that names nobody, taken away": [row(NOBODYS, _destroy=True)],
    "the id of a row of somebody else in capitals": [row(THEIRS.upper(), _destroy=True)],
    "a row of somebody else after one's own": [row(MINE), row(THEIRS, _destroy=True)],
}


@pytest.mark.parametrize("action", [None, "services_section_from_case"])
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
async def test_a_change_touches_one_s_own_rows_alone_and_echoes_no_others(shared, change, action):
    before = await shared.others()
    answer = await shared.clinic.patch(shared.url, json={"data": {SECTION: change}, "record_action": action})
    assert answer.status_code == 200, answer.text
    assert all(other not in answer.text for other in (THEIRS, NOBODYS))
    assert [row for row in answer.json()["data"].get(SECTION, []) if row.get(PERSON) != "clinic"] == []
    assert await shared.others() == before


@pytest.mark.parametrize("action", [None, "services_section_from_case"])
@pytest.mark.parametrize("change", REFUSED.values(), ids=REFUSED)
async def test_a_change_to_the_row_of_another_is_refused_and_changes_nothing(shared, change, action):
    before = await shared.rows()
    answer = await shared.clinic.patch(shared.url, json={"data": {SECTION: change}, "record_action": action})
    assert answer.status_code == 422
    assert set(answer.json()["facts"]["problems"].values()) == {"row_not_yours"}
    assert "police" not in answer.text
    assert await shared.rows() == before


async def test_what_was_changed_without_a_network_meets_nobody_else_s_rows(shared):
    """The base is older than a change to somebody else's row: that is no clash, and the rest of the list stands."""
    change = {"data": {SECTION: []}, "base_version": 2}
    answer = await shared.clinic.patch(shared.url, json=change)
    assert answer.status_code == 200, answer.text
    assert [row["unique_id"] for row in await shared.rows()] == [THEIRS, NOBODYS]
