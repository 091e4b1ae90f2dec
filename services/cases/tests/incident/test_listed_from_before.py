"""Incidents that named a case before cases listed them: the step of the database that lists them."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from chassis.actor import service_actor
from sqlalchemy import text
from testkit.people import MODULE

STEP = Path(__file__).parents[2] / "migrations" / "versions" / "0015_incidents_of_cases.py"
API = "/api/v2"
AS_BEFORE = """
UPDATE record SET facts = facts - 'incidents' || '{"has_incidents": false}' WHERE record_type = 'case'
"""


def statement():
    spec = spec_from_file_location("step", STEP)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return text(module.LISTED)


async def test_a_case_lists_the_incidents_that_named_it_before(rui, database):
    async def made(path, **values):
        return (await rui.post(f"{API}/{path}", json={"data": values})).json()["data"]["id"]

    case, other = await made("cases", module_id=MODULE), await made("cases", module_id=MODULE)
    first, second = [await made("incidents", incident_case_id=case) for _ in range(2)]
    gone = await made("incidents", incident_case_id=case)
    await rui.delete(f"{API}/incidents/{gone}")
    async with database.transaction(service_actor("cases")) as uow:
        await uow.session.execute(text(AS_BEFORE))
        await uow.session.execute(statement())
    shown = (await rui.get(f"{API}/cases/{case}")).json()["data"]
    assert (shown["incidents"], shown["has_incidents"]) == ([first, second], True)
    listed = (await rui.get(f"{API}/cases/{case}/incidents")).json()["data"]
    assert [one["id"] for one in listed] == [first, second]
    assert (await rui.get(f"{API}/cases/{other}")).json()["data"]["has_incidents"] is False
