"""The demonstration by the rules in force: most of what is next lies ahead, some of it is late, nothing by months."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from cases.bootstrap import write_defaults
from cases.configuration.domain.snapshot import read_snapshot
from cases.form.store import save_forms
from cases.location.domain.place import Location
from cases.location.store import save_locations
from cases.lookup.store import save_lookups
from cases.record.store.setup import SETUP
from chassis.actor import service_actor
from chassis.site import Site
from demonstration.children import children
from demonstration.configuration import configuration
from demonstration.places import locations
from testkit.people import EVERYTHING, MODULE

DILI = Site(ZoneInfo("Asia/Dili"))
SHARE = slice(None, None, 3)
"""A third of the open cases tells enough of all."""
NAMED_ELSEWHERE = {"service_implementing_agency", "service_implementing_agency_individual"}


@pytest.fixture
async def officer(database, people):
    """Who may write every form of the demonstration."""
    async with database.transaction(service_actor("cases")) as uow:
        await write_defaults(uow)
        snapshot = read_snapshot(configuration()["data"], modules=[MODULE])
        await save_lookups(uow.session, snapshot.lookups)
        await save_forms(uow.session, snapshot.forms)
        await save_locations(
            uow.session, [Location(code=row["code"], hierarchy=_path(row["code"])) for row in locations()]
        )
    SETUP.forget()
    forms = {form.unique_id: "rw" for form in snapshot.forms}
    return await people.add("officer", scope="all", permissions=EVERYTHING, forms=forms)


def _path(code):
    parents = {row["code"]: row.get("parent_code") for row in locations()}
    found = [code]
    while parents[found[0]]:
        found.insert(0, parents[found[0]])
    return tuple(found)


def _told(case):
    """Without whom nobody here knows, and answered with what became of it, as a case without an id of the device."""
    rows = [{name: row[name] for name in row.keys() - NAMED_ELSEWHERE} for row in case.get("services_section", [])]
    return {name: value for name, value in case.items() if name != "id"} | {"services_section": rows}


async def test_what_is_next_is_due_when_the_demonstration_says(officer, client):
    today = DILI.day(datetime.now(UTC))
    invented = [child for child in children(today - timedelta(days=1)) if child.due][SHARE]
    standing = Counter()
    for child in invented:
        answer = await client(officer).post("/api/v2/cases", json={"data": _told(child.case)})
        assert answer.status_code == 200, answer.json()["code"]
        case = answer.json()["data"]
        due = DILI.day_of(case["next_action_due"])
        if case["next_action"] != "first_contact":
            assert due == child.due, (case["next_action"], child.stage)
        standing[_standing(due, today)] += 1
    print(dict(standing))
    assert 1 / 20 < standing["late"] / len(invented) < 1 / 4
    assert standing["ahead"] > len(invented) / 2


def _standing(due: date, today: date) -> str:
    if due < today:
        assert due > today - timedelta(days=7)
        return "late"
    return "today" if due == today else "ahead"
